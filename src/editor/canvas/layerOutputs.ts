/** @file What each layer feeds, by name, for what a card says to a screen reader. */
import type { Architecture, LayerId } from '../../architecture/architecture';
import { computeConsumers } from '../../graph/graph';

type Layers = Architecture['layers'];

interface Known {
  readonly layers: Layers;
  readonly outputs: ReadonlyMap<LayerId, readonly string[]>;
}

let last: Known | null = null;
const none: readonly string[] = [];

/** Whether names and connections are what they were: an edit of parameters changes neither. */
function isAlike(a: Layers, b: Layers): boolean {
  if (a.size !== b.size) return false;
  for (const [id, node] of a) {
    const other = b.get(id);
    if (other === undefined) return false;
    if (other !== node && (other.inputs !== node.inputs || other.name !== node.name)) return false;
  }
  return true;
}

/**
 * Names of what a layer feeds, each once, in document order; the same list while it says the same. O(layers +
 * connections) with the first question after an edit.
 */
export function getOutputNames(layers: Layers, id: LayerId): readonly string[] {
  if (last?.layers !== layers) {
    const before = last;
    const isSame = before !== null && isAlike(before.layers, layers);
    last = { layers, outputs: isSame ? before.outputs : computeOutputs(layers, before?.outputs) };
  }
  return last.outputs.get(id) ?? none;
}

function computeOutputs(
  layers: Layers,
  before: Known['outputs'] | undefined,
): ReadonlyMap<LayerId, readonly string[]> {
  const outputs = new Map<LayerId, readonly string[]>();
  for (const [source, consumers] of computeConsumers(layers)) {
    const names = [...new Set(consumers)].map((consumer) => layers.get(consumer)?.name ?? consumer);
    const old = before?.get(source);
    const isSame = old?.length === names.length && names.every((name, index) => name === old[index]);
    outputs.set(source, isSame ? old : names);
  }
  return outputs;
}
