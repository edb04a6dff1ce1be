/** @file A network as somebody draws it by hand: thirty layers, hardly two with the same parameters. */
import { createBuilder } from '../../architecture/builder';
import { createDesign, type Design } from '../../document/document';

/** Thirty layers with irregular sizes, two branches, a skip connection and names of its own. */
export function createIrregularDesign(): Design {
  const net = createBuilder();
  net.add('Input', 'photo', { channels: 4 });
  net.add('Conv2d', 'conv1', { outChannels: 23, kernelSize: [5, 7], stride: [2, 2], padding: 'valid' });
  net.add('BatchNorm', 'bn1');
  net.add('LeakyReLU', 'relu1', { slope: 0.15 });
  const wide = net.add('Conv2d', 'wide', { outChannels: 41, kernelSize: [1, 9], dilation: [1, 2] });
  net.add('GroupNorm', 'norm1', { groups: 1 });
  net.add('SiLU', 'silu1');
  net.add('MaxPool2d', 'pool1', { kernelSize: [3, 2], stride: [2, 1] });
  const split = net.add('Conv2d', 'conv2', { outChannels: 77, kernelSize: [3, 3], bias: false });
  net.add('ReLU6', 'relu2');
  net.add('Conv2d', 'deep', { outChannels: 77, kernelSize: [5, 5], groups: 7, padding: 'same' });
  net.add('BatchNorm', 'bn2', { affine: false });
  const left = net.add('GELU', 'gelu1', { approximation: 'tanh' });
  net.add('AvgPool2d', 'calm', { kernelSize: [3, 3], stride: [1, 1], padding: 'same' }, { inputs: [split] });
  net.add('Conv2d', 'conv3', { outChannels: 77, kernelSize: [1, 1] });
  const right = net.add('PReLU', 'relu3', { slopes: 'channel' });
  net.add('Add', 'meeting', {}, { inputs: [left, right] });
  net.add('SqueezeExcitation', 'se1', { squeezeChannels: 9, gate: 'HardSigmoid' });
  net.add('Dropout', 'drop1', { rate: 0.17, unit: 'channel' });
  net.add('Conv2d', 'conv4', { outChannels: 130, kernelSize: [3, 5], stride: [3, 2], dilation: [2, 1] });
  net.add('ELU', 'elu1', { alpha: 0.7 });
  net.add('ZeroPad2d', 'pad1', { padding: { top: 1, bottom: 0, left: 2, right: 1 } });
  const low = net.add('Conv2d', 'conv5', { outChannels: 58, kernelSize: [4, 4], padding: 'valid' });
  net.add('Upsample', 'up1', { mode: 'bilinear', scale: [2, 1.5] });
  net.add('Conv2d', 'conv6', { outChannels: 19, kernelSize: [2, 3] });
  net.add('Tanh', 'tanh1', {}, { inputs: [low], notes: 'Is this branch worth it?' });
  net.add('GlobalMaxPool', 'gmp1');
  net.add('Flatten', 'flatten1');
  net.add('Linear', 'fc1', { outFeatures: 37, bias: false });
  net.add('Softmax', 'softmax1');
  const placed = new Map([
    [wide, { x: -212, y: 96 }],
    [low, { x: 480, y: 1210 }],
  ]);
  return createDesign(net.build(), { title: 'Photo gates', resolution: [120, 168], positions: placed });
}
