/**
 * @file Every layer kind in the words of Keras 3, channels last. A callee whose last part begins with a capital
 * letter is a layer, `callee(arguments)(x)`; every other is a function, `callee(x, arguments)`.
 */
import type { Layer, LayerKind, LayerParams } from '../../layers/catalogue';
import { getChannels, getMapSize, isMapShape, type Shape } from '../../layers/shape';
import { isSquare, mapAxes, type PerAxis } from '../../util/perAxis';
import {
  type Argument,
  type Call,
  callStep,
  chooseConcat,
  createCall,
  type Literal,
  option,
  type Step,
} from '../python/call';
import {
  type Amounts,
  isNothing,
  planConvolution,
  planPool,
  planTransposed,
  type SlidingForm,
} from './slidingForms';

/** What a layer's translation may look at. */
export interface LayerContext {
  readonly input: Shape;
  readonly inputs: readonly Shape[];
  readonly output: Shape;
}

/** A layer that Keras cannot express as it is set. */
export class Inexpressible extends Error {
  readonly reason = 'dilated-stride';
}

const shorten = (value: PerAxis<number>): Literal => (isSquare(value) ? value[0] : value);

const positional = (role: string, value: Literal): Argument => ({
  keyword: null,
  value,
  family: 'other',
  role,
});
const filters = (value: number): Argument => ({
  keyword: null,
  value,
  family: 'channels',
  role: 'out_channels',
});
const plain = (callee: string) => () => callStep(callee);
const activation = (name: string) => () => callStep('layers.Activation', [positional('activation', name)]);

const pairAmounts = (amounts: Amounts): Literal => {
  const pairs = amounts.map(({ before, after }) => [before, after]);
  const all = new Set(pairs.flat());
  return all.size === 1 ? (pairs[0]?.[0] ?? 0) : pairs;
};

/** Layers that add zeros and crop pixels; none where there is nothing to do. */
function createPads(amounts: Amounts | null, suffix: string): readonly Call[] {
  if (amounts === null) return [];
  const added = mapAxes(amounts, ({ before, after }) => ({
    before: Math.max(before, 0),
    after: Math.max(after, 0),
  }));
  const cropped = mapAxes(amounts, ({ before, after }) => ({
    before: Math.max(-before, 0),
    after: Math.max(-after, 0),
  }));
  return [
    ...(isNothing(added)
      ? []
      : [createCall('layers.ZeroPadding2D', [positional('sides', pairAmounts(added))], suffix)]),
    ...(isNothing(cropped)
      ? []
      : [createCall('layers.Cropping2D', [positional('crop', pairAmounts(cropped))], suffix)]),
  ];
}

const createSubsample = ({ subsample }: SlidingForm): readonly Call[] =>
  subsample === null
    ? []
    : [
        createCall(
          'layers.MaxPooling2D',
          [positional('pool_size', 1), option('strides', shorten(subsample))],
          'subsample',
        ),
      ];

function translateConvolution(params: LayerParams<'Conv2d'>, { input }: LayerContext): Step {
  const { outChannels, kernelSize, dilation, groups, bias } = params;
  const form = planConvolution(params, input);
  const inChannels = getChannels(input);
  const isDepthwise = groups > 1 && groups === inChannels && isSquare(form.stride);
  const common = [
    positional('kernel_size', shorten(kernelSize)),
    option('strides', shorten(form.stride), 1, 'stride'),
    option('padding', form.padding, 'valid', 'padding_rule'),
    option('dilation_rate', shorten(dilation), 1, 'dilation'),
  ];
  const convolution = isDepthwise
    ? createCall('layers.DepthwiseConv2D', [
        ...common,
        option('depth_multiplier', outChannels / inChannels, 1),
        option('use_bias', bias, true),
      ])
    : createCall('layers.Conv2D', [
        filters(outChannels),
        ...common,
        { keyword: 'groups', value: groups, default: 1, family: 'channels', role: 'groups' },
        option('use_bias', bias, true),
      ]);
  return { type: 'calls', calls: [...createPads(form.pad, 'pad'), convolution, ...createSubsample(form)] };
}

function translateTransposed(params: LayerParams<'ConvTranspose2d'>): Step {
  const { outChannels, kernelSize, stride, dilation, groups, bias } = params;
  if (Math.max(...stride) > 1 && Math.max(...dilation) > 1) throw new Inexpressible();
  const { padding, crop } = planTransposed(params);
  const common = [
    positional('kernel_size', shorten(kernelSize)),
    option('strides', shorten(stride), 1, 'stride'),
    option('padding', padding, 'valid', 'padding_rule'),
    option('dilation_rate', shorten(dilation), 1, 'dilation'),
    option('use_bias', bias, true),
  ];
  const convolution =
    groups === 1
      ? createCall('layers.Conv2DTranspose', [filters(outChannels), ...common])
      : createCall('grouped_transpose', [filters(outChannels), positional('groups', groups), ...common]);
  const rest = crop && mapAxes(crop, ({ before, after }) => ({ before: 0 - before, after: 0 - after }));
  return { type: 'calls', calls: [convolution, ...createPads(rest, 'fit')] };
}

const poolArguments = (kernelSize: PerAxis<number>, stride: PerAxis<number>): readonly Argument[] => [
  positional('kernel_size', shorten(kernelSize)),
  option('strides', shorten(stride), shorten(kernelSize), 'stride'),
];

const listPairs = (amounts: Amounts): Literal => amounts.map(({ before, after }) => [before, after]);

function translateMaxPool(params: LayerParams<'MaxPool2d'>, { input, output }: LayerContext): Step {
  const { kernelSize, stride, dilation } = params;
  const { needed, isSame } = planPool(params, input, output);
  const isDilated = kernelSize.some((length, axis) => length > 1 && dilation[axis] !== 1);
  const same = option('padding', 'same', 'valid', 'padding_rule');
  if (isSame && !isNothing(needed) && !isDilated)
    return callStep('layers.MaxPooling2D', [...poolArguments(kernelSize, stride), same]);
  const [rows, columns] = needed;
  const pad = createCall(
    'pad_map',
    [
      positional('rows', [rows.before, rows.after]),
      positional('columns', [columns.before, columns.after]),
      positional('value', Number.NEGATIVE_INFINITY),
    ],
    'pad',
  );
  const pool = isDilated
    ? createCall('dilated_max_pool', [
        positional('kernel_size', kernelSize),
        positional('stride', stride),
        positional('dilation', dilation),
      ])
    : createCall('layers.MaxPooling2D', poolArguments(kernelSize, stride));
  return { type: 'calls', calls: isNothing(needed) ? [pool] : [pad, pool] };
}

function translateAvgPool(params: LayerParams<'AvgPool2d'>, { input, output }: LayerContext): Step {
  const { kernelSize, stride, countIncludePad } = params;
  const { asked, needed, isSame } = planPool({ ...params, dilation: [1, 1] }, input, output);
  const own = poolArguments(kernelSize, stride);
  if (isNothing(needed)) return callStep('layers.AveragePooling2D', own);
  if (isSame && !countIncludePad)
    return callStep('layers.AveragePooling2D', [...own, option('padding', 'same', 'valid', 'padding_rule')]);
  const isWithinAsked = needed.every(({ after }, axis) => after <= (asked[axis]?.after ?? 0));
  if (countIncludePad && isWithinAsked)
    return {
      type: 'calls',
      calls: [...createPads(needed, 'pad'), createCall('layers.AveragePooling2D', own)],
    };
  return callStep('padded_average', [
    positional('kernel_size', kernelSize),
    positional('stride', stride),
    positional('asked', listPairs(countIncludePad ? asked : mapAxes(asked, () => ({ before: 0, after: 0 })))),
    positional('needed', listPairs(needed)),
  ]);
}

function translateAdaptive({ outputSize }: LayerParams<'AdaptiveAvgPool2d'>, { input }: LayerContext): Step {
  const size = isMapShape(input) ? getMapSize(input) : outputSize;
  const ratio = mapAxes(size, (length, axis) => length / outputSize[axis]);
  if (ratio.every(Number.isInteger))
    return callStep('layers.AveragePooling2D', [positional('kernel_size', shorten(ratio))]);
  return callStep('adaptive_average', [
    positional('height', outputSize[0]),
    positional('width', outputSize[1]),
  ]);
}

function translateUpsample({ mode }: LayerParams<'Upsample'>, { input, output }: LayerContext): Step {
  const from: PerAxis<number> = isMapShape(input) ? getMapSize(input) : [1, 1];
  const to = isMapShape(output) ? getMapSize(output) : from;
  const ratio = mapAxes(to, (length, axis) => length / from[axis]);
  if (ratio.every(Number.isInteger))
    return callStep('layers.UpSampling2D', [
      positional('scale', shorten(ratio)),
      option('interpolation', mode, 'nearest'),
    ]);
  return callStep('layers.Resizing', [
    positional('height', to[0]),
    positional('width', to[1]),
    option('interpolation', mode, 'bilinear'),
  ]);
}

function translateDropout({ rate, unit }: LayerParams<'Dropout'>, { input }: LayerContext): Step {
  const amount = positional('drop_rate', rate);
  if (unit === 'channel' && isMapShape(input)) return callStep('layers.SpatialDropout2D', [amount]);
  if (unit !== 'path') return callStep('layers.Dropout', [amount]);
  return callStep('layers.Dropout', [
    amount,
    option('noise_shape', isMapShape(input) ? [null, 1, 1, 1] : [null, 1]),
  ]);
}

function translatePrelu({ slopes }: LayerParams<'PReLU'>, { input }: LayerContext): Step {
  const axes = isMapShape(input) ? [1, 2] : [];
  const shared = slopes === 'shared' ? [...axes, axes.length + 1] : axes;
  return callStep('layers.PReLU', shared.length > 0 ? [option('shared_axes', shared)] : []);
}

const affine = (isAffine: boolean): readonly Argument[] => [
  option('center', isAffine, true),
  option('scale', isAffine, true),
];

type Rules = { readonly [K in LayerKind]: (params: LayerParams<K>, context: LayerContext) => Step };

const rules: Rules = {
  // The image is the model's input.
  Input: plain('layers.Identity'),
  Conv2d: translateConvolution,
  ConvTranspose2d: translateTransposed,
  MaxPool2d: translateMaxPool,
  AvgPool2d: translateAvgPool,
  GlobalAvgPool: () => callStep('layers.GlobalAveragePooling2D', [option('keepdims', true)]),
  GlobalMaxPool: () => callStep('layers.GlobalMaxPooling2D', [option('keepdims', true)]),
  AdaptiveAvgPool2d: translateAdaptive,
  BatchNorm: (params) => callStep('layers.BatchNormalization', affine(params.affine)),
  LayerNorm: (params) => callStep('layers.LayerNormalization', affine(params.affine)),
  GroupNorm: ({ groups, affine: isAffine }) =>
    callStep('layers.GroupNormalization', [positional('norm_groups', groups), ...affine(isAffine)]),
  ChannelScale: ({ bias }) => callStep('ChannelScale', [option('use_bias', bias, false)]),
  ReLU: plain('layers.ReLU'),
  ReLU6: () => callStep('layers.ReLU', [option('max_value', 6)]),
  LeakyReLU: ({ slope }) => callStep('layers.LeakyReLU', [option('negative_slope', slope)]),
  PReLU: translatePrelu,
  ELU: ({ alpha }) => callStep('layers.ELU', [option('alpha', alpha, 1)]),
  GELU: ({ approximation }) =>
    approximation === 'none'
      ? callStep('layers.Activation', [positional('activation', 'gelu')])
      : callStep('ops.gelu', [option('approximate', true)]),
  SiLU: activation('silu'),
  HardSwish: activation('hard_silu'),
  HardSigmoid: activation('hard_sigmoid'),
  Sigmoid: activation('sigmoid'),
  Tanh: activation('tanh'),
  Softmax: plain('layers.Softmax'),
  Dropout: translateDropout,
  Add: () => ({ type: 'operation', operation: 'add' }),
  Multiply: () => ({ type: 'operation', operation: 'multiply' }),
  Concat: (_params, { inputs }) => ({ type: 'operation', operation: chooseConcat(inputs) }),
  Upsample: translateUpsample,
  ZeroPad2d: ({ padding: { top, bottom, left, right } }) => {
    const amounts: Amounts = [
      { before: top, after: bottom },
      { before: left, after: right },
    ];
    const calls = createPads(amounts, '');
    return calls.length > 0 ? { type: 'calls', calls } : callStep('layers.Identity');
  },
  ChannelShuffle: ({ groups }) => callStep('channel_shuffle', [positional('groups', groups)]),
  ChannelSlice: ({ start, end }) =>
    callStep('channel_slice', [
      { keyword: null, value: start, family: 'channels', role: 'start' },
      { keyword: null, value: end, family: 'channels', role: 'end' },
    ]),
  Flatten: plain('layers.Flatten'),
  Linear: ({ outFeatures, bias }) =>
    callStep('layers.Dense', [filters(outFeatures), option('use_bias', bias, true)]),
  SqueezeExcitation: ({ squeezeChannels, activation: inner, gate, bias }) =>
    callStep('squeeze_excitation', [
      { keyword: null, value: squeezeChannels, family: 'channels', role: 'squeeze_channels' },
      option('activation', inner.toLowerCase(), 'relu'),
      option('gate', gate === 'HardSigmoid' ? 'hard_sigmoid' : 'sigmoid', 'sigmoid'),
      option('use_bias', bias, true),
    ]),
  SpatialAttention: ({ kernelSize, bias }) =>
    callStep('spatial_attention', [positional('kernel_size', kernelSize), option('use_bias', bias, false)]),
  Identity: plain('layers.Identity'),
  Opaque: ({ operation }, { output }) =>
    callStep('Placeholder', [
      positional('operation', operation),
      positional(
        'output_shape',
        isMapShape(output) ? [output.height, output.width, output.channels] : [output.features],
      ),
    ]),
};

/** What a layer becomes. @throws Inexpressible where Keras has no form for it. */
export function translateLayer(layer: Layer, context: LayerContext): Step {
  // The table's entry belongs to the layer's own kind, which the compiler cannot see through the union.
  const translate = rules[layer.kind] as (params: Layer['params'], context: LayerContext) => Step;
  return translate(layer.params, context);
}
