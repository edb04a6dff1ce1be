/** @file Which rows of a long table are in sight. */
import { type RefObject, useEffect, useState } from 'react';

/** Rows that are drawn: from `first` to before `end`. */
export interface RowWindow {
  readonly first: number;
  readonly end: number;
}

/** Up to here all rows are drawn. */
const fewRows = 80;
const overscan = 6;

/** The rows in sight of a scrolling element, and some around them; all where there are few. */
export function useRowWindow(
  scroller: RefObject<HTMLElement | null>,
  count: number,
  rowHeight: number,
): RowWindow {
  const [window, setWindow] = useState<RowWindow>({ first: 0, end: fewRows });
  useEffect(() => {
    const element = scroller.current;
    if (element === null || count <= fewRows) return;
    const measure = () => {
      // Whole steps, so that scrolling by a few pixels draws nothing anew.
      const top = Math.floor(element.scrollTop / rowHeight / overscan) * overscan;
      const first = Math.max(0, top - overscan);
      const end = Math.min(count, top + Math.ceil(element.clientHeight / rowHeight) + 2 * overscan);
      setWindow((old) => (old.first === first && old.end === end ? old : { first, end }));
    };
    measure();
    element.addEventListener('scroll', measure, { passive: true });
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => {
      element.removeEventListener('scroll', measure);
      observer.disconnect();
    };
  }, [scroller, count, rowHeight]);
  return count <= fewRows ? { first: 0, end: count } : window;
}
