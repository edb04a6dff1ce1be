/** @file Every layer kind as layers of tfjs (tf.loadLayersModel), channels last. */
import type { Layer, LayerKind, LayerParams } from '../../layers/catalogue';
import { getChannels, getMapSize, isMapShape } from '../../layers/shape';
import { computeGcd } from '../../util/numbers';
import { mapAxes } from '../../util/perAxis';
import { InexpressibleInTfjs, type LayerWriter } from './layerWriter';
import {
  pad,
  sliceChannels,
  writeAdaptiveAvgPool2d,
  writeAvgPool2d,
  writeConv2d,
  writeConvTranspose2d,
  writeGlobalPool,
  writeMaxPool2d,
} from './tfjsWindows';

type Rule<K extends LayerKind> = (params: LayerParams<K>, writer: LayerWriter) => void;

const activation =
  (word: string): Rule<LayerKind> =>
  (_params, { from, finish }) =>
    finish('Activation', [from], { activation: word });

const epsilon = 1e-5;
const ones = { class_name: 'Ones', config: {} };

/** A factor and a shift for each channel: a convolution of each pixel and channel by itself. */
function writeScale(writer: LayerWriter, from: string, hasShift: boolean): void {
  const { input, map, step, finish } = writer;
  const config = {
    ...{ kernel_size: [1, 1], strides: [1, 1], padding: 'valid', depth_multiplier: 1 },
    ...{ use_bias: hasShift, depthwise_initializer: ones },
  };
  if (isMapShape(input)) {
    finish('DepthwiseConv2D', [from], config);
    return;
  }
  const pixel = step('Reshape', [from], 'pixel', { target_shape: [1, 1, map.channels] });
  const scaled = step('DepthwiseConv2D', [pixel], 'scale', config);
  finish('Reshape', [scaled], { target_shape: [map.channels] });
}

const writeLayerNorm: Rule<'LayerNorm'> = ({ affine }, { input, from, finish }) =>
  finish('LayerNormalization', [from], {
    axis: [isMapShape(input) ? 3 : 1],
    ...{ epsilon, center: affine, scale: affine },
  });

const writeGroupNorm: Rule<'GroupNorm'> = ({ groups, affine }, writer) => {
  const { input, map, from, step, finish } = writer;
  const { height, width, channels } = map;
  const split = step('Reshape', [from], 'split', {
    target_shape: [height * width, groups, channels / groups],
  });
  const normal = step('LayerNormalization', [split], 'norm', {
    ...{ axis: [1, 3], epsilon, center: false, scale: false },
  });
  const shape = isMapShape(input) ? [height, width, channels] : [channels];
  if (affine) writeScale(writer, step('Reshape', [normal], 'join', { target_shape: shape }), true);
  else finish('Reshape', [normal], { target_shape: shape });
};

/** x / 6 + 1/2 between 0 and 1: the activation of tfjs has another slope, which a factor before makes up for. */
const steepen = ({ from, step }: LayerWriter, source = from) =>
  step('Activation', [step('Rescaling', [source], 'steep', { scale: 5 / 6, offset: 0 })], 'gate', {
    activation: 'hard_sigmoid',
  });

/** tfjs has alpha 1 only: others are alpha times that, and (1 - alpha) times what is above zero. */
const writeElu: Rule<'ELU'> = ({ alpha }, { from, step, finish }) => {
  if (alpha === 1) {
    finish('ELU', [from], { alpha });
    return;
  }
  const scale = (source: string, factor: number, part: string) =>
    step('Rescaling', [source], part, { scale: factor, offset: 0 });
  const bent = scale(step('ELU', [from], 'bent', { alpha: 1 }), alpha, 'share');
  const above = scale(step('Activation', [from], 'relu', { activation: 'relu' }), 1 - alpha, 'rest');
  finish('Add', [bent, above]);
};

function writeConcat({ sources, inputShapes, output, step, finish }: LayerWriter): void {
  const size = isMapShape(output) ? getMapSize(output) : null;
  const spread = sources.map((source, index) => {
    const shape = inputShapes[index];
    if (size === null || shape === undefined || !isMapShape(shape)) return source;
    if (shape.height === size[0] && shape.width === size[1]) return source;
    return step('UpSampling2D', [source], `spread${index + 1}`, { size, interpolation: 'nearest' });
  });
  if (spread.length === 1) finish('Activation', spread, { activation: 'linear' });
  else finish('Concatenate', spread, { axis: -1 });
}

/** The largest factor that is taken: what it makes is thinned out again. */
const maxFactor = 16;

/** tfjs enlarges by whole factors (its layer for sizes forgets the batch); other ratios keep every so-manieth pixel. */
const writeUpsample: Rule<'Upsample'> = ({ mode, alignCorners }, writer) => {
  const { map, output, from, step, finish, approximate } = writer;
  const size = getMapSize(map);
  const target = isMapShape(output) ? getMapSize(output) : size;
  const common = mapAxes(size, (length, axis) => computeGcd(length, target[axis]));
  const factor = mapAxes(target, (length, axis) => length / common[axis]);
  const stride = mapAxes(size, (length, axis) => length / common[axis]);
  const isWhole = Math.max(...stride) === 1;
  if (mode === 'bilinear' && (alignCorners || !isWhole)) approximate();
  if (!isWhole && Math.max(...factor) > maxFactor) throw new InexpressibleInTfjs('size');
  const settings = { size: factor, interpolation: mode };
  if (isWhole) finish('UpSampling2D', [from], settings);
  else {
    const enlarged = step('UpSampling2D', [from], 'enlarged', settings);
    finish('MaxPooling2D', [enlarged], { pool_size: [1, 1], strides: stride, padding: 'valid' });
  }
};

const writeShuffle: Rule<'ChannelShuffle'> = ({ groups }, { map, from, step, finish }) => {
  const { height, width, channels } = map;
  const apart = step('Reshape', [from], 'split', {
    target_shape: [height, width, groups, channels / groups],
  });
  const swapped = step('Permute', [apart], 'swap', { dims: [1, 2, 4, 3] });
  finish('Reshape', [swapped], { target_shape: [height, width, channels] });
};

const writeSqueezeExcitation: Rule<'SqueezeExcitation'> = (params, writer) => {
  const { map, from, step, finish } = writer;
  const dense = (source: string, filters: number, part: string) =>
    step('Conv2D', [source], part, {
      ...{ filters, kernel_size: [1, 1], strides: [1, 1], padding: 'valid', use_bias: params.bias },
    });
  const vector = step('GlobalAveragePooling2D', [from], 'vector');
  const pixel = step('Reshape', [vector], 'pool', { target_shape: [1, 1, map.channels] });
  const squeezed = dense(pixel, params.squeezeChannels, 'fc1');
  const word = params.activation === 'ReLU' ? 'relu' : 'swish';
  const active = step('Activation', [squeezed], 'activation', { activation: word });
  const excited = dense(active, map.channels, 'fc2');
  const gate =
    params.gate === 'Sigmoid'
      ? step('Activation', [excited], 'gate', { activation: 'sigmoid' })
      : steepen(writer, excited);
  finish('Multiply', [from, gate]);
};

/** Statistics over channels: positions become rows and channels columns, and a pool spans the columns. */
const writeSpatialAttention: Rule<'SpatialAttention'> = (
  { kernelSize, bias },
  { map, from, step, finish },
) => {
  const { height, width, channels } = map;
  const table = step('Reshape', [from], 'table', { target_shape: [height * width, channels, 1] });
  const pooled = (['AveragePooling2D', 'MaxPooling2D'] as const).map((className, index) => {
    const part = index === 0 ? 'mean' : 'max';
    const config = { pool_size: [1, channels], strides: [1, channels], padding: 'valid' };
    return step('Reshape', [step(className, [table], `${part}_column`, config)], part, {
      target_shape: [height, width, 1],
    });
  });
  const both = step('Concatenate', pooled, 'both', { axis: -1 });
  const gate = step('Conv2D', [both], 'conv', {
    ...{ filters: 1, kernel_size: [kernelSize, kernelSize], strides: [1, 1], padding: 'same' },
    ...{ use_bias: bias, activation: 'sigmoid' },
  });
  finish('Multiply', [from, gate]);
};

const writeSlice: Rule<'ChannelSlice'> = ({ start, end }, writer) => {
  const { map, from, step, finish } = writer;
  const swapped = step('Permute', [from], 'swap', { dims: [1, 3, 2] });
  const cut = sliceChannels(writer, swapped, [start, end], map.channels, 'cut');
  finish('Activation', [cut], { activation: 'linear' });
};

const writePrelu: Rule<'PReLU'> = ({ slopes }, { input, from, finish }) => {
  const axes = isMapShape(input) ? [1, 2] : [];
  const shared = slopes === 'shared' ? [...axes, axes.length + 1] : axes;
  finish('PReLU', [from], {
    alpha_initializer: { class_name: 'Constant', config: { value: 0.25 } },
    shared_axes: shared.length > 0 ? shared : null,
  });
};

const rules: { readonly [K in LayerKind]: Rule<K> } = {
  // The image is the model's input.
  Input: () => {},
  Conv2d: writeConv2d,
  ConvTranspose2d: writeConvTranspose2d,
  MaxPool2d: writeMaxPool2d,
  AvgPool2d: writeAvgPool2d,
  GlobalAvgPool: (_params, writer) => writeGlobalPool('GlobalAveragePooling2D', writer),
  GlobalMaxPool: (_params, writer) => writeGlobalPool('GlobalMaxPooling2D', writer),
  AdaptiveAvgPool2d: writeAdaptiveAvgPool2d,
  BatchNorm: ({ affine }, { from, finish }) =>
    finish('BatchNormalization', [from], { axis: -1, momentum: 0.9, epsilon, center: affine, scale: affine }),
  LayerNorm: writeLayerNorm,
  GroupNorm: writeGroupNorm,
  ChannelScale: ({ bias }, writer) => writeScale(writer, writer.from, bias),
  ReLU: activation('relu'),
  ReLU6: (_params, { from, finish }) => finish('ReLU', [from], { max_value: 6 }),
  LeakyReLU: ({ slope }, { from, finish }) => finish('LeakyReLU', [from], { alpha: slope }),
  PReLU: writePrelu,
  ELU: writeElu,
  GELU: ({ approximation }, { from, finish, approximate }) => {
    if (approximation !== 'none') approximate();
    finish('Activation', [from], { activation: 'gelu' });
  },
  SiLU: activation('swish'),
  HardSwish: (_params, writer) => writer.finish('Multiply', [writer.from, steepen(writer)]),
  HardSigmoid: (_params, writer) => writer.finish('Activation', [steepen(writer)], { activation: 'linear' }),
  Sigmoid: activation('sigmoid'),
  Tanh: activation('tanh'),
  Softmax: (_params, { from, finish }) => finish('Softmax', [from], { axis: -1 }),
  Dropout: ({ rate, unit }, { input, from, finish }) => {
    const spatial = isMapShape(input) ? [1, 1] : [];
    const noise = {
      value: null,
      channel: [null, ...spatial, getChannels(input)],
      path: [null, ...spatial, 1],
    };
    finish('Dropout', [from], { rate, noise_shape: noise[unit] });
  },
  Add: (_params, { sources, finish }) => finish('Add', sources),
  Multiply: (_params, { sources, finish }) => finish('Multiply', sources),
  Concat: (_params, writer) => writeConcat(writer),
  Upsample: writeUpsample,
  ZeroPad2d: ({ padding: { top, bottom, left, right } }, writer) => {
    const amounts = [
      { before: top, after: bottom },
      { before: left, after: right },
    ] as const;
    writer.finish('Activation', [pad(writer, writer.from, amounts, 'sides')], { activation: 'linear' });
  },
  ChannelShuffle: writeShuffle,
  ChannelSlice: writeSlice,
  Flatten: (_params, { from, finish }) => finish('Flatten', [from]),
  Linear: ({ outFeatures, bias }, { from, finish }) =>
    finish('Dense', [from], { units: outFeatures, use_bias: bias }),
  SqueezeExcitation: writeSqueezeExcitation,
  SpatialAttention: writeSpatialAttention,
  Identity: activation('linear'),
  Opaque: () => {
    throw new InexpressibleInTfjs('opaque');
  },
};

/** Adds the layers of a layer. @throws InexpressibleInTfjs where tfjs has no form for it. */
export function writeTfjsLayer(layer: Layer, writer: LayerWriter): void {
  // The table's entry belongs to the layer's own kind, which the compiler cannot see through the union.
  const rule = rules[layer.kind] as Rule<LayerKind>;
  rule(layer.params, writer);
}
