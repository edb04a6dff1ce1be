/**
 * @file A table of plain text: columns aligned by what characters take in a terminal, fitted to a width by
 * shortening one column first and leaving out others after that.
 */
import { cleanText } from './cleanText';
import { getDisplayWidth, shortenText } from './displayText';

/** A column. */
export interface Column {
  readonly header: string;
  readonly align: 'left' | 'right';
  /** May be shortened down to this many columns of characters where the table is too wide. */
  readonly shrinkTo?: number;
  /** Never wider than this. */
  readonly limit?: number;
  /** Where shortening does not suffice, columns with the highest number go first; without one a column stays. */
  readonly dropOrder?: number;
}

/** How a table is fitted and painted. */
export interface TableOptions {
  /** Columns of characters that there are. */
  readonly width?: number;
  /** Colours a cell that has been padded: `row` counts from 0, and is -1 for the header. */
  readonly paint?: (text: string, row: number, column: number) => string;
}

/** Lines of a table, and the headers of columns that did not fit. */
export interface TextTable {
  readonly lines: readonly string[];
  readonly leftOut: readonly string[];
}

const gap = '  ';

function measure(columns: readonly Column[], rows: readonly (readonly string[])[]): number[] {
  return columns.map(({ header, limit = Number.POSITIVE_INFINITY }, column) => {
    let width = getDisplayWidth(header);
    for (const row of rows) width = Math.max(width, getDisplayWidth(row[column] ?? ''));
    return Math.min(width, limit);
  });
}

/** Which columns stay, and how wide each of them is. */
function fitColumns(
  columns: readonly Column[],
  widths: readonly number[],
  available: number,
): { readonly kept: ReadonlySet<number>; readonly widths: readonly number[] } {
  const kept = new Set(columns.keys());
  const fitted = [...widths];
  const countExcess = () => {
    const used = [...kept].reduce((sum, column) => sum + (fitted[column] ?? 0), 0);
    return used + gap.length * (kept.size - 1) - available;
  };
  for (const [column, { shrinkTo }] of columns.entries()) {
    const width = fitted[column] ?? 0;
    if (shrinkTo === undefined || shrinkTo >= width) continue;
    fitted[column] = Math.max(shrinkTo, width - Math.max(countExcess(), 0));
  }
  const droppable = [...columns.entries()]
    .filter(([, { dropOrder }]) => dropOrder !== undefined)
    .sort(([, a], [, b]) => (b.dropOrder ?? 0) - (a.dropOrder ?? 0));
  for (const [column] of droppable) {
    if (countExcess() <= 0) break;
    kept.delete(column);
  }
  // What the last column that went has freed belongs to the shortened ones.
  for (const [column, { shrinkTo }] of columns.entries()) {
    if (shrinkTo === undefined || !kept.has(column)) continue;
    fitted[column] = Math.min(widths[column] ?? 0, (fitted[column] ?? 0) + Math.max(-countExcess(), 0));
  }
  return { kept, widths: fitted };
}

/**
 * Lays a table out.
 *
 * @param rows cells by column; text from outside is made safe here.
 */
export function formatTable(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  { width = Number.POSITIVE_INFINITY, paint = (text) => text }: TableOptions = {},
): TextTable {
  const cleaned = rows.map((row) => row.map(cleanText));
  const { kept, widths } = fitColumns(columns, measure(columns, cleaned), width);
  const shown = [...columns.entries()].filter(([column]) => kept.has(column));
  const formatLine = (cells: readonly string[], row: number) =>
    shown
      .map(([column, { align }], position) => {
        const text = shortenText(cells[column] ?? '', widths[column] ?? 0);
        const padding = ' '.repeat(Math.max((widths[column] ?? 0) - getDisplayWidth(text), 0));
        const isLast = position === shown.length - 1;
        const painted = text === '' ? '' : paint(text, row, column);
        return align === 'right' ? padding + painted : painted + (isLast ? '' : padding);
      })
      .join(gap)
      .trimEnd();
  const headers = columns.map(({ header }) => header);
  return {
    lines: [formatLine(headers, -1), ...cleaned.map(formatLine)],
    leftOut: headers.filter((_, column) => !kept.has(column)),
  };
}
