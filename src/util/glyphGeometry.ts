/**
 * @file The boxes of the field glyph: how large the frame, the smallest and the largest field are drawn.
 *
 * Inside the frame a field is drawn to scale; beyond it, it grows by the logarithm and never reaches the glyph's
 * edge, so that 2 times and 20 times the image still differ.
 */
import type { PerAxis } from './perAxis';

/** A rectangle in the glyph's own pixels. */
export interface GlyphBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Share of the glyph that the frame takes: the rest is room for what spills over. */
const frameShare = 0.62;
/** The flattest frame that is drawn; images beyond it are drawn at this ratio. */
const flattest = 0.4;
const smallestSide = 3;

/** The frame: the image's outline at its own ratio, the longer side at full length. [height, width] -> box. */
export function computeFrameBox(resolution: PerAxis<number>, size: number): GlyphBox {
  const longest = Math.max(resolution[0], resolution[1]);
  const side = (pixels: number) => frameShare * size * Math.max(flattest, pixels / longest);
  return centerBox(side(resolution[0]), side(resolution[1]), size);
}

/** A field's rectangle around the same centre. Fields in input pixels: [height, width] -> box. */
export function computeFieldBox(field: PerAxis<number>, resolution: PerAxis<number>, size: number): GlyphBox {
  const frame = computeFrameBox(resolution, size);
  return centerBox(
    computeSide(field[0] / resolution[0], frame.height, size),
    computeSide(field[1] / resolution[1], frame.width, size),
    size,
  );
}

function computeSide(ratio: number, frame: number, size: number): number {
  if (ratio <= 1) return Math.max(smallestSide, frame * ratio);
  const octaves = Math.log2(ratio);
  return frame + (size - 1 - frame) * (octaves / (octaves + 2));
}

function centerBox(height: number, width: number, size: number): GlyphBox {
  return { x: (size - width) / 2, y: (size - height) / 2, width, height };
}

const cornerRadius = 1.5;

const round = (value: number) => Math.round(value * 100) / 100;

/** A box with round corners as SVG path data: one attribute to change where a rectangle has four. */
export function drawBoxPath({ x, y, width, height }: GlyphBox): string {
  const radius = Math.min(cornerRadius, width / 2, height / 2);
  const across = round(width - 2 * radius);
  const down = round(height - 2 * radius);
  const turn = (dx: number, dy: number) => `a${radius} ${radius} 0 0 1 ${dx} ${dy}`;
  return (
    `M${round(x + radius)} ${round(y)}h${across}${turn(radius, radius)}v${down}${turn(-radius, radius)}` +
    `h${-across}${turn(-radius, -radius)}v${-down}${turn(radius, -radius)}z`
  );
}
