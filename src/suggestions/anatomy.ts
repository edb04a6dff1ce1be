/**
 * @file How a network is built, as far as the rules need to know: the way that nothing gets past, where the head
 * begins, where one could cut, which blocks repeat, where the map gets smaller.
 */
import type { Analysis } from '../analysis/analysis';
import {
  type Architecture,
  type GroupId,
  getGroupPath,
  getLayer,
  type LayerId,
  type LayerNode,
} from '../architecture/architecture';
import { computeConsumers } from '../graph/graph';
import { computeSegments, type Segment } from '../graph/spine';
import { getDefinition, type LayerKind } from '../layers/catalogue';
import type { LayerFamily } from '../layers/definition';

/** A network with what the rules know of its build. */
export interface Anatomy {
  readonly architecture: Architecture;
  readonly analysis: Analysis;
  readonly consumers: ReadonlyMap<LayerId, readonly LayerId[]>;
  /** Layers through which every path goes, from the Input on; empty where there is no single way to one output. */
  readonly spine: readonly LayerNode[];
  /** `segments[i]` lies between `spine[i]` and `spine[i + 1]`. */
  readonly segments: readonly Segment<LayerId>[];
  /** Place in the spine of the first layer of the head; the length of the spine where it ends in a map. */
  readonly headStart: number;
}

/** Families and kinds of layers that belong to the layer before them. */
const followingFamilies: ReadonlySet<LayerFamily> = new Set([
  'normalization',
  'activation',
  'regularization',
  'attention',
]);
const followingKinds: ReadonlySet<LayerKind> = new Set(['ChannelShuffle', 'Identity']);

/** Whether a layer only goes on with what one layer gives it: norm, activation, dropout, attention, shuffle. */
export function isFollower({ layer: { kind }, inputs }: LayerNode): boolean {
  return (
    inputs.length === 1 && (followingKinds.has(kind) || followingFamilies.has(getDefinition(kind).family))
  );
}

/** Whether the status rules judge a layer as a convolution. */
export function isConvolution({ layer }: LayerNode): boolean {
  return getDefinition(layer.kind).isConvolution;
}

/** Whether it has a kernel above 1 and learnt weights. */
export function isWideConvolution(node: LayerNode): boolean {
  const { params } = node.layer;
  return isConvolution(node) && 'kernelSize' in params && Math.max(...[params.kernelSize].flat()) > 1;
}

function findHeadStart(spine: readonly LayerNode[], analysis: Analysis): number {
  const first = spine.findIndex(({ id }) => analysis.layers.get(id)?.field === null);
  if (first < 0) return spine.length;
  let start = first;
  while (spine[start - 1]?.layer.kind === 'AdaptiveAvgPool2d') start -= 1;
  if (spine.slice(start).some(({ layer }) => layer.kind === 'Linear')) return start;
  // Without a dense layer a last convolution of 1x1 makes the classes.
  const last = spine.findLastIndex((node, place) => place < start && isAnchor(node));
  const classifier = spine[last];
  if (classifier === undefined || !isConvolution(classifier) || isWideConvolution(classifier)) return start;
  return analysis.layers.get(classifier.id)?.field === null ? start : last;
}

/** Whether a layer starts something that others only follow: a convolution, or where paths meet. */
function isAnchor(node: LayerNode): boolean {
  return isConvolution(node) || node.layer.kind === 'Add' || node.layer.kind === 'Concat';
}

/** Looks at how an analysed network is built. O(layers + connections). */
export function createAnatomy(architecture: Architecture, analysis: Analysis): Anatomy {
  const found = computeSegments(architecture.layers);
  const spine = (found?.spine ?? []).map((id) => getLayer(architecture, id));
  const hasImage = spine[0]?.layer.kind === 'Input';
  return {
    architecture,
    analysis,
    consumers: computeConsumers(architecture.layers),
    spine: hasImage ? spine : [],
    segments: hasImage ? (found?.segments ?? []) : [],
    headStart: hasImage ? findHeadStart(spine, analysis) : 0,
  };
}

/** The place behind a place of the spine and the norms, activations and dropouts that follow it directly. */
export function findFollowersEnd({ spine, segments, headStart }: Anatomy, place: number): number {
  let end = place + 1;
  for (let node = spine[end]; end < headStart && node !== undefined; node = spine[end]) {
    if (!isFollower(node) || segments[end - 1]?.inner.length !== 0) break;
    end += 1;
  }
  return end;
}

/** The innermost block that holds a layer. */
function findBlock(architecture: Architecture, { group }: LayerNode): GroupId | null {
  return getGroupPath(architecture, group).findLast(({ kind }) => kind === 'block')?.id ?? null;
}

/**
 * Places of the spine before the head where a network can end: convolutions and merges, with what follows them, but
 * not in the middle of a block.
 */
export function findAnchors(anatomy: Anatomy): readonly number[] {
  const { architecture, spine, headStart } = anatomy;
  const anchors: number[] = [];
  for (let place = 0; place < headStart; place++) {
    const node = spine[place];
    if (node === undefined || !isAnchor(node)) continue;
    const block = findBlock(architecture, node);
    const next = spine[findFollowersEnd(anatomy, place)];
    const isInside = block !== null && next !== undefined && findBlock(architecture, next) === block;
    if (!isInside) anchors.push(place);
  }
  return anchors;
}
