/** @file Where a dragged card would stand in line with others. */
import type { Point, Rectangle } from '../../../layout/geometry';

/** A line that shows what stands in line. */
export type Guide = readonly [from: Point, to: Point];

/** How far to move so that something stands in line, and the lines to show then. */
export interface Alignment {
  readonly dx: number;
  readonly dy: number;
  readonly guides: readonly Guide[];
}

/** The lines of a span that can stand in line: both ends and the middle. */
const getLines = (start: number, length: number) => [start, start + length / 2, start + length];

/** Lines this close are one, in pixels of the canvas. */
const same = 0.5;

interface Span {
  readonly start: number;
  readonly length: number;
}

/** The shortest way to bring one of the span's lines onto one of the others'; null where none is within reach. */
function findShift(span: Span, others: readonly Span[], reach: number): number | null {
  let best: number | null = null;
  for (const other of others) {
    const targets = getLines(other.start, other.length);
    for (const [index, line] of getLines(span.start, span.length).entries()) {
      // Middles stand in line with middles, ends with ends.
      for (const target of index === 1 ? targets.slice(1, 2) : [targets[0], targets[2]]) {
        const shift = (target ?? line) - line;
        if (Math.abs(shift) <= reach && (best === null || Math.abs(shift) < Math.abs(best))) best = shift;
      }
    }
  }
  return best;
}

const toX = ({ x, width }: Rectangle): Span => ({ start: x, length: width });
const toY = ({ y, height }: Rectangle): Span => ({ start: y, length: height });

/** The lines on which a box and others stand, as long as all that stands on them. */
function findGuides(box: Rectangle, others: readonly Rectangle[], isUpright: boolean): readonly Guide[] {
  const [across, along] = isUpright ? ([toX, toY] as const) : ([toY, toX] as const);
  const own = across(box);
  const lines = new Map<number, number>();
  return getLines(own.start, own.length).flatMap((line, index): readonly Guide[] => {
    const inLine = others.filter((other) => {
      const { start, length } = across(other);
      const targets = getLines(start, length);
      const candidates = index === 1 ? targets.slice(1, 2) : [targets[0], targets[2]];
      return candidates.some((target) => target !== undefined && Math.abs(target - line) < same);
    });
    if (inLine.length === 0 || lines.has(line)) return [];
    lines.set(line, index);
    const spans = [box, ...inLine].map(along);
    const from = Math.min(...spans.map(({ start }) => start));
    const to = Math.max(...spans.map(({ start, length }) => start + length));
    const ends = [from, to].map((at): Point => (isUpright ? { x: line, y: at } : { x: at, y: line }));
    return [[ends[0] ?? box, ends[1] ?? box]];
  });
}

/** Aligns a box with others, by `reach` at most. O(others). */
export function align(box: Rectangle, others: readonly Rectangle[], reach: number): Alignment {
  const dx = findShift(toX(box), others.map(toX), reach) ?? 0;
  const dy = findShift(toY(box), others.map(toY), reach) ?? 0;
  const moved = { ...box, x: box.x + dx, y: box.y + dy };
  return {
    dx,
    dy,
    guides: [...findGuides(moved, others, true), ...findGuides(moved, others, false)],
  };
}
