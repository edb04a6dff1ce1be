/** @file Where the keyboard is in the table, and where a key leads from there. */
import type { LayerId } from '../../architecture/architecture';
import type { ColumnId } from './tableColumns';

/** A cell; row null is the header. */
export interface GridCursor {
  readonly row: LayerId | null;
  readonly column: ColumnId;
}

/** What the keys move over. */
export interface GridExtent {
  readonly ids: readonly LayerId[];
  readonly columns: readonly ColumnId[];
}

/** Rows that a page has. */
const page = 10;

const rowSteps: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: page,
  PageUp: -page,
};
const columnSteps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 };

const clampTo = (length: number, position: number) => Math.min(Math.max(position, 0), length - 1);

/** The position of a row; -1 for the header. */
function findRow({ ids }: GridExtent, row: LayerId | null): number {
  return row === null ? -1 : ids.indexOf(row);
}

/**
 * The cell that a key leads to; null for other keys. Up from the first row lies the header; Home and End go to the
 * ends of the row, with Control to the first and the last row.
 */
export function moveCursor(
  cursor: GridCursor,
  { key, ctrlKey }: { readonly key: string; readonly ctrlKey: boolean },
  extent: GridExtent,
): GridCursor | null {
  const { ids, columns } = extent;
  const at = columns.indexOf(cursor.column);
  const columnStep = columnSteps[key];
  if (columnStep !== undefined)
    return { ...cursor, column: columns[clampTo(columns.length, at + columnStep)] ?? cursor.column };
  if (key === 'Home' || key === 'End') {
    const isHome = key === 'Home';
    if (ctrlKey) return { ...cursor, row: (isHome ? ids[0] : ids.at(-1)) ?? null };
    return { ...cursor, column: (isHome ? columns[0] : columns.at(-1)) ?? cursor.column };
  }
  const rowStep = rowSteps[key];
  if (rowStep === undefined) return null;
  const from = findRow(extent, cursor.row);
  if (from + rowStep < 0 && key === 'ArrowUp') return { ...cursor, row: null };
  return { ...cursor, row: ids[clampTo(ids.length, from + rowStep)] ?? null };
}

/** The rows from one to another, in their order; the latter alone where the former is not listed. */
export function listRange(ids: readonly LayerId[], from: LayerId | null, to: LayerId): readonly LayerId[] {
  const start = from === null ? -1 : ids.indexOf(from);
  const end = ids.indexOf(to);
  if (start < 0 || end < 0) return [to];
  return ids.slice(Math.min(start, end), Math.max(start, end) + 1);
}
