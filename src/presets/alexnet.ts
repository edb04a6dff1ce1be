/**
 * @file AlexNet in the form on one GPU that torchvision has: Krizhevsky, "One weird trick for parallelizing
 * convolutional neural networks", 2014 (arXiv:1404.5997), with adaptive pooling before the dense layers.
 */
import { createBuilder } from '../architecture/builder';
import { bothAxes } from '../util/perAxis';
import { scaleChannels } from './channels';
import { addConvolution, addMaxPool } from './convolution';
import { definePreset, type Preset } from './preset';
import { imageNetOptions } from './presetOptions';

const convolutions = [
  { channels: 64, kernelSize: 11, stride: 4, padding: 2, hasPool: true },
  { channels: 192, kernelSize: 5, hasPool: true },
  { channels: 384, kernelSize: 3, hasPool: false },
  { channels: 256, kernelSize: 3, hasPool: false },
  { channels: 256, kernelSize: 3, hasPool: true },
];

/** AlexNet. */
export const alexNetPreset: Preset = definePreset({
  id: 'alexnet',
  name: 'AlexNet',
  family: 'AlexNet',
  year: 2012,
  source: 'Krizhevsky et al., NIPS 2012; arXiv:1404.5997',
  defaultResolution: bothAxes(224),
  options: imageNetOptions,
  build: ({ width, classes }) => {
    const builder = createBuilder();
    builder.add('Input', 'input');
    for (const [index, { channels, hasPool, ...plan }] of convolutions.entries()) {
      const number = index + 1;
      const outChannels = scaleChannels(channels, width);
      addConvolution(builder, `conv${number}`, { ...plan, outChannels, bias: true });
      builder.add('ReLU', `relu${number}`);
      if (hasPool) addMaxPool(builder, `pool${number}`, { kernelSize: 3, stride: 2 });
    }
    builder.add('AdaptiveAvgPool2d', 'avgpool', { outputSize: bothAxes(6) });
    builder.add('Flatten', 'flatten');
    const outFeatures = scaleChannels(4096, width);
    for (const number of [6, 7]) {
      builder.add('Dropout', `dropout${number}`);
      builder.add('Linear', `fc${number}`, { outFeatures });
      builder.add('ReLU', `relu${number}`);
    }
    builder.add('Linear', 'fc8', { outFeatures: classes });
    return builder.build();
  },
});
