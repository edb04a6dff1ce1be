/** @file Writes to the design where cards were moved to, by hand or by keys. */
import type { LayerId } from '../../architecture/architecture';
import { setPositions } from '../../document/designEdits';
import type { Position } from '../../document/document';
import type { PlacedCard } from '../../layout/placedCard';
import { useStore } from '../../state/store';
import { selectCardGraph, selectOpenCards } from './cardGraph';
import { isCardSelected } from './cardNode';
import { expandMoves } from './foldedMoves';

/** Selected cards that are not mounted move as far as those that are. */
export function takeAlong(
  moved: ReadonlyMap<LayerId, Position>,
  placed: readonly PlacedCard[],
): ReadonlyMap<LayerId, Position> {
  const { selection } = useStore.getState();
  const led = placed.find(({ card }) => moved.has(card.id) && isCardSelected(card, selection));
  const to = led === undefined ? undefined : moved.get(led.card.id);
  if (led === undefined || to === undefined) return moved;
  const all = new Map(moved);
  for (const { card, x, y } of placed) {
    const isLeft = !moved.has(card.id) && isCardSelected(card, selection);
    if (isLeft) all.set(card.id, { x: x + to.x - led.x, y: y + to.y - led.y });
  }
  return all;
}

/** Writes places to the design as one step; a repeated `gesture` extends it. */
export function commitMove(
  moved: ReadonlyMap<LayerId, Position>,
  formatMove: (names: readonly string[]) => string,
  gesture?: string,
): void {
  const state = useStore.getState();
  const { design, canvasView, editDesign } = state;
  const { layers } = design.architecture;
  const meant = expandMoves(selectCardGraph(state), selectOpenCards(state), moved, canvasView.direction);
  const names = [...moved.keys()].flatMap((id) => layers.get(id)?.name ?? []);
  if (names.length === 0) return;
  const places = new Map([...meant].map(([id, { x, y }]) => [id, { x: Math.round(x), y: Math.round(y) }]));
  editDesign(formatMove(names), (before) => setPositions(before, places), gesture);
}
