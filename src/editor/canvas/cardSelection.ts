/** @file Selecting by click and walking along the graph by keys. */
import type { Architecture, LayerId } from '../../architecture/architecture';
import { computeConsumers } from '../../graph/graph';
import { useStore } from '../../state/store';

/** The id of the element that stands for a layer. */
export function getCardElementId(id: LayerId): string {
  return `layer-${id}`;
}

/** Selects a layer as a click does: alone, or with Control, Command or Shift in addition to the others. */
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
  const { selection, select, design } = useStore.getState();
  // What a preview adds is not there to be selected.
  if (!design.architecture.layers.has(id)) return;
  if (!(event.ctrlKey || event.metaKey || event.shiftKey)) {
    select([id]);
    return;
  }
  const next = new Set(selection);
  if (!next.delete(id)) next.add(id);
  select(next);
}

/** The keys that walk: down and up along the connections, left and right among branches, to either end. */
export const walkingKeys: ReadonlySet<string> = new Set([
  'ArrowDown',
  'ArrowUp',
  'ArrowLeft',
  'ArrowRight',
  'Home',
  'End',
]);

/** Where a key leads from a layer; null where there is nothing. O(layers + connections). */
export function findWalkTarget(architecture: Architecture, from: LayerId, key: string): LayerId | null {
  const ids = [...architecture.layers.keys()];
  if (key === 'Home') return ids[0] ?? null;
  if (key === 'End') return ids.at(-1) ?? null;
  const inputs = architecture.layers.get(from)?.inputs ?? [];
  if (key === 'ArrowUp') return inputs[0] ?? null;
  const consumers = computeConsumers(architecture.layers);
  const getConsumers = (id: LayerId) => consumers.get(id) ?? [];
  if (key === 'ArrowDown') return getConsumers(from)[0] ?? null;
  // Branches: what else the same layer feeds, and what else feeds the same layer.
  const siblings = [
    ...inputs.flatMap(getConsumers),
    ...getConsumers(from).flatMap((id) => architecture.layers.get(id)?.inputs ?? []),
  ];
  const order = new Set(ids);
  const row = [...order].filter((id) => id === from || siblings.includes(id));
  const next = row.indexOf(from) + (key === 'ArrowRight' ? 1 : -1);
  return row[next] ?? null;
}
