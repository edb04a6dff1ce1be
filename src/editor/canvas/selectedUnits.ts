/** @file What is selected, as things that can be connected: layers, and folded cards as wholes. */
import type { LayerId } from '../../architecture/architecture';
import { sortLayers } from '../../architecture/placement';
import type { Store } from '../../state/storeShape';
import { selectCardGraph } from './cardGraph';
import { getEntries, getExit } from './wiring/cardEnds';

/** Something that takes what is connected to it and gives what it makes. */
export interface Unit {
  /** The layers that a connection to it feeds. */
  readonly entries: readonly LayerId[];
  readonly exit: LayerId;
}

/** How many things are selected: a folded card counts once. */
export function countUnits(state: Store): number {
  const { cardOf, standsFor } = selectCardGraph(state);
  if (standsFor.size === 0) return state.selection.size;
  return new Set(
    [...state.selection].map((id) => (standsFor.has(cardOf.get(id) ?? id) ? cardOf.get(id) : id)),
  ).size;
}

/** What is selected, such that what feeds others comes first. O(layers + connections). */
export function findUnits(state: Store): readonly Unit[] {
  const { cards, cardOf } = selectCardGraph(state);
  const { architecture } = state.design;
  const { layers } = architecture;
  const units = new Map<LayerId, Unit>();
  for (const id of state.selection) {
    const cardId = cardOf.get(id);
    const card = cards.find((candidate) => candidate.id === cardId);
    if (card?.folded === undefined) units.set(id, { entries: [id], exit: id });
    else {
      const exit = getExit(card, layers);
      units.set(exit, { entries: getEntries(card, layers), exit });
    }
  }
  return sortLayers(architecture, units.keys()).flatMap((id) => units.get(id) ?? []);
}
