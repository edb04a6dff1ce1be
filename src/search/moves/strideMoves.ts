/** @file Moves of steps down: one less, one more, a pool elsewhere. */
import { addLayer } from '../../architecture/addLayer';
import { getLayer, isLayerOf, type LayerId, type LayerNode } from '../../architecture/architecture';
import { setLayerParams } from '../../architecture/edits';
import { createLayer } from '../../layers/catalogue';
import { type Anatomy, findFollowersEnd, isFollower, isWideConvolution } from '../../suggestions/anatomy';
import { findDownsamplings } from '../../suggestions/downsamplings';
import { findPoolChain, movePools } from '../../suggestions/rewrites/movePools';
import { weakenDownsampling } from '../../suggestions/rewrites/setStrides';
import { bothAxes } from '../../util/perAxis';
import { type Move, pick } from './move';

/** Takes one step down away, or halves it. */
export const weakenStep: Move = (anatomy, random) => {
  const step = pick(findDownsamplings(anatomy), random);
  return step && weakenDownsampling(anatomy.architecture, step);
};

/** The convolution on a path of a segment that would step: the first above 1x1, else the first; null where none is. */
function findStepping(
  { architecture, consumers }: Anatomy,
  start: LayerId,
  inner: ReadonlySet<LayerId>,
): LayerNode<'Conv2d'> | null {
  let first: LayerNode<'Conv2d'> | null = null;
  for (let id: LayerId | undefined = start; id !== undefined && inner.has(id); ) {
    const node = getLayer(architecture, id);
    if (isLayerOf(node, 'Conv2d')) {
      if (isWideConvolution(node)) return node;
      first ??= node;
    } else if (!isFollower(node)) return first;
    const [next, ...others]: readonly LayerId[] = consumers.get(id) ?? [];
    if (others.length > 0) return first;
    id = next;
  }
  return first;
}

/** The convolutions that would step together from one place of the spine to the next; null where a path has none. */
function findStep(anatomy: Anatomy, index: number): readonly LayerNode<'Conv2d'>[] | null {
  const { architecture, consumers, segments } = anatomy;
  const segment = segments[index];
  if (segment === undefined) return null;
  const { from, to } = segment;
  if (segment.inner.length === 0) {
    const node = getLayer(architecture, to);
    return isLayerOf(node, 'Conv2d') && isWideConvolution(node) ? [node] : null;
  }
  const inner = new Set(segment.inner);
  const found: LayerNode<'Conv2d'>[] = [];
  for (const entry of consumers.get(from) ?? []) {
    const stepping = findStepping(anatomy, entry, inner);
    if (stepping === null) return null;
    found.push(stepping);
  }
  return found;
}

/** Lets convolutions step down that did not, on every path at once. */
export const addStep: Move = (anatomy, random) => {
  const steps = anatomy.segments.slice(0, Math.max(0, anatomy.headStart - 1)).flatMap((_, index) => {
    const nodes = findStep(anatomy, index);
    return nodes?.every(({ layer }) => Math.max(...layer.params.stride) === 1) ? [nodes] : [];
  });
  const nodes = pick(steps, random);
  if (nodes === null) return null;
  return nodes.reduce(
    (edited, { id }) => setLayerParams(edited, id, { stride: bothAxes(2) }),
    anatomy.architecture,
  );
};

/** Adds a pool behind a convolution of a plain part. */
export const addPool: Move = (anatomy, random) => {
  const { architecture, spine, segments, headStart } = anatomy;
  const ends = [...spine.slice(0, headStart).entries()].flatMap(([place, node]) => {
    if (!isWideConvolution(node)) return [];
    const end = findFollowersEnd(anatomy, place);
    return segments[end - 1]?.inner.length === 0 ? [end] : [];
  });
  const end = pick(ends, random);
  const target = end === null ? undefined : spine[end];
  if (target === undefined) return null;
  const edge = { target: target.id, port: 0 };
  const added = addLayer(architecture, createLayer('MaxPool2d'), { at: 'edge', edge, group: target.group });
  return added.ok ? added.architecture : null;
};

/** Moves one pool of a plain chain by up to three convolutions. */
export const movePool: Move = (anatomy, random) => {
  const chain = findPoolChain(anatomy);
  const pool = chain && pick(chain.pools, random);
  if (chain === null || pool === null) return null;
  const steps = (1 + random.nextBelow(3)) * (random.nextBelow(2) === 0 ? 1 : -1);
  const result = movePools(anatomy, { ...chain, pools: [pool] }, steps);
  return 'problem' in result ? null : (result.architecture ?? null);
};
