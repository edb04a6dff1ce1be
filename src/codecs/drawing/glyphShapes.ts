/** @file The field glyph in pictures: the same boxes as on the page, in the light colours. */
import type { Status } from '../../analysis/analysis';
import { computeFieldBox, computeFrameBox, type GlyphBox } from '../../util/glyphGeometry';
import { hasSameAxes, type PerAxis } from '../../util/perAxis';
import { inkColors, statusColors } from '../statusColors';
import { drawBox, fade, type PathShape } from './drawing';

/** What a glyph shows. */
export interface GlyphFacts {
  /** Fields in input pixels, [height, width]; null: the whole input. */
  readonly min: PerAxis<number> | null;
  readonly max: PerAxis<number> | null;
  readonly resolution: PerAxis<number>;
  readonly status: Status;
  readonly isUnknown?: boolean;
}

const solid = 0.85;
const opacities: Partial<Record<Status, number>> = { partial: 0.25, unproductive: 0.28 };

/** The glyph with its top left corner at a place. */
export function drawGlyph(x: number, y: number, size: number, facts: GlyphFacts): readonly PathShape[] {
  const { min, max, resolution, status, isUnknown = false } = facts;
  const { fill } = statusColors[status];
  const opacity = opacities[status] ?? solid;
  const draw = (box: GlyphBox) => drawBox(x + box.x, y + box.y, box.width, box.height, 1.5);
  const frame = computeFrameBox(resolution, size);
  const outline: PathShape = {
    type: 'path',
    path: draw(frame),
    stroke: fade(inkColors.ink, 0.55),
    strokeWidth: 1,
  };
  if (isUnknown) return [outline];
  const inner = min === null ? frame : computeFieldBox(min, resolution, size);
  const shapes: PathShape[] = [
    {
      type: 'path',
      path: draw(inner),
      fill: fade(fill, opacity),
      ...(opacity < solid && { stroke: fill, strokeWidth: 1 }),
    },
  ];
  if (status === 'partial')
    shapes.push({ type: 'path', path: draw({ ...inner, width: inner.width / 2 }), fill: fade(fill, solid) });
  if (min !== null && max !== null && !hasSameAxes(min, max))
    shapes.push({
      type: 'path',
      path: draw(computeFieldBox(max, resolution, size)),
      stroke: fill,
      strokeWidth: 0.8,
    });
  return [...shapes, outline];
}
