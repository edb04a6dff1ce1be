/**
 * @file Paints a network from afar onto a bitmap: a small rectangle a card in the colour of its status, and the
 * connections that are long enough to be seen.
 */
import type { Status } from '../../analysis/analysis';
import type { Point, Rectangle } from '../../layout/geometry';
import { intersects } from './mountedPart';

/** A card to paint. */
export interface PaintedCard extends Rectangle {
  readonly tint: Status;
  readonly isSelected: boolean;
}

/** What is painted, in the canvas's own pixels. */
export interface Painting {
  readonly cards: readonly PaintedCard[];
  /** Ways of connections. */
  readonly lines: readonly (readonly Point[])[];
  readonly frames: readonly Rectangle[];
}

/** From the canvas's pixels to those of the bitmap: place x zoom + (x, y). */
export interface PaintTransform {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

/** Colours as the bitmap takes them. */
export interface PaintColors {
  readonly fills: Readonly<Record<Status, string>>;
  readonly ground: string;
  readonly line: string;
  readonly edge: string;
  readonly accent: string;
}

const statuses: readonly Status[] = ['none', 'head', 'productive', 'critical', 'partial', 'unproductive'];

/** What is as it should be recedes. */
const alphas: Readonly<Record<Status, number>> = {
  none: 0.7,
  head: 0.6,
  productive: 0.5,
  critical: 1,
  partial: 1,
  unproductive: 1,
};

/** Ways shorter than this many pixels of the bitmap are the gaps between cards. */
const shortest = 3;

function isSeen(line: readonly Point[], zoom: number): boolean {
  const [first] = line;
  if (first === undefined) return false;
  return line.some(({ x, y }) => Math.abs(x - first.x) + Math.abs(y - first.y) > shortest / zoom);
}

/**
 * Paints onto a bitmap of this size, in its own pixels. O(cards + lines).
 *
 * @param ratio how many pixels of the bitmap are one of the screen.
 */
export function paintOverview(
  context: CanvasRenderingContext2D,
  { cards, lines, frames }: Painting,
  { x, y, zoom }: PaintTransform,
  { width, height }: { readonly width: number; readonly height: number },
  { fills, ground, line, edge, accent }: PaintColors,
  ratio: number,
): void {
  context.clearRect(0, 0, width, height);
  const view: Rectangle = { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom };
  const addBox = (box: Rectangle, inset = 0) =>
    context.rect(
      box.x * zoom + x + inset,
      box.y * zoom + y + inset,
      Math.max(1, box.width * zoom - 2 * inset),
      Math.max(1, box.height * zoom - 2 * inset),
    );
  const seen = cards.filter((card) => intersects(card, view));

  context.lineWidth = ratio;
  context.strokeStyle = line;
  context.beginPath();
  for (const frame of frames) if (intersects(frame, view)) addBox(frame);
  context.stroke();

  context.strokeStyle = edge;
  context.beginPath();
  for (const points of lines) {
    if (!isSeen(points, zoom)) continue;
    for (const [index, point] of points.entries()) {
      if (index === 0) context.moveTo(point.x * zoom + x, point.y * zoom + y);
      else context.lineTo(point.x * zoom + x, point.y * zoom + y);
    }
  }
  context.stroke();

  for (const status of statuses) {
    const own = seen.filter((card) => card.tint === status);
    if (own.length === 0) continue;
    context.fillStyle = fills[status];
    context.globalAlpha = alphas[status];
    context.beginPath();
    for (const card of own) addBox(card);
    context.fill();
    context.globalAlpha = 1;
    // Unproductive ones are hollow: no status is told by colour alone.
    if (status !== 'unproductive' && status !== 'partial') continue;
    context.fillStyle = ground;
    context.beginPath();
    for (const card of own) {
      const inset = Math.max(1, 1.5 * ratio);
      if (card.height * zoom <= 3 * inset) continue;
      addBox(
        status === 'partial' ? { ...card, x: card.x + card.width / 2, width: card.width / 2 } : card,
        inset,
      );
    }
    context.fill();
  }

  context.strokeStyle = accent;
  context.lineWidth = 2 * ratio;
  context.beginPath();
  for (const card of seen) if (card.isSelected) addBox(card, -ratio);
  context.stroke();
}
