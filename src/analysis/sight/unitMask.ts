/**
 * @file Marked units of a map, kept as the rectangle that holds them: what is spread by a window, and joined at a
 * merge. Windows are separable, so a window is one pass over the rows and one over the columns.
 */
import { type Axis, mapAxes, type PerAxis } from '../../util/perAxis';
import type { UnitRange } from './seeingUnits';

/** Marked units. */
export interface UnitMask {
  /** Rows and columns that hold every marked unit; the outer ones may hold none. */
  readonly range: UnitRange;
  /** 1 where a unit of the range is marked: [rows x columns of the range]. */
  readonly marks: Uint8Array;
}

/** Rows and columns of a range. */
export function measureRange({ first, last }: UnitRange): PerAxis<number> {
  return mapAxes(first, (low, axis) => last[axis] - low + 1);
}

/** A mask of one unit. */
export function markUnit(unit: PerAxis<number>): UnitMask {
  return { range: { first: unit, last: unit }, marks: Uint8Array.of(1) };
}

function setAxis(pair: PerAxis<number>, axis: Axis, value: number): PerAxis<number> {
  return axis === 0 ? [value, pair[1]] : [pair[0], value];
}

/**
 * The units that read a marked one on one axis, and have the same place on the other; null where none does.
 *
 * @param reads of each unit of the new axis, in order: the units of the old one.
 */
export function spreadMask(
  { range, marks }: UnitMask,
  axis: Axis,
  reads: readonly (readonly number[])[],
): UnitMask | null {
  const low = range.first[axis];
  const high = range.last[axis];
  const isReading = (places: readonly number[]) => places.some((place) => place >= low && place <= high);
  const from = reads.findIndex(isReading);
  if (from < 0) return null;
  const spread: UnitRange = {
    first: setAxis(range.first, axis, from),
    last: setAxis(range.last, axis, reads.findLastIndex(isReading)),
  };
  const [rows, columns] = measureRange(spread);
  const result = new Uint8Array(rows * columns);
  const across = axis === 0 ? columns : rows;
  // From one unit to the next: along the axis, and across it in the old and in the new mask.
  const step = axis === 0 ? columns : 1;
  const oldLine = axis === 0 ? 1 : high - low + 1;
  const newLine = axis === 0 ? 1 : columns;
  for (let unit = from; unit <= spread.last[axis]; unit++)
    for (const place of reads[unit]!) {
      if (place < low || place > high) continue;
      const source = (place - low) * step;
      const target = (unit - from) * step;
      for (let line = 0; line < across; line++)
        if (marks[source + line * oldLine] === 1) result[target + line * newLine] = 1;
    }
  return { range: spread, marks: result };
}

/** The units that one of the masks marks; null where there is no mask. */
export function joinMasks(masks: readonly UnitMask[]): UnitMask | null {
  const [mask, ...others] = masks;
  if (mask === undefined || others.every((other) => other === mask)) return mask ?? null;
  const range: UnitRange = {
    first: mapAxes([0, 1], (axis) => Math.min(...masks.map((each) => each.range.first[axis]!))),
    last: mapAxes([0, 1], (axis) => Math.max(...masks.map((each) => each.range.last[axis]!))),
  };
  const [rows, columns] = measureRange(range);
  const marks = new Uint8Array(rows * columns);
  for (const each of masks) {
    const [height, width] = measureRange(each.range);
    const [top, left] = mapAxes(each.range.first, (place, axis) => place - range.first[axis]);
    for (let row = 0; row < height; row++)
      for (let column = 0; column < width; column++)
        if (each.marks[row * width + column] === 1) marks[(top + row) * columns + left + column] = 1;
  }
  return { range, marks };
}

/** The same marks in the smallest range that holds them; null where there are none. */
export function trimMask({ range, marks }: UnitMask): UnitMask | null {
  const [rows, columns] = measureRange(range);
  let [top, left, bottom, right] = [rows, columns, -1, -1];
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      if (marks[row * columns + column] === 0) continue;
      top = Math.min(top, row);
      left = Math.min(left, column);
      bottom = Math.max(bottom, row);
      right = Math.max(right, column);
    }
  if (bottom < 0) return null;
  const trimmed = new Uint8Array((bottom - top + 1) * (right - left + 1));
  for (let row = top; row <= bottom; row++)
    trimmed.set(
      marks.subarray(row * columns + left, row * columns + right + 1),
      (row - top) * (right - left + 1),
    );
  return {
    range: {
      first: [range.first[0] + top, range.first[1] + left],
      last: [range.first[0] + bottom, range.first[1] + right],
    },
    marks: trimmed,
  };
}

/** How many units a mask marks. */
export function countMarks({ marks }: UnitMask): number {
  return marks.reduce((count, mark) => count + mark, 0);
}

/** The marked units as ranges: the whole one where it has no gaps, else the runs of each row. */
export function listRanges(mask: UnitMask): readonly UnitRange[] {
  const { range, marks } = mask;
  const [rows, columns] = measureRange(range);
  if (countMarks(mask) === marks.length) return [range];
  const runs: UnitRange[] = [];
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      if (marks[row * columns + column] === 0) continue;
      const first = column;
      while (column + 1 < columns && marks[row * columns + column + 1] === 1) column++;
      const [top, left] = range.first;
      runs.push({ first: [top + row, left + first], last: [top + row, left + column] });
    }
  return runs;
}
