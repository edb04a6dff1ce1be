/** @file Comma-separated values as RFC 4180 has them. */

/** What a cell holds; null is an empty one. */
export type CsvCell = string | number | boolean | null;

/** A cell; spreadsheets would take what begins with these signs for a formula. */
function formatCell(value: CsvCell): string {
  if (typeof value !== 'string') return value === null ? '' : String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Rows as text, the header first. */
export function formatCsv(rows: readonly (readonly CsvCell[])[]): string {
  return rows.map((row) => `${row.map(formatCell).join(',')}\r\n`).join('');
}
