/** @file The cards of what the canvas shows. */
import type { Architecture } from '../../architecture/architecture';
import { type CardGraph, computeCards } from '../../layout/cards';
import { selectShownArchitecture } from '../../state/selectors';
import type { Store } from '../../state/store';

interface Cards {
  readonly architecture: Architecture;
  readonly graph: CardGraph;
}

/** The cards of the open design and those of the preview: who leaves a preview finds the same graph again. */
const last: { design: Cards | null; preview: Cards | null } = { design: null, preview: null };

/** The cards of what the canvas shows; the same graph until layers or connections change. */
export function selectCardGraph(state: Store): CardGraph {
  const architecture = selectShownArchitecture(state);
  const place = state.preview === null ? 'design' : 'preview';
  let cards = last[place];
  if (cards?.architecture !== architecture) {
    const near = cards ?? last.design;
    cards = { architecture, graph: computeCards(architecture, near?.graph) };
    last[place] = cards;
  }
  return cards.graph;
}
