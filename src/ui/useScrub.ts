/** @file Changing a number by dragging its label sideways. */
import { type PointerEvent, useRef } from 'react';

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
  readonly onEnd: () => void;
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
  const drag = useRef<{ start: Value; lastX: number; travel: number; isActive: boolean } | null>(null);
  const wasDragged = useRef(false);
  const end = () => {
    if (drag.current?.isActive) onEnd();
    drag.current = null;
  };
  return {
    onPointerDown: (event) => {
      if (event.button !== 0) return;
      wasDragged.current = false;
      drag.current = { start: getValue(), lastX: event.clientX, travel: 0, isActive: false };
      event.currentTarget.setPointerCapture(event.pointerId);
    },
    onPointerMove: (event) => {
      const current = drag.current;
      if (current === null) return;
      current.travel += (event.clientX - current.lastX) * (event.shiftKey ? 10 : 1);
      current.lastX = event.clientX;
      if (!current.isActive && Math.abs(current.travel) < threshold) return;
      current.isActive = true;
      wasDragged.current = true;
      onScrub(current.start, Math.round(current.travel / pixelsPerStep));
    },
    onPointerUp: end,
    onPointerCancel: end,
    onClick: (event) => {
      // The end of a drag is no click on the label.
      if (wasDragged.current) event.preventDefault();
    },
  };
}
