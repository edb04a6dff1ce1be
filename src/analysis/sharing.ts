/** @file Keeps the identity of results that did not change, so that views repaint only what did. */
import type { LayerId } from '../architecture/architecture';
import { isEqual } from '../util/isEqual';
import type { LayerAnalysis } from './analysis';

/** The new results, with every one that equals its predecessor replaced by it. */
export function shareEqualLayers(
  layers: ReadonlyMap<LayerId, LayerAnalysis>,
  previous: ReadonlyMap<LayerId, LayerAnalysis>,
): ReadonlyMap<LayerId, LayerAnalysis> {
  const shared = new Map<LayerId, LayerAnalysis>();
  for (const [id, layer] of layers) {
    const before = previous.get(id);
    shared.set(id, before !== undefined && isEqual(before, layer) ? before : layer);
  }
  return shared;
}
