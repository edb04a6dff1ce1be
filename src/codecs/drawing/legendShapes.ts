/** @file The legend of a picture: every status with its glyph and its word. */
import type { AllText } from '../../text/enLate';
import { bothAxes, type PerAxis } from '../../util/perAxis';
import { inkColors } from '../statusColors';
import type { DrawnShape } from './drawing';
import { drawGlyph } from './glyphShapes';
import { measureText, widestFont } from './textWidth';

const entries: readonly {
  readonly status: 'productive' | 'critical' | 'unproductive' | 'partial' | 'head';
  readonly field: PerAxis<number> | null;
}[] = [
  { status: 'productive', field: bothAxes(14) },
  { status: 'critical', field: bothAxes(36) },
  { status: 'unproductive', field: bothAxes(80) },
  { status: 'partial', field: [60, 16] },
  { status: 'head', field: null },
];

const glyphSize = 20;
const rowHeight = 24;
const gap = 20;

/** The legend in rows of a width, from its top left corner. */
export function drawLegend(
  left: number,
  top: number,
  width: number,
  { canvas }: AllText,
): { readonly shapes: readonly DrawnShape[]; readonly height: number } {
  const shapes: DrawnShape[] = [];
  let x = left;
  let y = top;
  for (const { status, field } of entries) {
    const word = canvas.legendNames[status];
    const length = glyphSize + 6 + measureText(word, 12, false) * widestFont;
    if (x > left && x + length > left + width) {
      x = left;
      y += rowHeight;
    }
    shapes.push(...drawGlyph(x, y, glyphSize, { min: field, max: null, resolution: bothAxes(32), status }), {
      ...{ type: 'text', x: x + glyphSize + 6, y: y + 14, text: word, size: 12 },
      ...{ isBold: false, fill: inkColors.quiet, anchor: 'start' },
    });
    x += length + gap;
  }
  return { shapes, height: y + rowHeight - top };
}
