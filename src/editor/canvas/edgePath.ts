/**
 * @file How a connection is drawn: straight down the chain, in a lane beside it where it skips cards, in a curve
 * from column to column.
 */
import type { PlacedCard } from './placedCard';

/** Two cards this close, one above the other, are neighbours in a chain. */
const neighbourGap = 40;
const laneStep = 10;
const lanes = 4;
const corner = 8;

const round = (value: number) => Math.round(value * 10) / 10;

/** The path of a connection as SVG data; it starts and ends at the cards' borders. */
export function drawEdgePath(source: PlacedCard, target: PlacedCard): string {
  const from = { x: source.x + source.width / 2, y: source.y + source.height };
  const to = { x: target.x + target.width / 2, y: target.y };
  const drop = to.y - from.y;
  const isSameColumn = Math.abs(from.x - to.x) < source.width / 2;
  if (isSameColumn && drop >= 0) {
    if (drop <= neighbourGap) {
      return from.x === to.x ? `M${round(from.x)} ${round(from.y)}V${round(to.y)}` : curveDown(from, to);
    }
    return drawLane(source, target, drop);
  }
  if (target.x > source.x + source.width) {
    const start = { x: source.x + source.width, y: source.y + 25 };
    const end = { x: target.x, y: target.y + 25 };
    const bend = Math.max(40, (end.x - start.x) * 0.75);
    return `M${round(start.x)} ${round(start.y)}C${round(start.x + bend)} ${round(start.y)} ${round(end.x - bend)} ${round(end.y)} ${round(end.x)} ${round(end.y)}`;
  }
  return curveDown(from, to);
}

interface Point {
  readonly x: number;
  readonly y: number;
}

function curveDown(from: Point, to: Point): string {
  const bend = Math.max(12, Math.abs(to.y - from.y) / 2);
  return `M${round(from.x)} ${round(from.y)}C${round(from.x)} ${round(from.y + bend)} ${round(to.x)} ${round(to.y - bend)} ${round(to.x)} ${round(to.y)}`;
}

function drawLane(source: PlacedCard, target: PlacedCard, drop: number): string {
  // Longer skips run further out, so that nested ones do not lie on each other.
  const depth = Math.min(lanes, 1 + Math.floor(drop / 300));
  const x = Math.min(source.x, target.x) - 4 - depth * laneStep;
  const start = source.y + 36;
  const end = target.y + 16;
  return (
    `M${round(source.x)} ${round(start)}H${round(x + corner)}Q${round(x)} ${round(start)} ${round(x)} ${round(start + corner)}` +
    `V${round(end - corner)}Q${round(x)} ${round(end)} ${round(x + corner)} ${round(end)}H${round(target.x)}`
  );
}
