/** @file Which units of each row one unit of the last row is computed from. */

/** A row of units on one axis, and the window that makes them of the row before. */
export interface UnitLevel {
  readonly name: string;
  /** Units along the axis. */
  readonly length: number;
  /** The centre of unit 0, and the distance of neighbours, in pixels of the image. */
  readonly start: number;
  readonly jump: number;
  /** Null for the image. */
  readonly window: {
    readonly kernelSize: number;
    readonly stride: number;
    readonly dilation: number;
    /** Padding before the first unit. */
    readonly before: number;
  } | null;
}

/** What belongs to the cone in one row. */
export interface ConeRow {
  /** Places of units, ascending; those below 0 or beyond the row are padding. */
  readonly units: readonly number[];
  /** What reads what: [place in the row before, place in this row]; empty for the image. */
  readonly reads: readonly (readonly [from: number, to: number])[];
}

/** The cone of a unit of the last row, from the image on. Padding is read, but reads nothing itself. */
export function computeCone(levels: readonly UnitLevel[], unit: number): readonly ConeRow[] {
  const rows: ConeRow[] = [];
  let units: readonly number[] = [unit];
  for (const { window, length } of levels.toReversed()) {
    const reads: [number, number][] = [];
    if (window !== null)
      for (const place of units) {
        if (place < 0 || place >= length) continue;
        const first = place * window.stride - window.before;
        for (let tap = 0; tap < window.kernelSize; tap++) reads.push([first + tap * window.dilation, place]);
      }
    rows.unshift({ units, reads });
    units = [...new Set(reads.map(([from]) => from))].sort((a, b) => a - b);
  }
  return rows;
}
