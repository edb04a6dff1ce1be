/** @file Sizes that plots share: margins, and how many ticks have room. */

/** Room around what is plotted, in pixels. */
export interface Margins {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

/** The place of a plot within its drawing, in pixels. */
export interface PlotArea {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** What the margins leave; never less than a pixel. */
export function computePlotArea(width: number, height: number, margins: Margins): PlotArea {
  const { left, top } = margins;
  return {
    left,
    top,
    right: Math.max(width - margins.right, left + 1),
    bottom: Math.max(height - margins.bottom, top + 1),
  };
}

/** Ticks for a length: one for every `spacing` pixels, at least two. */
export function countTicks(length: number, spacing: number): number {
  return Math.max(2, Math.floor(length / spacing));
}

/** A number of pixels with at most one decimal, so that drawings stay short. */
export function roundPixel(value: number): number {
  return Math.round(value * 10) / 10;
}

/** A line through points, as path data; points that are no numbers leave a gap. */
export function drawLine(points: readonly (readonly [x: number, y: number])[]): string {
  let path = '';
  let isDrawing = false;
  for (const [x, y] of points) {
    if (!Number.isFinite(x) || !Number.isFinite(y)) {
      isDrawing = false;
      continue;
    }
    path += `${isDrawing ? 'L' : 'M'}${roundPixel(x)} ${roundPixel(y)}`;
    isDrawing = true;
  }
  return path;
}

/** Pixels that a letter of a label takes, about. */
export const letter = 6;
