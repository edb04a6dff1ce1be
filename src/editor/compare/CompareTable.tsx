/** @file Layers of both designs, matched by structure: what became of each, before and after. */
import { type CSSProperties, useRef } from 'react';
import { statusPaints } from '../../plots/statusPaint';
import { useStore } from '../../state/store';
import { useRowWindow } from '../table/useRowWindow';
import { useLateText } from '../useLateText';
import { CompareTableRow } from './CompareTableRow';
import type { CompareRow } from './compareRows';
import { useCompareCursor } from './useCompareCursor';
import './CompareTable.css';

const rowHeight = 28;
const headerHeight = 28;

/** Scrolls as little as needed for a row to be in sight. */
function reveal(element: HTMLElement | null, at: number): void {
  if (element === null) return;
  const top = at * rowHeight;
  const room = element.clientHeight - headerHeight - rowHeight;
  if (top < element.scrollTop) element.scrollTop = top;
  else if (top > element.scrollTop + room) element.scrollTop = top - room;
}

/** The table. */
export function CompareTable({
  rows,
  chosen,
  onChoose,
}: {
  readonly rows: readonly CompareRow[];
  /** The key of the chosen row. */
  readonly chosen: string | null;
  readonly onChoose: (row: CompareRow) => void;
}) {
  const text = useLateText();
  const { comparing: words } = text;
  const scroller = useRef<HTMLDivElement>(null);
  const { first, end } = useRowWindow(scroller, rows.length, rowHeight);
  const cursor = useCompareCursor(rows, chosen, {
    onChoose,
    reveal: (at) => reveal(scroller.current, at),
  });
  const hovered = useStore((state) => state.hovered);
  return (
    <section className="compare-layers" aria-label={words.layers}>
      <div className="compare-grid" ref={scroller}>
        {rows.length === 0 && <p className="compare-alike">{words.alike}</p>}
        {rows.length > 0 && (
          <table
            // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: rows that can be walked make it a grid
            role="grid"
            aria-label={words.layers}
            aria-rowcount={rows.length + 1}
            onKeyDown={cursor.onKeyDown}
            onPointerLeave={() => useStore.getState().hover(null)}
          >
            <thead>
              <tr aria-rowindex={1}>
                {Object.entries(words.columns).map(([id, name]) => (
                  <th key={id} scope="col" data-column={id}>
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody
              ref={cursor.body}
              style={
                {
                  '--before': `${first * rowHeight}px`,
                  '--behind': `${(rows.length - end) * rowHeight}px`,
                } as CSSProperties
              }
            >
              {rows.slice(first, end).map((row, place) => (
                <CompareTableRow
                  key={row.key}
                  row={row}
                  index={first + place + 2}
                  isTabStop={first + place === cursor.at}
                  isChosen={row.key === chosen}
                  isHovered={row.openLayer !== null && row.openLayer === hovered}
                  paint={statusPaints[(row.facts.after ?? row.facts.before)?.status ?? 'none'].text}
                  text={text}
                  onChoose={cursor.choose}
                />
              ))}
            </tbody>
          </table>
        )}
      </div>
    </section>
  );
}
