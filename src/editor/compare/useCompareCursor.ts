/** @file The table of a comparison by keys: one row has the tab stop, arrows move it and choose what they reach. */
import { type KeyboardEvent, useRef } from 'react';
import { flushSync } from 'react-dom';
import { useStore } from '../../state/store';
import { clamp } from '../../util/numbers';
import { revealLayer } from '../canvas/revealLayer';
import type { CompareRow } from './compareRows';

const page = 10;

/** Where a key leads from a row; null for other keys. */
function findTarget(key: string, at: number, count: number): number | null {
  const steps: Readonly<Record<string, number>> = {
    ...{ ArrowDown: at + 1, ArrowUp: at - 1, PageDown: at + page, PageUp: at - page },
    ...{ Home: 0, End: count - 1, Enter: at, ' ': at },
  };
  const target = steps[key];
  return target === undefined || count === 0 ? null : clamp(target, 0, count - 1);
}

/** Selects the layer of the open design that a row is about; where it has none, nothing is selected. */
export function selectRowLayer({ openLayer }: CompareRow): void {
  const { select } = useStore.getState();
  select(openLayer === null ? [] : [openLayer]);
  if (openLayer !== null) revealLayer(openLayer);
}

/**
 * What moves the cursor; `reveal` scrolls a row into sight.
 *
 * @returns the place of the row with the tab stop, and the handlers.
 */
export function useCompareCursor(
  rows: readonly CompareRow[],
  chosen: string | null,
  {
    onChoose,
    reveal,
  }: { readonly onChoose: (row: CompareRow) => void; readonly reveal: (at: number) => void },
) {
  const body = useRef<HTMLTableSectionElement>(null);
  const at = Math.max(
    0,
    rows.findIndex(({ key }) => key === chosen),
  );
  const choose = (row: CompareRow) => {
    onChoose(row);
    selectRowLayer(row);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const target = findTarget(event.key, at, rows.length);
    const row = target === null ? undefined : rows[target];
    if (target === null || row === undefined) return;
    event.preventDefault();
    // The row may have to be drawn before it can take the focus.
    flushSync(() => choose(row));
    reveal(target);
    const focus = () =>
      body.current?.querySelector<HTMLElement>('tr[tabindex="0"]')?.focus({ preventScroll: true });
    focus();
    requestAnimationFrame(focus);
  };
  return { body, at, choose, onKeyDown };
}
