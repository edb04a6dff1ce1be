/**
 * @file Which layers must have the same number of channels: an addition ties what it adds, norms and activations pass
 * on what they get, a depthwise convolution has as many groups as channels. A class can be made narrower as a whole.
 */
import type { Analysis } from '../analysis/analysis';
import { type Architecture, isLayerOf, type LayerId, type LayerNode } from '../architecture/architecture';
import { computeOrder } from '../graph/order';
import { getChannels } from '../layers/shape';
import { computeGcd } from '../util/numbers';

/** Layers whose channels change together. */
export interface ChannelClass {
  readonly channels: number;
  /** Convolutions that make the channels. */
  readonly sources: readonly LayerId[];
  /** Convolutions with a group for each of the channels. */
  readonly depthwise: readonly LayerId[];
  /** The channels must be a multiple of this. */
  readonly divisor: number;
}

interface Draft {
  channels: number;
  readonly sources: LayerId[];
  readonly depthwise: LayerId[];
  divisor: number;
  /** Whether something needs just this number: the image, the answer, what a slice or a concat reads. */
  isFixed: boolean;
}

const computeLcm = (a: number, b: number) => (a / computeGcd(a, b)) * b;

/** Sets of which any two can become one. */
function createClasses() {
  const drafts: Draft[] = [];
  const parents: number[] = [];
  const find = (index: number): number => {
    let root = index;
    while (parents[root] !== root) root = parents[root] ?? root;
    parents[index] = root;
    return root;
  };
  const get = (index: number): Draft => {
    const draft = drafts[find(index)];
    if (draft === undefined) throw new RangeError(`No class ${index}`);
    return draft;
  };
  return {
    get,
    add(channels: number, isFixed = false): number {
      drafts.push({ channels, sources: [], depthwise: [], divisor: 1, isFixed });
      parents.push(parents.length);
      return parents.length - 1;
    },
    join(a: number, b: number): void {
      const [kept, gone] = [find(a), find(b)];
      if (kept === gone) return;
      const [into, from] = [get(kept), get(gone)];
      into.sources.push(...from.sources);
      into.depthwise.push(...from.depthwise);
      into.divisor = computeLcm(into.divisor, from.divisor);
      into.isFixed ||= from.isFixed;
      parents[gone] = kept;
    },
    list: () => drafts.filter((_, index) => parents[index] === index),
  };
}

/** The class of a convolution's output: that of its input where it is depthwise. */
function placeConvolution(
  classes: ReturnType<typeof createClasses>,
  { id, layer: { params } }: LayerNode<'Conv2d'>,
  input: number,
): number {
  const { outChannels, groups } = params;
  const before = classes.get(input);
  if (groups > 1 && groups === before.channels) {
    if (outChannels === groups) {
      before.depthwise.push(id);
      return input;
    }
    before.isFixed = true;
    return classes.add(outChannels, true);
  }
  before.divisor = computeLcm(before.divisor, groups);
  const own = classes.add(outChannels);
  const draft = classes.get(own);
  draft.sources.push(id);
  draft.divisor = groups;
  return own;
}

/** Kinds that pass on the channels that they get, whatever their number. */
const carriers: ReadonlySet<string> = new Set([
  ...['BatchNorm', 'LayerNorm', 'ChannelScale', 'Dropout', 'Identity', 'ZeroPad2d', 'Upsample', 'Flatten'],
  ...['MaxPool2d', 'AvgPool2d', 'GlobalAvgPool', 'GlobalMaxPool', 'AdaptiveAvgPool2d', 'SpatialAttention'],
  ...['ReLU', 'ReLU6', 'LeakyReLU', 'PReLU', 'ELU', 'GELU', 'SiLU', 'HardSwish', 'HardSigmoid', 'Sigmoid'],
  ...['Tanh', 'Softmax', 'SqueezeExcitation'],
]);

/** All classes that can be made narrower. O(layers + connections). */
export function findChannelClasses(architecture: Architecture, analysis: Analysis): readonly ChannelClass[] {
  const { layers } = architecture;
  const classes = createClasses();
  const placed = new Map<LayerId, number>();
  const isRead = new Set<LayerId>();
  const place = (node: LayerNode): number => {
    const shape = analysis.layers.get(node.id)?.shape;
    const inputs = node.inputs.flatMap((input) => placed.get(input) ?? []);
    const [first, ...others] = inputs;
    const channels = shape ? getChannels(shape) : 0;
    if (first === undefined) return classes.add(channels, true);
    if (isLayerOf(node, 'Conv2d')) return placeConvolution(classes, node, first);
    const { kind } = node.layer;
    if (kind === 'Add' || kind === 'Multiply') {
      for (const other of others) classes.join(first, other);
      return first;
    }
    // What a dense layer reads may have any length, and so may the parts of a concat.
    if (kind === 'Linear' || kind === 'Concat') return classes.add(channels, true);
    if (isLayerOf(node, 'GroupNorm') || isLayerOf(node, 'ChannelShuffle')) {
      const draft = classes.get(first);
      draft.divisor = computeLcm(draft.divisor, node.layer.params.groups);
      return first;
    }
    if (carriers.has(kind)) return first;
    classes.get(first).isFixed = true;
    return classes.add(channels, true);
  };
  for (const id of computeOrder(layers).order) {
    const node = layers.get(id);
    if (node === undefined) continue;
    for (const input of node.inputs) isRead.add(input);
    placed.set(id, place(node));
  }
  for (const [id, index] of placed) if (!isRead.has(id)) classes.get(index).isFixed = true;
  return classes.list().flatMap(({ isFixed, ...found }): ChannelClass[] => {
    return isFixed || found.sources.length === 0 ? [] : [found];
  });
}
