/** @file Duplicates what is selected. */
import { findEnds } from '../graph/region';
import type { Architecture, LayerId } from './architecture';
import type { EditResult } from './editResult';
import { copySelection, fitFragment } from './fragment';
import { computeEnclosingGroup } from './membership';
import { type Placed, placeFragment } from './placeFragment';

/**
 * Makes a second copy of the given layers.
 *
 * A piece with one way in and one way out goes in series, directly behind the original: a block becomes two blocks.
 * Any other reads from the same layers as the original and leads nowhere yet. The Input layer is not duplicated.
 */
export function duplicate(architecture: Architecture, ids: ReadonlySet<LayerId>): EditResult<Placed> {
  const fragment = copySelection(architecture, ids);
  const { architecture: piece, openInputs } = fitFragment(architecture, fragment);
  const { layers } = piece;
  const sources = [...new Set(openInputs.map(({ source }) => source))];
  const ends = findEnds(layers, new Set(layers.keys()));
  const isInSeries = sources.length === 1 && ends.length === 1;
  const group = computeEnclosingGroup(architecture, ids);
  return placeFragment(
    architecture,
    fragment,
    isInSeries ? { at: 'after', layers: ends, group } : { at: 'branch', layers: sources, group },
  );
}
