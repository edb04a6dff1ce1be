/** @file From which layer on units are able to see the whole of an object. */
import type { Architecture, LayerId } from '../../architecture/architecture';
import { computeOrder } from '../../graph/order';
import type { PerAxis } from '../../util/perAxis';
import type { Analysis } from '../analysis';

/** The answer. A layer counts where its field is at least as large as the object on both axes. */
export interface FirstSeeing {
  /** The first by its smallest field: whatever path is taken, its units see as much. */
  readonly byMin: LayerId | null;
  /** The first by its largest field: on one path at least. Never behind `byMin`. */
  readonly byMax: LayerId | null;
  /** The first that sees the whole image, whatever its size. */
  readonly byWhole: LayerId | null;
  /** The one that comes nearest; null in a network without fields. */
  readonly largest: LayerId | null;
}

const isAsLarge = (field: PerAxis<number>, size: PerAxis<number>) =>
  field[0] >= size[0] && field[1] >= size[1];

/** Finds the first layers, in the order of computation, that see an object of `size` pixels. O(layers + connections). */
export function findFirstSeeing(
  { layers }: Architecture,
  analysis: Analysis,
  size: PerAxis<number>,
): FirstSeeing {
  let byMin: LayerId | null = null;
  let byMax: LayerId | null = null;
  let byWhole: LayerId | null = null;
  let largest: LayerId | null = null;
  let most = 0;
  for (const id of computeOrder(layers).order) {
    const facts = analysis.layers.get(id);
    // The image itself is no layer that learns to see.
    if (!facts?.isReached || layers.get(id)?.layer.kind === 'Input') continue;
    const { field } = facts;
    if (field === null) {
      byWhole ??= id;
      continue;
    }
    if (isAsLarge(field.min, size)) byMin ??= id;
    if (isAsLarge(field.max, size)) byMax ??= id;
    const share = Math.min(field.max[0] / size[0], field.max[1] / size[1]);
    if (share <= most) continue;
    most = share;
    largest = id;
  }
  return { byMin, byMax, byWhole, largest };
}
