/** @file Room for a table that is wider than its place: it scrolls, by keys too. */
import { type ReactNode, useCallback, useState } from 'react';
import './plotTable.css';

/** The room. A stop of the keyboard only while there is something to scroll. @param label what it is then called. */
export function TableScroller({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  const [isOver, setIsOver] = useState(false);
  const ref = useCallback((element: HTMLElement | null) => {
    if (element === null) return undefined;
    const measure = () => setIsOver(element.scrollWidth > element.clientWidth);
    const observer = new ResizeObserver(measure);
    // The table changes by itself too, as a run goes on.
    for (const watched of [element, ...element.children]) observer.observe(watched);
    return () => observer.disconnect();
  }, []);
  const region = isOver ? { role: 'region', 'aria-label': label, tabIndex: 0 } : {};
  return (
    <div className="table-scroller" ref={ref} {...region}>
      {children}
    </div>
  );
}
