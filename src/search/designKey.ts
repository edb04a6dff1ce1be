/** @file What a network computes, as a short text: equal for networks that differ in names and groups only. */
import type { Architecture } from '../architecture/architecture';
import type { Layer } from '../layers/catalogue';

/** Layers are shared between designs, so each is mixed once. */
const known = new WeakMap<Layer, number>();

/** One step of FNV-1a over 32 bits. */
const mix = (hash: number, value: number) => Math.imul(hash ^ value, 0x01000193);

function hashLayer(layer: Layer): number {
  const before = known.get(layer);
  if (before !== undefined) return before;
  const text = `${layer.kind}${JSON.stringify(layer.params)}`;
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = mix(hash, text.charCodeAt(index));
  known.set(layer, hash);
  return hash;
}

/**
 * The key of a network: a mixture of kinds, parameters and connections in document order. 64 bits, so that among some
 * thousand designs no two different ones share it. O(layers + connections).
 */
export function createDesignKey({ layers }: Architecture): string {
  const places = new Map<string, number>();
  let [first, second] = [0x811c9dc5, 0x2f0b4c47];
  for (const { id, layer, inputs } of layers.values()) {
    const place = places.size;
    places.set(id, place);
    const hash = hashLayer(layer);
    first = mix(first, hash);
    second = mix(second ^ (second >>> 15), hash);
    for (const input of inputs) {
      const way = place - (places.get(input) ?? -1);
      first = mix(first, way);
      second = mix(second, way ^ 0x5bd1e995);
    }
    first = mix(first, -1);
  }
  return `${(first >>> 0).toString(36)}-${(second >>> 0).toString(36)}`;
}
