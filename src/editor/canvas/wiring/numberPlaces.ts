/**
 * @file Where the numbers of inputs stand: beside the ends of their connections. Where several end in one place, their
 * numbers are a row, in the order of the inputs.
 */
import type { Point } from '../../../layout/geometry';

/** A connection that carries a number. */
export interface NumberedEnd {
  readonly port: number;
  /** The way to the layer; the last piece is upright or level. */
  readonly line: readonly Point[];
}

/** The middle of a number: a place on the canvas, and how far from there, in lines as broad as `--line-width`. */
export interface NumberPlace extends Point {
  readonly port: number;
  readonly dx: number;
  readonly dy: number;
}

/** How large a number is, and how far around a port its knob reaches, in lines; see WiringLayer.css. */
const size = 18;
const clearance = 11;

interface Arrival {
  readonly port: number;
  readonly end: Point;
  readonly isUpright: boolean;
  /** Away from the card, along the last piece: -1 is left or up. */
  readonly outward: -1 | 1;
}

function getArrival({ port, line }: NumberedEnd): Arrival {
  const end = line.at(-1) ?? { x: 0, y: 0 };
  const before = line.at(-2) ?? end;
  const [dx, dy] = [before.x - end.x, before.y - end.y];
  const isUpright = Math.abs(dy) >= Math.abs(dx);
  return { port, end, isUpright, outward: (isUpright ? dy : dx) > 0 ? 1 : -1 };
}

/** Whether two end in one place, from the same side; at different places the layout keeps them apart. */
function isBeside(a: Arrival, b: Arrival): boolean {
  const isNear = Math.hypot(a.end.x - b.end.x, a.end.y - b.end.y) < size;
  return isNear && a.isUpright === b.isUpright && a.outward === b.outward;
}

/**
 * The row of numbers at one place. Upright ends have it at their left, where the port's knob and the tools of a
 * connection leave room, level ends below; always outside of the card.
 */
function placeRow(row: readonly Arrival[]): readonly NumberPlace[] {
  const [{ isUpright, outward } = { isUpright: true, outward: -1 }] = row;
  const xs = row.map(({ end }) => end.x);
  const ys = row.map(({ end }) => end.y);
  const isLeft = isUpright || outward < 0;
  const gap = isUpright ? clearance : clearance / 2;
  const start = isLeft ? -gap - row.length * size : gap;
  const side = isUpright ? outward : 1;
  return row.map(({ port }, at) => ({
    port,
    x: isLeft ? Math.min(...xs) : Math.max(...xs),
    y: side < 0 ? Math.min(...ys) : Math.max(...ys),
    dx: start + (at + 0.5) * size,
    dy: side * (size / 2 + (isUpright ? 1 : clearance)),
  }));
}

/** Places the numbers of a layer's inputs. */
export function placeNumbers(edges: readonly NumberedEnd[]): readonly NumberPlace[] {
  const rows: Arrival[][] = [];
  for (const arrival of edges.toSorted((a, b) => a.port - b.port).map(getArrival)) {
    const row = rows.find((others) => others.some((other) => isBeside(other, arrival)));
    if (row === undefined) rows.push([arrival]);
    else row.push(arrival);
  }
  return rows.flatMap(placeRow);
}
