/**
 * @file The tensors that each layer kind learns or collects, by PyTorch's names and in PyTorch's order: what formats
 * with weights declare, and what trained numbers are matched against.
 */
import type { Layer, LayerKind, LayerParams } from '../layers/catalogue';
import { countElements, getChannels, type Shape } from '../layers/shape';

/** How a tensor starts where nothing was trained. */
export type InitialValues =
  /** Normally distributed around 0 with this deviation. */
  | { readonly type: 'normal'; readonly deviation: number }
  | { readonly type: 'constant'; readonly value: number };

/** A tensor of a layer. */
export interface WeightSpec {
  /** `weight`, `bias`, `running_mean`; behind the layer's id and a dot it is the tensor's own name. */
  readonly name: string;
  /** Filters are [out, in / groups, height, width], transposed ones [in, out / groups, height, width]. */
  readonly shape: readonly number[];
  readonly initial: InitialValues;
  /** Whether it is learnt; else it follows the data. */
  readonly isLearnt: boolean;
}

const constant = (name: string, length: number, value: number, isLearnt = true): WeightSpec => ({
  name,
  shape: [length],
  initial: { type: 'constant', value },
  isLearnt,
});

/** Weights of a product over `fanIn` inputs, with a deviation of the root of gain / fanIn (He et al., ICCV 2015). */
function product(
  prefix: string,
  shape: readonly number[],
  fanIn: number,
  biasLength: number | null,
  gain = 2,
): readonly WeightSpec[] {
  const initial = { type: 'normal', deviation: Math.sqrt(gain / Math.max(fanIn, 1)) } as const;
  const weight: WeightSpec = { name: `${prefix}weight`, shape, initial, isLearnt: true };
  return biasLength === null ? [weight] : [weight, constant(`${prefix}bias`, biasLength, 0)];
}

const affinePair = (length: number, isAffine: boolean) =>
  isAffine ? [constant('weight', length, 1), constant('bias', length, 0)] : [];

type Rules = {
  readonly [K in LayerKind]: ((params: LayerParams<K>, input: Shape) => readonly WeightSpec[]) | null;
};

const rules: Rules = {
  Input: null,
  Conv2d: ({ outChannels, kernelSize: [height, width], groups, bias }, input) => {
    const inChannels = getChannels(input) / groups;
    const shape = [outChannels, inChannels, height, width];
    return product('', shape, inChannels * height * width, bias ? outChannels : null);
  },
  ConvTranspose2d: ({ outChannels, kernelSize: [height, width], groups, bias }, input) => {
    const shape = [getChannels(input), outChannels / groups, height, width];
    return product('', shape, (outChannels / groups) * height * width, bias ? outChannels : null);
  },
  MaxPool2d: null,
  AvgPool2d: null,
  GlobalAvgPool: null,
  GlobalMaxPool: null,
  AdaptiveAvgPool2d: null,
  BatchNorm: ({ affine }, input) => {
    const length = getChannels(input);
    return [
      ...affinePair(length, affine),
      constant('running_mean', length, 0, false),
      constant('running_var', length, 1, false),
    ];
  },
  LayerNorm: ({ affine }, input) => affinePair(getChannels(input), affine),
  GroupNorm: ({ affine }, input) => affinePair(getChannels(input), affine),
  ChannelScale: ({ bias }, input) => {
    const length = getChannels(input);
    return [constant('weight', length, 1), ...(bias ? [constant('bias', length, 0)] : [])];
  },
  ReLU: null,
  ReLU6: null,
  LeakyReLU: null,
  PReLU: ({ slopes }, input) => [constant('weight', slopes === 'shared' ? 1 : getChannels(input), 0.25)],
  ELU: null,
  GELU: null,
  SiLU: null,
  HardSwish: null,
  HardSigmoid: null,
  Sigmoid: null,
  Tanh: null,
  Softmax: null,
  Dropout: null,
  Add: null,
  Multiply: null,
  Concat: null,
  Upsample: null,
  ZeroPad2d: null,
  ChannelShuffle: null,
  ChannelSlice: null,
  Flatten: null,
  Linear: ({ outFeatures, bias }, input) => {
    const inFeatures = countElements(input);
    return product('', [outFeatures, inFeatures], inFeatures, bias ? outFeatures : null, 1);
  },
  SqueezeExcitation: ({ squeezeChannels, bias }, input) => {
    const channels = getChannels(input);
    return [
      ...product('fc1.', [squeezeChannels, channels, 1, 1], channels, bias ? squeezeChannels : null),
      ...product('fc2.', [channels, squeezeChannels, 1, 1], squeezeChannels, bias ? channels : null, 1),
    ];
  },
  SpatialAttention: ({ kernelSize, bias }) =>
    product('', [1, 2, kernelSize, kernelSize], 2 * kernelSize * kernelSize, bias ? 1 : null, 1),
  Identity: null,
  Opaque: null,
};

/** The tensors of a layer with this first input, in the order in which PyTorch lists them. */
export function listWeightSpecs(layer: Layer, input: Shape): readonly WeightSpec[] {
  // The table's entry belongs to the layer's own kind, which the compiler cannot see through the union.
  const rule = rules[layer.kind] as ((params: Layer['params'], input: Shape) => readonly WeightSpec[]) | null;
  return rule?.(layer.params, input) ?? [];
}
