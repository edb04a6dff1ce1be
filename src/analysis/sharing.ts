/** @file Keeps the identity of results that did not change, so that views repaint only what did. */
import type { LayerId } from '../architecture/architecture';
import type { LayerAnalysis } from './analysis';

function isEqual(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const left = Object.entries(a);
  const right = new Map(Object.entries(b));
  return left.length === right.size && left.every(([key, value]) => isEqual(value, right.get(key)));
}

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
