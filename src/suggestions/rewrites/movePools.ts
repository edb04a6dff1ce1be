/** @file Moves the pools of a plain chain past convolutions, later or earlier. */
import type { LayerId } from '../../architecture/architecture';
import { insertOnEdge } from '../../architecture/insertOnEdge';
import { type Anatomy, findFollowersEnd, isWideConvolution } from '../anatomy';
import { findDownsamplings, isPool } from '../downsamplings';
import type { RewriteResult } from '../suggestion';

/** A pool of a chain, and where it could stand: behind how many convolutions. */
interface PoolPlace {
  readonly pool: LayerId;
  readonly now: number;
  readonly latest: number;
  readonly earliest: number;
}

/** The pools of a plain chain with their places. */
export interface PoolChain {
  /** For each convolution above 1x1 the last layer that belongs to it. */
  readonly ends: readonly LayerId[];
  readonly pools: readonly PoolPlace[];
}

/**
 * The pools between the convolutions of a plain chain; null where paths run in parallel. Two pools never meet: at the
 * latest each stands behind one of the last convolutions, at the earliest behind one of the first, while the last pool
 * stays before the head.
 */
export function findPoolChain(anatomy: Anatomy): PoolChain | null {
  const { spine, segments, headStart } = anatomy;
  if (segments.slice(0, headStart).some(({ inner }) => inner.length > 0)) return null;
  const ends: LayerId[] = [];
  const found: { readonly pool: LayerId; readonly now: number }[] = [];
  const steps = new Set(findDownsamplings(anatomy).map(({ place }) => place));
  for (const [place, node] of spine.slice(0, headStart).entries()) {
    if (isWideConvolution(node)) ends.push(spine[findFollowersEnd(anatomy, place) - 1]?.id ?? node.id);
    if (isPool(node) && steps.has(place) && ends.length > 0) found.push({ pool: node.id, now: ends.length });
  }
  const pools = found.map(({ pool, now }, index) => ({
    pool,
    now,
    latest: ends.length - (found.length - 1 - index),
    earliest: index === found.length - 1 ? now : index + 1,
  }));
  return { ends, pools };
}

/** How far pools move at most: later for positive steps, earlier for negative ones. */
export function movePool({ now, latest, earliest }: PoolPlace, steps: number): number {
  return steps > 0
    ? Math.max(now, Math.min(latest, now + steps))
    : Math.min(now, Math.max(earliest, now + steps));
}

/** Moves every pool by so many convolutions, as far as it can go. */
export function movePools(
  { architecture }: Anatomy,
  { ends, pools }: PoolChain,
  steps: number,
): RewriteResult {
  let edited = architecture;
  // The one that leads goes first, so that none has to pass another.
  for (const place of steps > 0 ? pools.toReversed() : pools) {
    const end = ends[movePool(place, steps) - 1];
    if (end === undefined || movePool(place, steps) === place.now) continue;
    const target = [...edited.layers.values()].find(({ inputs }) => inputs.includes(end));
    if (target === undefined || target.id === place.pool) continue;
    const port = target.inputs.indexOf(end);
    const moved = insertOnEdge(edited, place.pool, { target: target.id, port });
    if (!moved.ok) return { problem: { code: 'edit-refused', refusal: moved.reason } };
    edited = moved.architecture;
  }
  return { architecture: edited };
}
