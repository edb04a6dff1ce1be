/** @file A card as React Flow carries it: a node that says everything about its size and its ends. */
import { type Node, Position as Side } from '@xyflow/react';
import type { LayerId } from '../../architecture/architecture';
import type { Card } from '../../layout/cards';
import type { Direction } from '../../layout/geometry';
import type { PlacedCard } from '../../layout/placedCard';
import type { Detail } from './cardDetail';

/** What React Flow carries for a card, and how much the card says. */
export type CardNode = Node<{ readonly card: Card; readonly detail: Detail }, 'card'>;

const getNodeClass = (isOpening: boolean) => (isOpening ? 'opens-group' : '');

const getSourceSide = (direction: Direction) => (direction === 'down' ? Side.Bottom : Side.Right);

/** Whether all that a card stands for is selected; of a card with rows, the layer that names it. */
export function isCardSelected({ main, folded }: Card, selection: ReadonlySet<LayerId>): boolean {
  return folded === undefined ? selection.has(main) : folded.layers.every((id) => selection.has(id));
}

/** The node of a card; `old` itself where nothing changed, so that React Flow leaves it alone. */
export function renewCardNode(
  old: CardNode | undefined,
  place: PlacedCard,
  detail: Detail,
  isSelected: boolean,
  direction: Direction,
): CardNode {
  const isSame =
    old !== undefined &&
    old.data.card === place.card &&
    old.selected === isSelected &&
    old.sourcePosition === getSourceSide(direction) &&
    old.className === getNodeClass(place.isOpening) &&
    old.position.x === place.x &&
    old.position.y === place.y;
  if (!isSame) return createCardNode(place, detail, isSelected, direction);
  return old.data.detail === detail ? old : { ...old, data: { card: place.card, detail } };
}

function createCardNode(
  { card, x, y, width, height, isOpening }: PlacedCard,
  detail: Detail,
  isSelected: boolean,
  direction: Direction,
): CardNode {
  const isDown = direction === 'down';
  const middle = isDown ? { x: width / 2, y: 0 } : { x: 0, y: height / 2 };
  const size = { width: 1, height: 1 };
  return {
    id: card.id,
    type: 'card',
    position: { x, y },
    data: { card, detail },
    sourcePosition: getSourceSide(direction),
    className: getNodeClass(isOpening),
    selected: isSelected,
    // Known sizes and handles: React Flow can cull before it has measured anything.
    width,
    height,
    measured: { width, height },
    handles: [
      { type: 'target', position: isDown ? Side.Top : Side.Left, ...middle, ...size },
      isDown
        ? { type: 'source', position: Side.Bottom, ...middle, y: height, ...size }
        : { type: 'source', position: Side.Right, ...middle, x: width, ...size },
    ],
    // The card itself has role and name.
    ariaRole: 'presentation',
    domAttributes: { 'aria-roledescription': undefined },
  };
}
