/** @file Every layer kind as ONNX nodes, for version 17 of the standard operators. */
import type { Layer, LayerKind, LayerParams } from '../../../layers/catalogue';
import { getChannels, getMapSize, isMapShape } from '../../../layers/shape';
import { mapAxes, type PerAxis } from '../../../util/perAxis';
import { ownDomain } from './encodeModel';
import { type LayerContext, trimInputs } from './layerContext';
import {
  writeAdaptiveAvgPool2d,
  writeAvgPool2d,
  writeConv2d,
  writeConvTranspose2d,
  writeMaxPool2d,
} from './windowNodes';

type Rule<K extends LayerKind> = (params: LayerParams<K>, context: LayerContext) => void;

const plain =
  (opType: string): Rule<LayerKind> =>
  (_params, { from, finish }) =>
    finish(opType, [from]);

const epsilon = { float: 1e-5 };

/** The shape in which a vector over channels is spread over a map, or over a vector. */
const spread =
  ({ input }: LayerContext) =>
  (shape: readonly number[]): readonly number[] =>
    isMapShape(input) ? [...shape, 1, 1] : shape;

/** A factor and a shift for each channel, as far as the layer has them. */
function writeAffine(from: string, context: LayerContext): void {
  const { finish, step, weight } = context;
  const shift = weight('bias', spread(context));
  const scaled = [from, weight('weight', spread(context))];
  if (shift === '') finish('Mul', scaled);
  else finish('Add', [step('Mul', scaled, 'scale'), shift]);
}

const writeLayerNorm: Rule<'LayerNorm'> = ({ affine }, context) => {
  const { input, from, graph, finish, step, weight } = context;
  const channels = getChannels(input);
  const scale = affine ? weight('weight') : graph.floats(new Array<number>(channels).fill(1));
  const normalize = (source: string) => trimInputs([source, scale, weight('bias')]);
  const attributes = { axis: -1, epsilon };
  if (!isMapShape(input)) {
    finish('LayerNormalization', normalize(from), attributes);
    return;
  }
  const last = step('Transpose', [from], 'channels_last', { perm: [0, 2, 3, 1] });
  const normal = step('LayerNormalization', normalize(last), 'norm', attributes);
  finish('Transpose', [normal], { perm: [0, 3, 1, 2] });
};

const writeGroupNorm: Rule<'GroupNorm'> = ({ groups, affine }, context) => {
  const { input, from, graph, step, finish } = context;
  const split = step('Reshape', [from, graph.integers([0, groups, -1])], 'split');
  const ones = graph.floats(new Array<number>(groups).fill(1));
  const zeros = graph.floats(new Array<number>(groups).fill(0));
  const normal = step('InstanceNormalization', [split, ones, zeros], 'norm', { epsilon });
  const shape = isMapShape(input) ? [input.channels, input.height, input.width] : [input.features];
  const joined = [normal, graph.integers([0, ...shape])];
  if (affine) writeAffine(step('Reshape', joined, 'join'), context);
  else finish('Reshape', joined);
};

const writeGelu: Rule<'GELU'> = ({ approximation }, { from, graph, step, finish }) => {
  const scalar = (value: number) => graph.floats([value], []);
  const bend = () => {
    if (approximation === 'none')
      return step('Erf', [step('Div', [from, scalar(Math.SQRT2)], 'scaled')], 'erf');
    const cube = step('Pow', [from, scalar(3)], 'cube');
    const sum = step('Add', [from, step('Mul', [cube, scalar(0.044715)], 'share')], 'sum');
    return step('Tanh', [step('Mul', [sum, scalar(Math.sqrt(2 / Math.PI))], 'scaled')], 'tanh');
  };
  const product = step('Mul', [from, step('Add', [bend(), scalar(1)], 'raised')], 'product');
  finish('Mul', [product, scalar(0.5)]);
};

/** Inputs of a merge by twos: products have no operator for several. */
function writeProduct({ sources, step, finish }: LayerContext): void {
  let [product = ''] = sources;
  for (const [index, source] of sources.entries()) {
    if (index === 0) continue;
    if (index === sources.length - 1) finish('Mul', [product, source]);
    else product = step('Mul', [product, source], `part_${index}`);
  }
}

function writeConcat({ sources, inputShapes, output, graph, step, finish }: LayerContext): void {
  const size = isMapShape(output) ? getMapSize(output) : null;
  const spreadSources = sources.map((source, index) => {
    const shape = inputShapes[index];
    if (size === null || shape === undefined || !isMapShape(shape)) return source;
    if (shape.height === size[0] && shape.width === size[1]) return source;
    return step('Expand', [source, graph.integers([1, 1, ...size])], `spread_${index}`);
  });
  finish('Concat', spreadSources, { axis: 1 });
}

/** The smallest 32-bit number that is not below: runtimes keep scales as such, and round the size down. */
function roundScaleUp(scale: number): number {
  const nearest = Math.fround(scale);
  return nearest >= scale ? nearest : Math.fround(nearest * (1 + 2 ** -23));
}

const writeUpsample: Rule<'Upsample'> = ({ mode, alignCorners }, context) => {
  const { input, output, from, graph, finish } = context;
  const size: PerAxis<number> = isMapShape(input) ? getMapSize(input) : [1, 1];
  const target = isMapShape(output) ? getMapSize(output) : size;
  const scales = mapAxes(target, (length, axis) => roundScaleUp(length / size[axis]));
  const isBilinear = mode === 'bilinear';
  finish('Resize', [from, '', graph.floats([1, 1, ...scales])], {
    mode: isBilinear ? 'linear' : 'nearest',
    coordinate_transformation_mode: !isBilinear
      ? 'asymmetric'
      : alignCorners
        ? 'align_corners'
        : 'half_pixel',
    nearest_mode: isBilinear ? undefined : 'floor',
  });
};

/** Far behind the end of any map. */
const farEnd = 2 ** 31 - 1;

const writeZeroPad: Rule<'ZeroPad2d'> = ({ padding }, { from, graph, step, finish }) => {
  const { top, bottom, left, right } = padding;
  const isCropped = Math.min(top, bottom, left, right) < 0;
  const isPadded = Math.max(top, bottom, left, right) > 0;
  const end = (side: number) => (side < 0 ? side : farEnd);
  const crop = () => [
    from,
    graph.integers([Math.max(-top, 0), Math.max(-left, 0)]),
    graph.integers([end(bottom), end(right)]),
    graph.integers([2, 3]),
  ];
  if (isCropped && !isPadded) {
    finish('Slice', crop());
    return;
  }
  // Pad could crop too, but not in every runtime.
  const source = isCropped ? step('Slice', crop(), 'crop') : from;
  const pads = [0, 0, top, left, 0, 0, bottom, right].map((side) => Math.max(side, 0));
  finish('Pad', [source, graph.integers(pads)]);
};

const writeShuffle: Rule<'ChannelShuffle'> = ({ groups }, { input, from, graph, step, finish }) => {
  const { channels, height, width } = isMapShape(input) ? input : { channels: 1, height: 1, width: 1 };
  const apart = step(
    'Reshape',
    [from, graph.integers([0, groups, channels / groups, height, width])],
    'split',
  );
  const swapped = step('Transpose', [apart], 'swap', { perm: [0, 2, 1, 3, 4] });
  finish('Reshape', [swapped, graph.integers([0, channels, height, width])]);
};

const writeSqueezeExcitation: Rule<'SqueezeExcitation'> = ({ activation, gate }, context) => {
  const { from, step, finish, weight } = context;
  const dense = (source: string, name: string) =>
    step('Conv', trimInputs([source, weight(`${name}.weight`), weight(`${name}.bias`)]), name, {
      kernel_shape: [1, 1],
    });
  const squeezed = dense(step('GlobalAveragePool', [from], 'pool'), 'fc1');
  const active =
    activation === 'ReLU'
      ? step('Relu', [squeezed], 'activation')
      : step('Mul', [squeezed, step('Sigmoid', [squeezed], 'sigmoid')], 'activation');
  const excited = dense(active, 'fc2');
  const opening =
    gate === 'Sigmoid'
      ? step('Sigmoid', [excited], 'gate')
      : step('HardSigmoid', [excited], 'gate', { alpha: { float: 1 / 6 }, beta: { float: 0.5 } });
  finish('Mul', [from, opening]);
};

const writeSpatialAttention: Rule<'SpatialAttention'> = ({ kernelSize }, context) => {
  const { from, step, finish, weight } = context;
  const mean = step('ReduceMean', [from], 'mean', { axes: [1] });
  const max = step('ReduceMax', [from], 'max', { axes: [1] });
  const both = step('Concat', [mean, max], 'both', { axis: 1 });
  const before = Math.floor((kernelSize - 1) / 2);
  const after = kernelSize - 1 - before;
  const convolved = step('Conv', trimInputs([both, weight('weight'), weight('bias')]), 'conv', {
    kernel_shape: [kernelSize, kernelSize],
    pads: [before, before, after, after],
  });
  finish('Mul', [from, step('Sigmoid', [convolved], 'gate')]);
};

const rules: { readonly [K in LayerKind]: Rule<K> } = {
  // The image is the graph's input.
  Input: () => {},
  Conv2d: writeConv2d,
  ConvTranspose2d: writeConvTranspose2d,
  MaxPool2d: writeMaxPool2d,
  AvgPool2d: writeAvgPool2d,
  GlobalAvgPool: plain('GlobalAveragePool'),
  GlobalMaxPool: plain('GlobalMaxPool'),
  AdaptiveAvgPool2d: writeAdaptiveAvgPool2d,
  BatchNorm: ({ affine }, { input, from, graph, finish, weight }) => {
    const fill = (value: number) => graph.floats(new Array<number>(getChannels(input)).fill(value));
    const [scale, shift] = affine ? [weight('weight'), weight('bias')] : [fill(1), fill(0)];
    const inputs = [from, scale, shift, weight('running_mean'), weight('running_var')];
    finish('BatchNormalization', inputs, { epsilon });
  },
  LayerNorm: writeLayerNorm,
  GroupNorm: writeGroupNorm,
  ChannelScale: (_params, context) => writeAffine(context.from, context),
  ReLU: plain('Relu'),
  ReLU6: (_params, { from, graph, finish }) =>
    finish('Clip', [from, graph.floats([0], []), graph.floats([6], [])]),
  LeakyReLU: ({ slope }, { from, finish }) => finish('LeakyRelu', [from], { alpha: { float: slope } }),
  PReLU: (_params, context) =>
    context.finish('PRelu', [context.from, context.weight('weight', spread(context))]),
  ELU: ({ alpha }, { from, finish }) => finish('Elu', [from], { alpha: { float: alpha } }),
  GELU: writeGelu,
  SiLU: (_params, { from, step, finish }) => finish('Mul', [from, step('Sigmoid', [from], 'sigmoid')]),
  HardSwish: plain('HardSwish'),
  HardSigmoid: (_params, { from, finish }) =>
    finish('HardSigmoid', [from], { alpha: { float: 1 / 6 }, beta: { float: 0.5 } }),
  Sigmoid: plain('Sigmoid'),
  Tanh: plain('Tanh'),
  Softmax: (_params, { from, finish }) => finish('Softmax', [from], { axis: 1 }),
  Dropout: ({ rate }, { from, graph, finish }) => finish('Dropout', [from, graph.floats([rate], [])]),
  Add: (_params, { sources, finish }) => finish(sources.length === 2 ? 'Add' : 'Sum', sources),
  Multiply: (_params, context) => writeProduct(context),
  Concat: (_params, context) => writeConcat(context),
  Upsample: writeUpsample,
  ZeroPad2d: writeZeroPad,
  ChannelShuffle: writeShuffle,
  ChannelSlice: ({ start, end }, { from, graph, finish }) =>
    finish('Slice', [from, graph.integers([start]), graph.integers([end]), graph.integers([1])]),
  Flatten: (_params, { from, finish }) => finish('Flatten', [from], { axis: 1 }),
  Linear: (_params, { from, finish, weight }) =>
    finish('Gemm', trimInputs([from, weight('weight'), weight('bias')]), { transB: 1 }),
  SqueezeExcitation: writeSqueezeExcitation,
  SpatialAttention: writeSpatialAttention,
  Identity: plain('Identity'),
  Opaque: ({ operation }, { sources, finish }) =>
    finish(operation.replace(/\W+/g, '_') || 'Unknown', sources, {}, ownDomain),
};

/** Adds the nodes of a layer. @throws InexpressibleLayer where ONNX has no form for it. */
export function writeLayer(layer: Layer, context: LayerContext): void {
  // The table's entry belongs to the layer's own kind, which the compiler cannot see through the union.
  const rule = rules[layer.kind] as Rule<LayerKind>;
  rule(layer.params, context);
}
