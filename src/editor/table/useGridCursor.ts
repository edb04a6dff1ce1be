/**
 * @file The table by keyboard and pointer: one cell has the tab stop; moving to another row selects it, with Shift
 * everything on the way, with Control or Command in addition to the others.
 */
import {
  type KeyboardEvent,
  type MouseEvent,
  type RefObject,
  useCallback,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { flushSync } from 'react-dom';
import type { LayerId } from '../../architecture/architecture';
import { useStore } from '../../state/store';
import { getKeyLetter } from '../../util/keyLetter';
import { revealLayer } from '../canvas/revealLayer';
import type { EditEnd } from './CellEditor';
import { isEditable } from './cellEdits';
import { type GridCursor, type GridExtent, listRange, moveCursor } from './gridCursor';
import { takeGridFocus } from './gridFocus';
import { getHeaderElementId } from './HeaderRow';
import { getCellElementId } from './LayerRow';
import type { ColumnId } from './tableColumns';

/** The cursor and what moves it. */
export interface GridControls {
  readonly cursor: GridCursor;
  /** The cell that is edited. */
  readonly edited: GridCursor | null;
  onKeyDown(event: KeyboardEvent): void;
  onClick(event: MouseEvent): void;
  onDoubleClick(event: MouseEvent): void;
  onPointerDown(event: MouseEvent): void;
  onEditEnd(id: LayerId, column: ColumnId, end: EditEnd): void;
}

/** The cell around an element of the table; null outside of its rows and header. */
function findCell(target: EventTarget): GridCursor | null {
  if (!(target instanceof Element)) return null;
  const column = target.closest<HTMLElement>('[data-column]')?.dataset.column;
  if (column === undefined) return null;
  const row = target.closest<HTMLElement>('tr[data-id]')?.dataset.id;
  return { row: (row as LayerId | undefined) ?? null, column: column as ColumnId };
}

const isSameCell = (a: GridCursor | null, b: GridCursor | null) =>
  a?.row === b?.row && a?.column === b?.column;

function findElement({ row, column }: GridCursor): HTMLElement | null {
  return document.getElementById(row === null ? getHeaderElementId(column) : getCellElementId(row, column));
}

/**
 * Gives a cell the focus, at once or, where its row is still to be drawn or moved, with the next frame.
 *
 * @param findOther what takes it where the row is no longer listed.
 */
function focusCell(cell: GridCursor, findOther?: () => HTMLElement | null): void {
  findElement(cell)?.focus({ preventScroll: true });
  requestAnimationFrame(() => {
    const { activeElement } = document;
    if (activeElement === null || activeElement === document.body)
      (findElement(cell) ?? findOther?.())?.focus({ preventScroll: true });
  });
}

/** Selects a row as a pointer or a key does. */
function selectRow(
  id: LayerId,
  ids: readonly LayerId[],
  anchor: LayerId | null,
  { ctrlKey, metaKey, shiftKey }: Pick<MouseEvent, 'ctrlKey' | 'metaKey' | 'shiftKey'>,
): void {
  const { selection, select } = useStore.getState();
  if (shiftKey) select(listRange(ids, anchor, id));
  else if (ctrlKey || metaKey) {
    const next = new Set(selection);
    if (!next.delete(id)) next.add(id);
    select(next);
  } else select([id]);
  revealLayer(id);
}

const plain = { ctrlKey: false, metaKey: false, shiftKey: false };

function canEdit({ row, column }: GridCursor): boolean {
  const node = row === null ? undefined : useStore.getState().design.architecture.layers.get(row);
  return node !== undefined && isEditable(node, column);
}

/** The cursor of a table of these rows and columns, below its filter; `reveal` scrolls a row into sight. */
export function useGridCursor(
  extent: GridExtent,
  reveal: (id: LayerId) => void,
  filter: RefObject<HTMLElement | null>,
): GridControls {
  const { ids, columns } = extent;
  const [state, setState] = useState<GridCursor>({ row: null, column: columns[0] ?? 'name' });
  const [isInHeader, setIsInHeader] = useState(false);
  const [edited, setEdited] = useState<GridCursor | null>(null);
  const anchor = useRef<LayerId | null>(null);
  const pressed = useRef<GridCursor | null>(null);
  /** Which of the rows has the cursor: another one may come to stand there. */
  const position = useRef(0);
  // What is selected elsewhere takes the cursor along.
  const row = useStore(({ selection }) => {
    if (isInHeader) return null;
    if (state.row !== null && ids.includes(state.row) && (selection.size === 0 || selection.has(state.row)))
      return state.row;
    // The last one is what the table scrolls to.
    const last = [...selection].findLast((id) => ids.includes(id));
    if (last !== undefined) return last;
    return ids[Math.min(position.current, ids.length - 1)] ?? null;
  });
  const cursor: GridCursor = { row, column: state.column };
  const latest = useRef({ cursor, extent, reveal });
  latest.current = { cursor, extent, reveal };
  useLayoutEffect(() => {
    position.current = Math.max(0, row === null ? 0 : ids.indexOf(row));
    takeGridFocus(findElement({ row, column: state.column }));
  });

  const place = (next: GridCursor) => {
    setState(next);
    setIsInHeader(next.row === null);
  };
  /** Goes to a cell; the row may have to be drawn before the cell can take the focus. */
  const go = (next: GridCursor, modifiers: Parameters<typeof selectRow>[3]) => {
    flushSync(() => {
      if (next.row !== null && next.row !== cursor.row) {
        if (!modifiers.shiftKey) anchor.current = next.row;
        else anchor.current ??= cursor.row;
        selectRow(next.row, ids, anchor.current, { ...modifiers, ctrlKey: false });
      }
      place(next);
    });
    if (next.row !== null) reveal(next.row);
    focusCell(next);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const from = findCell(event.target);
    if (from === null || event.altKey) return;
    const hasMod = event.ctrlKey || event.metaKey;
    if (hasMod && getKeyLetter(event) === 'a') {
      // All that is listed, where a filter holds others back.
      event.preventDefault();
      useStore.getState().select(ids);
      return;
    }
    if (hasMod && !(event.key === 'Home' || event.key === 'End')) return;
    if ((event.key === 'Enter' || event.key === 'F2') && from.row !== null) {
      event.preventDefault();
      if (canEdit(from)) setEdited(from);
      return;
    }
    if (event.key === ' ' && from.row !== null) {
      event.preventDefault();
      selectRow(from.row, ids, null, { ...plain, ctrlKey: true });
      return;
    }
    const next = moveCursor(from, { key: event.key, ctrlKey: hasMod }, extent);
    if (next === null) return;
    event.preventDefault();
    go(next, event);
  };

  const onEditEnd = useCallback(
    (id: LayerId, column: ColumnId, end: EditEnd) => {
      setEdited(null);
      if (end === 'left') return;
      const { columns: all } = latest.current.extent;
      const step = end === 'next' ? 1 : end === 'previous' ? -1 : 0;
      const next = { row: id, column: all[all.indexOf(column) + step] ?? column };
      setState(next);
      // What was written may have moved the row.
      latest.current.reveal(id);
      focusCell(next, () => {
        const { cursor: now } = latest.current;
        return now.row === null ? filter.current : findElement(now);
      });
    },
    [filter],
  );

  return {
    cursor,
    edited,
    onKeyDown,
    onEditEnd,
    onPointerDown: (event) => {
      const cell = findCell(event.target);
      // A press on the cell that has the focus already edits it.
      pressed.current = cell !== null && isSameCell(cell, cursor) && isFocused(cell) ? cell : null;
    },
    onClick: (event) => {
      const cell = findCell(event.target);
      if (cell === null || isSameCell(cell, edited)) return;
      place(cell);
      if (cell.row === null) return;
      if (isSameCell(pressed.current, cell) && canEdit(cell)) return setEdited(cell);
      if (!event.shiftKey) anchor.current = cell.row;
      else anchor.current ??= cursor.row;
      selectRow(cell.row, ids, anchor.current, event);
      // Where a field had the focus, the press on a cell that is drawn anew may have given it to nothing.
      focusCell(cell);
    },
    onDoubleClick: (event) => {
      const cell = findCell(event.target);
      if (cell !== null && canEdit(cell)) setEdited(cell);
    },
  };
}

function isFocused({ row, column }: GridCursor): boolean {
  return row !== null && document.activeElement?.id === getCellElementId(row, column);
}
