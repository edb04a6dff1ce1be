/** @file Every layer kind in PyTorch's words. What PyTorch lacks is one of the helper classes of pytorchHelpers.ts. */
import type { Layer, LayerKind, LayerParams } from '../../layers/catalogue';
import { countElements, getChannels, getMapSize, isMapShape, type Shape } from '../../layers/shape';
import { isSquare, type PerAxis } from '../../util/perAxis';
import {
  type Argument,
  callStep,
  channelArgument,
  chooseConcat,
  createCall,
  namedChannels,
  option,
  type Step,
} from '../python/call';
import {
  createPad,
  shorten,
  translateAvgPool,
  translateConvolution,
  translateMaxPool,
  translateTransposed,
} from './slidingCalls';

/** What a layer's translation may look at. */
export interface LayerContext {
  /** Of the first input. */
  readonly input: Shape;
  readonly inputs: readonly Shape[];
  readonly output: Shape;
}

const plain = (callee: string) => () => callStep(callee);
const positional = (role: string, value: Argument['value']): Argument => ({
  keyword: null,
  value,
  family: 'other',
  role,
});
const affineOption = (affine: boolean) => option('affine', affine, true);

/** The size after scaling as PyTorch computes it; it differs where the product lies just below a whole number. */
const isScaleExact = (size: PerAxis<number>, scale: PerAxis<number>, output: PerAxis<number>) =>
  size.every((length, axis) => Math.floor(length * (scale[axis] ?? 1)) === output[axis]);

function translateUpsample(
  { mode, scale, size, alignCorners }: LayerParams<'Upsample'>,
  context: LayerContext,
): Step {
  const { input, output } = context;
  const target = isMapShape(output) ? getMapSize(output) : scale;
  const isScaled = size === null && isMapShape(input) && isScaleExact(getMapSize(input), scale, target);
  const amount = isScaled ? option('scale_factor', shorten(scale)) : option('size', shorten(target));
  const rest = mode === 'nearest' ? [] : [option('mode', mode), option('align_corners', alignCorners)];
  return callStep('nn.Upsample', [amount, ...rest]);
}

function translateDropout({ rate, unit }: LayerParams<'Dropout'>, { input }: LayerContext): Step {
  const amount = option('p', rate, undefined, 'drop_rate');
  switch (unit) {
    case 'value':
      return callStep('nn.Dropout', [amount]);
    case 'channel':
      return callStep(isMapShape(input) ? 'nn.Dropout2d' : 'nn.Dropout', [amount]);
    case 'path':
      return callStep('StochasticDepth', [amount]);
  }
}

type Rules = { readonly [K in LayerKind]: (params: LayerParams<K>, context: LayerContext) => Step };

const rules: Rules = {
  // The image is the argument of `forward`.
  Input: plain('nn.Identity'),
  Conv2d: (params, { input }) => translateConvolution(params, input),
  ConvTranspose2d: (params, { input }) => translateTransposed(params, input),
  MaxPool2d: translateMaxPool,
  AvgPool2d: translateAvgPool,
  GlobalAvgPool: () => callStep('nn.AdaptiveAvgPool2d', [positional('output_size', 1)]),
  GlobalMaxPool: () => callStep('nn.AdaptiveMaxPool2d', [positional('output_size', 1)]),
  AdaptiveAvgPool2d: ({ outputSize }) =>
    callStep('nn.AdaptiveAvgPool2d', [
      positional('output_size', isSquare(outputSize) ? outputSize[0] : outputSize),
    ]),
  BatchNorm: ({ affine }, { input }) =>
    callStep(isMapShape(input) ? 'nn.BatchNorm2d' : 'nn.BatchNorm1d', [
      channelArgument('channels', getChannels(input)),
      affineOption(affine),
    ]),
  LayerNorm: ({ affine }, { input }) =>
    callStep(isMapShape(input) ? 'LayerNorm2d' : 'nn.LayerNorm', [
      channelArgument('channels', getChannels(input)),
      option('elementwise_affine', affine, true),
    ]),
  GroupNorm: ({ groups, affine }, { input }) =>
    callStep('nn.GroupNorm', [
      positional('norm_groups', groups),
      channelArgument('channels', getChannels(input)),
      affineOption(affine),
    ]),
  ChannelScale: ({ bias }, { input }) =>
    callStep('ChannelScale', [channelArgument('channels', getChannels(input)), option('bias', bias, false)]),
  ReLU: plain('nn.ReLU'),
  ReLU6: plain('nn.ReLU6'),
  LeakyReLU: ({ slope }) => callStep('nn.LeakyReLU', [option('negative_slope', slope)]),
  PReLU: ({ slopes }, { input }) =>
    callStep('nn.PReLU', slopes === 'shared' ? [] : [channelArgument('channels', getChannels(input))]),
  ELU: ({ alpha }) => callStep('nn.ELU', [option('alpha', alpha, 1)]),
  GELU: ({ approximation }) => callStep('nn.GELU', [option('approximate', approximation, 'none')]),
  SiLU: plain('nn.SiLU'),
  HardSwish: plain('nn.Hardswish'),
  HardSigmoid: plain('nn.Hardsigmoid'),
  Sigmoid: plain('nn.Sigmoid'),
  Tanh: plain('nn.Tanh'),
  Softmax: () => callStep('nn.Softmax', [option('dim', 1)]),
  Dropout: translateDropout,
  Add: () => ({ type: 'operation', operation: 'add' }),
  Multiply: () => ({ type: 'operation', operation: 'multiply' }),
  Concat: (_params, { inputs }) => ({ type: 'operation', operation: chooseConcat(inputs) }),
  Upsample: translateUpsample,
  ZeroPad2d: ({ padding }) => ({ type: 'calls', calls: [createPad(padding)] }),
  ChannelShuffle: ({ groups }) => callStep('ChannelShuffle', [positional('groups', groups)]),
  ChannelSlice: ({ start, end }) =>
    callStep('ChannelSlice', [channelArgument('start', start), channelArgument('end', end)]),
  Flatten: plain('nn.Flatten'),
  Linear: ({ outFeatures, bias }, { input }) =>
    callStep('nn.Linear', [
      channelArgument('in_features', countElements(input)),
      channelArgument('out_features', outFeatures),
      option('bias', bias, true),
    ]),
  SqueezeExcitation: ({ squeezeChannels, activation, gate, bias }, { input }) =>
    callStep('SqueezeExcitation', [
      channelArgument('channels', getChannels(input)),
      namedChannels('squeeze_channels', squeezeChannels),
      option('activation', activation, 'ReLU'),
      option('gate', gate === 'HardSigmoid' ? 'Hardsigmoid' : gate, 'Sigmoid'),
      option('bias', bias, true),
    ]),
  SpatialAttention: ({ kernelSize, bias }) =>
    callStep('SpatialAttention', [option('kernel_size', kernelSize), option('bias', bias, false)]),
  Identity: plain('nn.Identity'),
  Opaque: ({ operation }, { output }) => ({
    type: 'calls',
    calls: [
      createCall('Placeholder', [
        positional('operation', operation),
        positional(
          'output_shape',
          isMapShape(output) ? [output.channels, output.height, output.width] : [output.features],
        ),
      ]),
    ],
  }),
};

/** What a layer becomes. */
export function translateLayer(layer: Layer, context: LayerContext): Step {
  // The table's entry belongs to the layer's own kind, which the compiler cannot see through the union.
  const translate = rules[layer.kind] as (params: Layer['params'], context: LayerContext) => Step;
  return translate(layer.params, context);
}
