/** @file Changing a number by dragging its label sideways. */
import { type PointerEvent, useEffect, useRef } from 'react';

/** Pixels that the pointer travels for one step. */
const pixelsPerStep = 6;
/** Pixels before a press becomes a drag: a click on a label still focuses its field. */
const threshold = 3;

/** What a scrub changes. */
export interface ScrubTarget<Value> {
  /** The value that the drag starts from. */
  readonly getValue: () => Value;
  /** Called with the number of steps from the start; with Shift a step counts ten. */
  readonly onScrub: (start: Value, steps: number) => void;
  /** @param outcome that Escape has taken everything back. */
  readonly onEnd: (outcome?: 'taken-back') => void;
}

/** Handlers for the element that is dragged. */
export interface ScrubHandlers {
  readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerUp: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerCancel: (event: PointerEvent<HTMLElement>) => void;
  readonly onClick: (event: { preventDefault(): void }) => void;
}

/** Makes an element, usually a label, something to scrub with. */
export function useScrub<Value>({ getValue, onScrub, onEnd }: ScrubTarget<Value>): ScrubHandlers {
  const drag = useRef<{ start: Value; lastX: number; travel: number; keys: AbortController | null } | null>(
    null,
  );
  const wasDragged = useRef(false);
  const end = (outcome?: 'taken-back') => {
    const keys = drag.current?.keys;
    drag.current = null;
    keys?.abort();
    if (keys) onEnd(outcome);
  };
  const begin = (start: Value) => {
    const keys = new AbortController();
    const takeBack = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      onScrub(start, 0);
      end('taken-back');
    };
    addEventListener('keydown', takeBack, { capture: true, signal: keys.signal });
    return keys;
  };
  useEffect(() => () => drag.current?.keys?.abort(), []);
  return {
    onPointerDown: (event) => {
      if (event.button !== 0) return;
      wasDragged.current = false;
      drag.current = { start: getValue(), lastX: event.clientX, travel: 0, keys: null };
      event.currentTarget.setPointerCapture(event.pointerId);
    },
    onPointerMove: (event) => {
      const current = drag.current;
      if (current === null) return;
      current.travel += (event.clientX - current.lastX) * (event.shiftKey ? 10 : 1);
      current.lastX = event.clientX;
      if (current.keys === null && Math.abs(current.travel) < threshold) return;
      current.keys ??= begin(current.start);
      wasDragged.current = true;
      onScrub(current.start, Math.round(current.travel / pixelsPerStep));
    },
    onPointerUp: () => end(),
    onPointerCancel: () => end(),
    onClick: (event) => {
      // The end of a drag is no click on the label.
      if (wasDragged.current) event.preventDefault();
    },
  };
}
