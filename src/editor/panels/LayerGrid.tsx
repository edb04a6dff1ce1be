/** @file All layers as a table: the text twin of the canvas, in the same order, with the same selection. */
import { ArrowDown, ArrowUp } from 'lucide-react';
import {
  type CSSProperties,
  type KeyboardEvent,
  type MouseEvent,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { flushSync } from 'react-dom';
import type { LayerId } from '../../architecture/architecture';
import { selectAnalysis } from '../../state/selectors';
import { type Store, useStore } from '../../state/store';
import { useLateText } from '../useLateText';
import { getRowElementId, LayerRow } from './LayerRow';
import { type ColumnId, sortLayerIds, type TableColumn, type TableSort, tableColumns } from './tableColumns';
import { useRowWindow } from './useRowWindow';
import './LayerGrid.css';

const rowHeight = 28;
const headerHeight = 32;
const page = 10;

let lastOrder: { readonly key: readonly unknown[]; readonly ids: readonly LayerId[] } | null = null;

/** The ids in order; the same array as long as the order holds. */
function selectOrder(state: Store, sort: TableSort | null): readonly LayerId[] {
  const { architecture } = state.design;
  const analysis = sort === null ? null : selectAnalysis(state);
  const key = [architecture, analysis, sort];
  if (lastOrder?.key.every((part, position) => part === key[position])) return lastOrder.ids;
  const ids = sortLayerIds(architecture, selectAnalysis(state), sort);
  const old = lastOrder?.ids;
  const isSame = old?.length === ids.length && ids.every((id, position) => id === old[position]);
  lastOrder = { key, ids: isSame && old !== undefined ? old : ids };
  return lastOrder.ids;
}

function getRowId(target: EventTarget): LayerId | null {
  const row = target instanceof Element ? target.closest<HTMLElement>('tr[data-id]') : null;
  return (row?.dataset.id as LayerId | undefined) ?? null;
}

/** Selects a row as a click does: alone, or with Control or Command in addition. */
function selectRow(id: LayerId, { ctrlKey, metaKey }: MouseEvent): void {
  const { selection, select } = useStore.getState();
  if (!ctrlKey && !metaKey) {
    select([id]);
    return;
  }
  const next = new Set(selection);
  if (!next.delete(id)) next.add(id);
  select(next);
}

/** The layer table; `columns` must not change. */
export function LayerGrid({ columns = tableColumns }: { readonly columns?: readonly TableColumn[] }) {
  const text = useLateText();
  const [sort, setSort] = useState<TableSort | null>(null);
  const ids = useStore((state) => selectOrder(state, sort));
  const selected = useStore(({ selection }) => [...selection][0] ?? null);
  const scroller = useRef<HTMLDivElement>(null);
  const { first, end } = useRowWindow(scroller, ids.length, rowHeight);
  const positions = useMemo(() => new Map(ids.map((id, position) => [id, position])), [ids]);
  const tabStop = selected !== null && positions.has(selected) ? selected : (ids[0] ?? null);

  useEffect(() => {
    const position = selected === null ? undefined : positions.get(selected);
    if (position !== undefined && scroller.current !== null) reveal(scroller.current, position);
  }, [selected, positions]);

  const handleKeyDown = (event: KeyboardEvent) => {
    const from = getRowId(event.target);
    const position = from === null ? undefined : positions.get(from);
    if (position === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    const targets: Readonly<Record<string, number>> = {
      ArrowDown: position + 1,
      ArrowUp: position - 1,
      PageDown: position + page,
      PageUp: position - page,
      Home: 0,
      End: ids.length - 1,
      Enter: position,
      ' ': position,
    };
    const target = targets[event.key];
    if (target === undefined) return;
    event.preventDefault();
    const id = ids[Math.min(Math.max(target, 0), ids.length - 1)];
    const element = scroller.current;
    if (id === undefined || element === null) return;
    // The row may have to be drawn before it can take the focus.
    flushSync(() => useStore.getState().select([id]));
    reveal(element, positions.get(id) ?? 0);
    requestAnimationFrame(() => document.getElementById(getRowElementId(id))?.focus({ preventScroll: true }));
  };

  const toggleSort = (column: ColumnId) =>
    setSort((old) => {
      if (old?.column !== column) {
        const isNumeric = tableColumns.find(({ id }) => id === column)?.isNumeric ?? false;
        return { column, isDescending: isNumeric };
      }
      const isFirstTurn = old.isDescending === tableColumns.find(({ id }) => id === column)?.isNumeric;
      return isFirstTurn ? { column, isDescending: !old.isDescending } : null;
    });

  return (
    <div className="layer-grid" ref={scroller}>
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: rows that can be walked make it a grid
        role="grid"
        aria-label={text.panels.table}
        aria-rowcount={ids.length + 1}
        aria-multiselectable
        onKeyDown={handleKeyDown}
        onClick={(event) => {
          const id = getRowId(event.target);
          if (id !== null) selectRow(id, event);
        }}
        onPointerOver={(event) => useStore.getState().hover(getRowId(event.target))}
        onPointerLeave={() => useStore.getState().hover(null)}
      >
        <colgroup>
          {columns.map(({ id, width }) => (
            <col key={id} {...(width !== undefined && { style: { width } })} />
          ))}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            {columns.map(({ id, isNumeric }) => {
              const order = sort?.column === id ? (sort.isDescending ? 'descending' : 'ascending') : 'none';
              return (
                <th key={id} scope="col" aria-sort={order} className={isNumeric ? 'numeric' : undefined}>
                  <button type="button" onClick={() => toggleSort(id)}>
                    {order === 'descending' && <ArrowDown size={12} aria-hidden="true" />}
                    {order === 'ascending' && <ArrowUp size={12} aria-hidden="true" />}
                    {text.panels.columns[id]}
                  </button>
                </th>
              );
            })}
          </tr>
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
              isTabStop={id === tabStop}
              columns={columns}
            />
          ))}
        </tbody>
      </table>
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
