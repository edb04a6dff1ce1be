/** @file Arrow keys as steps over rows and columns. */
import type { KeyboardEvent } from 'react';
import type { PerAxis } from '../../util/perAxis';

const steps: Readonly<Record<string, PerAxis<number>>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** The step of a key press, in rows and columns, and keeps the page from scrolling; null for other keys. */
export function takeArrow(event: KeyboardEvent): PerAxis<number> | null {
  const step = steps[event.key];
  if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return null;
  event.preventDefault();
  event.stopPropagation();
  return step;
}
