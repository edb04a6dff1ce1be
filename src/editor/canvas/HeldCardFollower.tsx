/** @file Keeps a card where it is on the screen while the cards around it are arranged anew. */
import { useLayoutEffect, useRef } from 'react';
import type { PlacedCard } from '../../layout/placedCard';
import { useStore } from '../../state/store';
import { getShown, selectCardGraph } from './cardGraph';
import { takeHeld } from './heldCard';

/** Tells, before the screen shows it, how far the card moved that was to stay where it is. */
export default function HeldCardFollower({
  placed,
  onMove,
}: {
  readonly placed: readonly PlacedCard[];
  readonly onMove: (x: number, y: number) => void;
}) {
  const before = useRef(placed);
  useLayoutEffect(() => {
    const old = before.current;
    before.current = placed;
    if (old === placed) return;
    const held = takeHeld();
    if (held === null) return;
    const shown = getShown(selectCardGraph(useStore.getState()), held);
    const from = old.find(({ card }) => card.id === held);
    const to = placed.find(({ card }) => card.id === shown);
    if (from !== undefined && to !== undefined) onMove(to.x - from.x, to.y - from.y);
  }, [placed, onMove]);
  return null;
}
