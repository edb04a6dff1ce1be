/**
 * @file The canvas by keyboard: arrows walk along the connections, with Control or Command they select on the way, with
 * Shift they move the selected cards; Escape goes from a connection to its layer, and from there to nothing.
 */
import type { KeyboardEvent } from 'react';
import { flushSync } from 'react-dom';
import type { LayerId } from '../../architecture/architecture';
import type { Graph, GraphNode } from '../../graph/graph';
import type { CardGraph } from '../../layout/cards';
import type { PlacedCard } from '../../layout/placedCard';
import { getText } from '../../state/language';
import { selectShownArchitecture } from '../../state/selectors';
import { useStore } from '../../state/store';
import { type ChosenEdge, selectChosenEdge } from '../../state/wireView';
import { getMeantLayers, getShown, selectCardGraph } from './cardGraph';
import { createWalk, findWalkTarget, getCardElementId, turnKey, walkingKeys } from './cardSelection';
import { commitMove } from './moveCards';

const step = 20;

const moves: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowDown: [0, step],
  ArrowUp: [0, -step],
  ArrowLeft: [-step, 0],
  ArrowRight: [step, 0],
};

/** What keys need to know of the canvas. */
export interface KeyedCanvas {
  readonly placed: readonly PlacedCard[];
  /** Brings a card into view. */
  readonly reveal: (place: PlacedCard) => void;
  /** Whether Shift moves cards. */
  readonly canMove: boolean;
}

/** Does what a key on the canvas is for. */
export function handleCanvasKey(event: KeyboardEvent, { placed, reveal, canMove }: KeyedCanvas): void {
  // Menus and popovers of the canvas stand elsewhere on the page.
  if (event.target instanceof Node && !event.currentTarget.contains(event.target)) return;
  const state = useStore.getState();
  const { preview, isPresenting, selection, select } = state;
  const chosen = selectChosenEdge(state);
  const isExtending = event.ctrlKey || event.metaKey;
  const hasChoice = chosen !== null || selection.size > 0;
  // A preview and presenting are left first, and what is chosen stays.
  const isFree = preview === null && !isPresenting;
  if (event.key === 'Escape' && !isExtending && hasChoice && isFree) {
    event.stopPropagation();
    select(chosen === null ? [] : [chosen.of]);
  }
  // What is upstream and downstream is selected by commands; Alt with arrows is the browser's.
  const isOther = event.altKey || (isExtending && event.shiftKey);
  if (!walkingKeys.has(event.key) || isOther) return;
  event.preventDefault();
  const places = mapPlaces(placed);
  if (event.shiftKey) {
    const move = moves[event.key];
    if (move !== undefined && canMove) moveSelected(selection, places, move);
    return;
  }
  // Selecting goes on from where the walk was, and takes up what it comes to.
  const from = isExtending ? [...selection].at(-1) : [...selection][0];
  const graph = selectCardGraph(state);
  const key = turnKey(event.key, state.canvasView.direction);
  const walk = createWalk(graph, selectShownArchitecture(state));
  const target =
    chosen !== null
      ? findEdgeEnd(chosen, graph, key)
      : from === undefined
        ? (walk.keys().next().value ?? null)
        : findDrawn(walk, getShown(graph, from), key, places);
  const place = target === null ? undefined : places.get(target);
  if (target === null || place === undefined) return;
  // The card is mounted with the selection, wherever it is.
  flushSync(() => {
    select([...(isExtending ? selection : []), ...getMeantLayers(target)]);
  });
  // Rows are not drawn on reduced cards; their card takes the focus then.
  const element =
    document.getElementById(getCardElementId(target)) ??
    document.getElementById(getCardElementId(place.card.id));
  element?.focus({ preventScroll: true });
  reveal(place);
}

function mapPlaces(placed: readonly PlacedCard[]): ReadonlyMap<LayerId, PlacedCard> {
  const places = new Map<LayerId, PlacedCard>();
  for (const item of placed) for (const id of [item.card.id, ...item.card.rows]) places.set(id, item);
  return places;
}

/**
 * The next layer on the walk that is drawn: rows of norms and activations are not, on reduced cards, and a walk that
 * stopped at them would seem to stand still. Where none is, the next one.
 */
function findDrawn(
  walk: Graph<GraphNode<LayerId>>,
  from: LayerId,
  key: string,
  places: ReadonlyMap<LayerId, PlacedCard>,
): LayerId | null {
  const first = findWalkTarget(walk, from, key);
  const start = places.get(from)?.card.id;
  const hasRows = document.querySelector('.canvas-surface[data-detail=full]') !== null;
  if (hasRows) return first;
  for (let target = first; target !== null; ) {
    const card = places.get(target)?.card.id;
    if (card !== start) return card ?? target;
    const next = findWalkTarget(walk, target, key);
    if (next === target) break;
    target = next;
  }
  return first;
}

/** From a connection keys lead to its ends. */
function findEdgeEnd({ source, target }: ChosenEdge, graph: CardGraph, key: string): LayerId | null {
  const end = key === 'ArrowUp' ? source : key === 'ArrowDown' ? target : null;
  return end && getShown(graph, end);
}

function moveSelected(
  selection: ReadonlySet<LayerId>,
  places: ReadonlyMap<LayerId, PlacedCard>,
  [dx, dy]: readonly [number, number],
): void {
  const moved = new Map<LayerId, { readonly x: number; readonly y: number }>();
  for (const id of selection) {
    const place = places.get(id);
    if (place !== undefined) moved.set(place.card.id, { x: place.x + dx, y: place.y + dy });
  }
  const { formatMove } = getText().canvas;
  const gesture = `move by keys: ${[...moved.keys()].join(' ')}`;
  commitMove(moved, formatMove, gesture);
}
