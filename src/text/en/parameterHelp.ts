/** @file What each parameter does and what it takes, in the inspector. */
import type { LayerNode } from '../../architecture/architecture';
import type { LayerKind } from '../../layers/catalogue';
import type { Parameter } from '../../layers/parameter';
import { formatNumber } from '../quantities';
import type { AnyParameterName } from './parameterNames';

const sentences: Readonly<Record<AnyParameterName, string>> = {
  channels: 'Channels of the image: 1 for grey, 3 for colour.',
  outChannels: 'How many filters it learns: the channels of its output.',
  kernelSize:
    'How many pixels of its input a unit looks at. Widens the field by kernel − 1 times the jump that arrives.',
  stride: 'How far apart its units stand. 2 halves the map, and doubles the jump of all layers behind.',
  padding:
    'Zeros around its input. same: the output is the input divided by the stride; valid: none; or pixels by side.',
  dilation: 'Distance between the taps of the kernel: a wider field for the same parameters.',
  groups: 'Parts of the channels that are convolved apart; with a group for every channel it is depthwise.',
  bias: 'A learnt constant for every filter. Behind it a batch norm makes it superfluous.',
  outputPadding:
    'Rows and columns more at the end of the output, for sizes that the stride alone would miss.',
  ceilMode: 'A last window that hangs over the edge counts as well.',
  countIncludePad: 'Whether the zeros of the padding count in the average.',
  outputSize: 'The size of its output, whatever arrives.',
  affine: 'A learnt factor and a learnt offset for every channel, after normalising.',
  slope: 'The slope below zero.',
  slopes: 'One learnt slope for all channels, or one for each.',
  alpha: 'How far its output goes below zero.',
  approximation: 'The exact function, or a formula with tanh that comes close.',
  rate: 'The share that is set to zero during training.',
  unit: 'What is dropped at once: single values, whole channels, or the whole path (stochastic depth).',
  mode: 'nearest repeats pixels; bilinear blends two on each axis.',
  scale: 'How many times larger the map becomes.',
  size: 'A size for the output in place of the scale.',
  alignCorners: 'Whether the centres of the corner pixels stay in place, rather than the edges of the map.',
  start: 'The first channel that goes on, counted from 0.',
  end: 'The channel before which it stops.',
  outFeatures: 'How many values it puts out; of the last layer, the classes.',
  squeezeChannels: 'How many values the channels are squeezed into before they are weighed.',
  activation: 'The activation between its two dense layers.',
  gate: 'What turns its result into factors for the channels.',
  operation: 'What the operation is called in the file.',
  reach: 'Whether a unit sees its kernel or the whole input.',
  outputShape: 'What comes out, where it is not what comes in.',
  width: 'Multiplies the channels of every layer.',
  classes: 'How many values the last layer puts out.',
  head: 'What stands behind the last maps.',
  stem: 'The first layers: for large images or for small ones.',
  strideIn: 'Which convolution of a block halves the map.',
};

/** Where the same word means something else. */
const sentencesByKind: Partial<Record<LayerKind, Readonly<Partial<Record<AnyParameterName, string>>>>> = {
  GroupNorm: { groups: 'Parts of the channels that are normalised apart.' },
  ChannelShuffle: { groups: 'Parts of the channels that are interleaved.' },
  ConvTranspose2d: {
    stride: 'How many times larger the map becomes: the jump behind it is divided by it.',
    padding: 'Rows and columns cut off at the edges of the output.',
  },
  SpatialAttention: { kernelSize: 'The kernel of the convolution that computes the weights of positions.' },
  ZeroPad2d: { padding: 'Zeros added by side; below zero it crops.' },
};

/** What a parameter takes; nothing where its field shows all there is. */
function formatLimits(spec: Parameter): string {
  if (spec.type === 'text') return `At most ${spec.maxLength} characters.`;
  if (spec.type === 'boolean' || spec.type === 'choice') return '';
  const range = `from ${formatNumber(spec.min, 6)} to ${formatNumber(spec.max, 6)}`;
  if (spec.type === 'real' || spec.type === 'realPerAxis') return `Numbers ${range}.`;
  return `Whole numbers ${range}.`;
}

/** What a parameter of these layers does, and its limits. */
function formatHelp(nodes: readonly Pick<LayerNode, 'layer'>[], name: string, spec: Parameter): string {
  const known = name as AnyParameterName;
  const [first] = nodes;
  const own = first && sentencesByKind[first.layer.kind]?.[known];
  return `${own ?? sentences[known] ?? ''} ${formatLimits(spec)}`.trim();
}

/** Explanations of parameters. */
export const parameterHelp = { formatHelp, formatSides: formatLimits };
