/** @file Where the entries of a key stand: one behind the other, in as many rows as they need. */

/** Where entries begin: pixels from the left, and the middle of their row. */
export type RowPlaces = readonly (readonly [x: number, y: number])[];

/** The room for entries, in pixels. */
export interface RowRoom {
  readonly left: number;
  /** No entry ends behind it, unless it is the first of its row. */
  readonly right: number;
  /** Middle of the first row, and from one row to the next. */
  readonly top: number;
  readonly step: number;
  /** Between two entries of a row. */
  readonly gap: number;
}

/** Places entries of these widths, in pixels. */
export function placeInRows(widths: readonly number[], { left, right, top, step, gap }: RowRoom): RowPlaces {
  let [x, y] = [left, top];
  return widths.map((width) => {
    if (x > left && x + width > right) [x, y] = [left, y + step];
    const place = [x, y] as const;
    x += width + gap;
    return place;
  });
}
