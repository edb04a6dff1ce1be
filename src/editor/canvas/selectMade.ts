/** @file Selects what an edit has made, as it is drawn. */
import type { LayerId } from '../../architecture/architecture';
import { useStore } from '../../state/store';
import { selectCardGraph } from './cardGraph';

/** Selects new layers: where they have become part of a folded card, all of it, as a click on the card does. */
export function selectMade(ids: readonly LayerId[]): void {
  const state = useStore.getState();
  const made = new Set(ids);
  const drawnWith = selectCardGraph(state).cards.flatMap(({ folded }) =>
    folded?.layers.some((id) => made.has(id)) ? folded.layers : [],
  );
  state.select([...ids, ...drawnWith]);
}
