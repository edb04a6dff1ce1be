/**
 * @file A picture as plain values: paths and texts with their paint, in pixels, y downwards. SVG, PDF and the page draw
 * the same values.
 */
import type { LayerId } from '../../architecture/architecture';

/** How an area and its outline are painted; colours are hexadecimal RGB, what is left out is not painted. */
export interface Paint {
  readonly fill?: string;
  readonly stroke?: string;
  readonly strokeWidth?: number;
  /** Lengths of dashes and gaps. */
  readonly dash?: readonly number[];
}

/** An area or a line. */
export interface PathShape extends Paint {
  readonly type: 'path';
  /** SVG path data of M, L, Q, C and Z with absolute places. */
  readonly path: string;
}

/** A line of text by its baseline. */
export interface TextShape {
  readonly type: 'text';
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly size: number;
  readonly isBold: boolean;
  readonly fill: string;
  readonly anchor: 'start' | 'middle' | 'end';
}

/** What belongs to one layer, with a sentence about it. */
export interface GroupShape {
  readonly type: 'group';
  readonly layer: LayerId;
  readonly title: string;
  readonly shapes: readonly (PathShape | TextShape)[];
}

/** One part of a picture. */
export type DrawnShape = PathShape | TextShape | GroupShape;

/** A picture: everything lies within its rectangle. */
export interface Drawing {
  /** Its top left corner. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** What it shows, in a few words. */
  readonly title: string;
  /** What it says, in a sentence. */
  readonly description: string;
  /** From the back to the front. */
  readonly shapes: readonly DrawnShape[];
}

const round = (value: number) => Math.round(value * 100) / 100;

/** A rectangle with round corners. */
export function drawBox(x: number, y: number, width: number, height: number, radius = 0): string {
  const [left, top, right, bottom] = [x, y, x + width, y + height].map(round);
  const r = Math.min(radius, width / 2, height / 2);
  if (r <= 0) return `M${left} ${top}L${right} ${top}L${right} ${bottom}L${left} ${bottom}Z`;
  // A quarter of a circle as a Bézier curve.
  const k = r * 0.5523;
  const at = (px: number, py: number) => `${round(px)} ${round(py)}`;
  const [r2, b2] = [x + width, y + height];
  return (
    `M${at(x + r, y)}L${at(r2 - r, y)}C${at(r2 - r + k, y)} ${at(r2, y + r - k)} ${at(r2, y + r)}` +
    `L${at(r2, b2 - r)}C${at(r2, b2 - r + k)} ${at(r2 - r + k, b2)} ${at(r2 - r, b2)}` +
    `L${at(x + r, b2)}C${at(x + r - k, b2)} ${at(x, b2 - r + k)} ${at(x, b2 - r)}` +
    `L${at(x, y + r)}C${at(x, y + r - k)} ${at(x + r - k, y)} ${at(x + r, y)}Z`
  );
}

/** A straight line. */
export function drawLine(x1: number, y1: number, x2: number, y2: number): string {
  return `M${round(x1)} ${round(y1)}L${round(x2)} ${round(y2)}`;
}

/** A colour on white that lets so much of itself through. */
export function fade(color: string, opacity: number): string {
  const parts = [1, 3, 5].map((start) => {
    const value = Number.parseInt(color.slice(start, start + 2), 16);
    return Math.round(255 + (value - 255) * opacity)
      .toString(16)
      .padStart(2, '0');
  });
  return `#${parts.join('')}`;
}
