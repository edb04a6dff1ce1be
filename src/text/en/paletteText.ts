/** @file Words of the palette: its sections, the ready blocks, and a line about every layer kind and block. */
import type { LayerKind } from '../../layers/catalogue';
import type { BlockKind } from '../../presets/blocks/blocks';
import { countNoun } from './words';

/** The parts of the palette. */
export type PaletteSection =
  | 'recent'
  | 'blocks'
  | 'basics'
  | 'size'
  | 'merge'
  | 'normalization'
  | 'activation'
  | 'head'
  | 'other';

const sections: Readonly<Record<PaletteSection, string>> = {
  recent: 'Recently used',
  blocks: 'Blocks',
  basics: 'Input and convolution',
  size: 'Pooling and size',
  merge: 'Merge and attention',
  normalization: 'Normalisation',
  activation: 'Activation and dropout',
  head: 'Head',
  other: 'Other',
};

const blocks: Readonly<Record<BlockKind, string>> = {
  'conv-norm-act': 'Conv, norm, ReLU',
  residual: 'Residual',
  bottleneck: 'Bottleneck',
  'inverted-residual': 'Inverted residual',
  'squeeze-excitation': 'Squeeze-excitation block',
  dense: 'Dense block',
  inception: 'Inception branches',
};

const hints: Readonly<Record<LayerKind | BlockKind, string>> = {
  'conv-norm-act': 'A 3x3 convolution, batch norm and ReLU: the unit most networks are made of.',
  residual: 'Two 3x3 convolutions with a skip connection around them, as in ResNet18.',
  bottleneck: '1x1, 3x3, 1x1 with a skip connection around them, as in ResNet50.',
  'inverted-residual': 'Widens, filters each channel, narrows again, with a skip connection: MobileNetV2.',
  'squeeze-excitation': 'Weighs channels by what the whole image holds, drawn layer by layer.',
  dense: 'Every unit reads all before it: the outputs are concatenated, as in DenseNet.',
  inception: 'Branches with kernels of several sizes side by side, concatenated.',
  Input: 'Where the image comes in. A network has one.',
  Conv2d: 'Slides a learned kernel over the map; grows what each unit sees.',
  ConvTranspose2d: 'Learned enlargement: the reverse of a strided convolution.',
  MaxPool2d: 'Keeps the largest value of each window; halves the map by default.',
  AvgPool2d: 'Averages each window; halves the map by default.',
  GlobalAvgPool: 'Averages the whole map to one value a channel, before the head.',
  GlobalMaxPool: 'Keeps the largest value of the whole map, one a channel.',
  AdaptiveAvgPool2d: 'Averages to a map of a given size, whatever comes in.',
  BatchNorm: 'Normalises each channel over the batch; sees no neighbours.',
  LayerNorm: 'Normalises the channels of each position or image; sees no neighbours.',
  GroupNorm: 'Normalises groups of channels; does not depend on the batch.',
  ChannelScale: 'Multiplies each channel by a learned factor.',
  ReLU: 'Cuts off below zero: the common activation.',
  ReLU6: 'ReLU that stops at 6; used by MobileNets.',
  LeakyReLU: 'Lets a little through below zero.',
  PReLU: 'Leaky ReLU with a learned slope.',
  ELU: 'Smooth below zero, down to a floor.',
  GELU: 'Smooth ReLU of transformers and ConvNeXt.',
  SiLU: 'x times sigmoid(x), also called Swish; used by EfficientNet.',
  HardSwish: 'A cheap SiLU made of straight pieces; used by MobileNetV3.',
  HardSigmoid: 'A cheap sigmoid made of straight pieces.',
  Sigmoid: 'Squeezes values to between 0 and 1.',
  Tanh: 'Squeezes values to between -1 and 1.',
  Softmax: 'Turns scores into shares that add up to 1.',
  Dropout: 'Leaves out values at random while training.',
  Add: 'Adds maps of equal shape: the end of a skip connection.',
  Multiply: 'Multiplies maps value by value, for gates and attention.',
  Concat: 'Stacks the channels of maps of equal size.',
  Upsample: 'Enlarges the map by repeating or interpolating.',
  ZeroPad2d: 'Puts zeros around the map, or crops it.',
  ChannelShuffle: 'Mixes the channels of groups; used by ShuffleNet.',
  ChannelSlice: 'Takes some of the channels.',
  Flatten: 'Makes a vector of the map, for linear layers.',
  Linear: 'Every output reads every input: the classifier.',
  SqueezeExcitation: 'Weighs channels by what the whole image holds, as one layer.',
  SpatialAttention: 'Weighs positions by what their neighbourhood holds.',
  Identity: 'Passes on what it gets.',
  Opaque: 'Stands for an operation that Fovea does not know.',
};

/** Words of the palette. */
export const paletteText = {
  search: 'Find a layer',
  idle: 'Adds behind what is selected.',
  sections,
  blocks,
  hints,
  empty: (query: string) => `No layer is called “${query}”.`,
  formatCount: (count: number) => countNoun(count, 'entry', 'entries'),
} as const;
