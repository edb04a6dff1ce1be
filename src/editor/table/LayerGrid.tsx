/** @file All layers as a table: the text twin of the canvas, in the same order, with the same selection, to be edited. */
import { type CSSProperties, useEffect, useMemo, useRef, useState } from 'react';
import type { LayerId } from '../../architecture/architecture';
import { useStore } from '../../state/store';
import { useLateText } from '../useLateText';
import { HeaderRow } from './HeaderRow';
import { LayerRow } from './LayerRow';
import { selectOrder } from './layerOrder';
import { TableBar } from './TableBar';
import { type TableColumn, type TableSort, tableColumns } from './tableColumns';
import { useGridCursor } from './useGridCursor';
import { useRowWindow } from './useRowWindow';
import './LayerGrid.css';

const rowHeight = 28;
const headerHeight = 32;

function findRowId(target: EventTarget): LayerId | null {
  const row = target instanceof Element ? target.closest<HTMLElement>('tr[data-id]') : null;
  return (row?.dataset.id as LayerId | undefined) ?? null;
}

/** The layer table; `columns` must not change. Those of hidden costs are left out. */
export function LayerGrid({ columns: all = tableColumns }: { readonly columns?: readonly TableColumn[] }) {
  const text = useLateText();
  const hidden = useStore((state) => state.hidden);
  const columns = useMemo(
    () => all.filter(({ fact }) => fact === undefined || !hidden.has(fact)),
    [all, hidden],
  );
  const [sort, setSort] = useState<TableSort | null>(null);
  const [filter, setFilter] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const view = useMemo(() => ({ sort, filter }), [sort, filter]);
  const ids = useStore((state) => selectOrder(state, view, text));
  const count = useStore((state) => state.design.architecture.layers.size);
  const selected = useStore(({ selection }) => [...selection].at(-1) ?? null);
  const scroller = useRef<HTMLDivElement>(null);
  const filterField = useRef<HTMLInputElement>(null);
  const { first, end } = useRowWindow(scroller, ids.length, rowHeight);
  const positions = useMemo(() => new Map(ids.map((id, position) => [id, position])), [ids]);
  const revealRow = (id: LayerId) => {
    const position = positions.get(id);
    if (position !== undefined && scroller.current !== null) reveal(scroller.current, position);
  };
  const columnIds = useMemo(() => columns.map(({ id }) => id), [columns]);
  const grid = useGridCursor({ ids, columns: columnIds }, revealRow, filterField);
  const { cursor, edited, onEditEnd } = grid;
  const handlers = useMemo(() => ({ onProblem: setProblem, onEditEnd }), [onEditEnd]);

  useEffect(() => {
    const position = selected === null ? undefined : positions.get(selected);
    if (position !== undefined && scroller.current !== null) reveal(scroller.current, position);
  }, [selected, positions]);

  return (
    <div className="layer-table">
      <TableBar
        ref={filterField}
        filter={filter}
        shown={ids.length}
        all={count}
        problem={problem}
        onFilter={setFilter}
      />
      <div className="layer-grid" ref={scroller}>
        <table
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: cells that can be walked make it a grid
          role="grid"
          aria-label={text.panels.table}
          aria-rowcount={ids.length + 1}
          aria-multiselectable
          onKeyDown={grid.onKeyDown}
          onPointerDown={grid.onPointerDown}
          onClick={grid.onClick}
          onDoubleClick={grid.onDoubleClick}
          onPointerOver={(event) => useStore.getState().hover(findRowId(event.target))}
          onPointerLeave={() => useStore.getState().hover(null)}
        >
          <colgroup>
            {columns.map(({ id, width }) => (
              <col key={id} {...(width !== undefined && { style: { width } })} />
            ))}
          </colgroup>
          <thead>
            <HeaderRow
              columns={columns}
              sort={sort}
              tabStop={cursor.row === null ? cursor.column : null}
              onSort={setSort}
            />
          </thead>
          <tbody
            style={
              {
                '--before': `${first * rowHeight}px`,
                '--behind': `${(ids.length - end) * rowHeight}px`,
              } as CSSProperties
            }
          >
            {ids.slice(first, end).map((id, position) => (
              <LayerRow
                key={id}
                id={id}
                index={first + position + 1}
                tabStop={id === cursor.row ? cursor.column : null}
                edited={id === edited?.row ? edited.column : null}
                columns={columns}
                handlers={handlers}
              />
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

/** Scrolls as little as needed for a row to be in sight. */
function reveal(element: HTMLElement, position: number): void {
  const top = position * rowHeight;
  const room = element.clientHeight - headerHeight - rowHeight;
  if (top < element.scrollTop) element.scrollTop = top;
  else if (top > element.scrollTop + room) element.scrollTop = top - room;
}
