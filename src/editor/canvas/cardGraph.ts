/** @file The cards of what the canvas shows, as far as it is unfolded. */
import type { Architecture, LayerId } from '../../architecture/architecture';
import { type CardGraph, computeCards } from '../../layout/cards';
import type { Folds } from '../../layout/foldState';
import { computeFrames, type Frame } from '../../layout/frames';
import { getFolding } from '../../state/folding';
import { selectShownArchitecture } from '../../state/selectors';
import { useStore } from '../../state/store';
import type { Store } from '../../state/storeShape';

interface Known {
  readonly architecture: Architecture;
  readonly folds: Folds;
  /** With nothing folded. */
  readonly base: CardGraph;
  readonly graph: CardGraph;
  readonly frames: readonly Frame[];
}

/** Those of the open design and those of the preview: who leaves a preview finds the same graph again. */
const known: { design: Known | null; preview: Known | null } = { design: null, preview: null };

function select(state: Store): Known {
  const architecture = selectShownArchitecture(state);
  const { folds } = state.canvasView;
  const place = state.preview === null ? 'design' : 'preview';
  const last = known[place];
  if (last?.architecture === architecture && last.folds === folds) return last;
  const near = last ?? known.design;
  const base = last?.architecture === architecture ? last.base : computeCards(architecture, near?.base);
  const graph = getFolding().foldCards(base, architecture, folds, near?.graph);
  const frames = shareFrames(computeFrames(graph, architecture), near?.frames ?? []);
  const next = { architecture, folds, base, graph, frames };
  known[place] = next;
  return next;
}

/** The cards of what the canvas shows; the same graph until what is drawn changes. */
export function selectCardGraph(state: Store): CardGraph {
  return select(state).graph;
}

function shareFrames(next: readonly Frame[], previous: readonly Frame[]): readonly Frame[] {
  const isSame = ({ group, height, cards }: Frame, at: number) => {
    const before = previous[at];
    return (
      before?.group === group &&
      before.height === height &&
      before.cards.length === cards.length &&
      before.cards.every((card, index) => card === cards[index])
    );
  };
  return next.length === previous.length && next.every(isSame) ? previous : next;
}

/** The frames around unfolded groups; the same list until what is drawn changes. */
export function selectFrames(state: Store): readonly Frame[] {
  return select(state).frames;
}

/** The same cards as if nothing were folded. */
export function selectOpenCards(state: Store): CardGraph {
  return select(state).base;
}

/**
 * The layers that somebody means who points at what is drawn: all of a folded card. What is drawn once for a row of
 * groups is meant as it is drawn: an edit of it is made in all of them.
 */
export function getMeantLayers(id: LayerId): readonly LayerId[] {
  const { cards, standsFor } = selectCardGraph(useStore.getState());
  if (!standsFor.has(id)) return [id];
  return cards.find((card) => card.id === id)?.folded?.layers ?? [id];
}

let shown: { readonly graph: CardGraph; readonly by: ReadonlyMap<LayerId, LayerId> } | null = null;

/** What is drawn for a layer: itself, the folded card around it, or the one in its place in another group. */
export function getShown(graph: CardGraph, id: LayerId): LayerId {
  if (graph.standsFor.size === 0) return id;
  if (shown?.graph !== graph) {
    const by = new Map<LayerId, LayerId>();
    for (const [drawn, layers] of graph.standsFor) for (const layer of layers) by.set(layer, drawn);
    shown = { graph, by };
  }
  return shown.by.get(id) ?? id;
}
