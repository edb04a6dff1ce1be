/** @file How large cards are drawn. */

/** A size in pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

const rowsHeight = 20;

/** The size of a card: its rows stand side by side on one line, however many they are. */
export function computeCardSize({ rows }: { readonly rows: readonly unknown[] }): Size {
  return { width: 224, height: 50 + (rows.length > 0 ? rowsHeight : 0) };
}
