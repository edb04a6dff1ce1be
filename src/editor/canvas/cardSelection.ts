/** @file Selecting by click and walking along the graph by keys. */
import type { Architecture, LayerId } from '../../architecture/architecture';
import { computeConsumers, type Graph, type GraphNode } from '../../graph/graph';
import type { CardGraph } from '../../layout/cards';
import type { Direction } from '../../layout/geometry';
import { useStore } from '../../state/store';
import { getMeantLayers, getShown } from './cardGraph';

/** The id of the element that stands for a layer. */
export function getCardElementId(id: LayerId): string {
  return `layer-${id}`;
}

/**
 * Selects a layer as a click does: alone, or with Control, Command or Shift in addition to the others. What stands for
 * several layers selects all of them.
 */
export function selectLayer(
  id: LayerId,
  event: {
    readonly ctrlKey: boolean;
    readonly metaKey: boolean;
    readonly shiftKey: boolean;
    stopPropagation(): void;
  },
): void {
  // React Flow would select the card that a row belongs to.
  event.stopPropagation();
  const { selection, select, design, isFraming } = useStore.getState();
  // What a preview adds is not there to be selected.
  if (!design.architecture.layers.has(id)) return;
  const meant = getMeantLayers(id);
  if (!(isFraming || event.ctrlKey || event.metaKey || event.shiftKey)) {
    select(meant);
    return;
  }
  const next = new Set(selection);
  if (meant.every((layer) => next.has(layer))) for (const layer of meant) next.delete(layer);
  else for (const layer of meant) next.add(layer);
  select(next);
}

/** The keys that walk: down and up along the connections, left and right among branches, to either end; see `turnKey`. */
export const walkingKeys: ReadonlySet<string> = new Set([
  'ArrowDown',
  'ArrowUp',
  'ArrowLeft',
  'ArrowRight',
  'Home',
  'End',
]);

/** In a network that is read to the right, the keys along and across change places. */
const turnedKeys: Readonly<Record<string, string>> = {
  ArrowRight: 'ArrowDown',
  ArrowLeft: 'ArrowUp',
  ArrowDown: 'ArrowRight',
  ArrowUp: 'ArrowLeft',
};

/** The key that leads the same way where a network is read downwards. */
export function turnKey(key: string, direction: Direction): string {
  return direction === 'down' ? key : (turnedKeys[key] ?? key);
}

/** What is drawn as a graph of its own, for walking: folded cards in place of the layers in them. O(layers + connections). */
export function createWalk(graph: CardGraph, { layers }: Architecture): Graph<GraphNode<LayerId>> {
  if (graph.standsFor.size === 0) return layers;
  const walk = new Map<LayerId, { readonly id: LayerId; readonly inputs: readonly LayerId[] }>();
  for (const { main, rows, folded } of graph.cards) {
    for (const id of [main, ...rows]) {
      const inputs = new Set<LayerId>();
      for (const layer of folded?.layers ?? [id])
        for (const input of layers.get(layer)?.inputs ?? []) inputs.add(getShown(graph, input));
      inputs.delete(id);
      walk.set(id, { id, inputs: [...inputs] });
    }
  }
  return walk;
}

/** Where a key leads from what is drawn; null where there is nothing. O(layers + connections). */
export function findWalkTarget(walk: Graph<GraphNode<LayerId>>, from: LayerId, key: string): LayerId | null {
  const ids = [...walk.keys()];
  if (key === 'Home') return ids[0] ?? null;
  if (key === 'End') return ids.at(-1) ?? null;
  const inputs = walk.get(from)?.inputs ?? [];
  if (key === 'ArrowUp') return inputs[0] ?? null;
  const consumers = computeConsumers(walk);
  const getConsumers = (id: LayerId) => consumers.get(id) ?? [];
  if (key === 'ArrowDown') return getConsumers(from)[0] ?? null;
  // Branches: what else the same layer feeds, and what else feeds the same layer.
  const siblings = [
    ...inputs.flatMap(getConsumers),
    ...getConsumers(from).flatMap((id) => walk.get(id)?.inputs ?? []),
  ];
  const order = new Set(ids);
  const row = [...order].filter((id) => id === from || siblings.includes(id));
  const next = row.indexOf(from) + (key === 'ArrowRight' ? 1 : -1);
  return row[next] ?? null;
}
