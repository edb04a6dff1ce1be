/**
 * @file The field glyph: the input as an outline, what a layer sees as a filled rectangle on it.
 *
 * Pure: data in, SVG out; colours are the theme's custom properties.
 */
import { memo } from 'react';
import type { Status } from '../analysis/analysis';
import { hasSameAxes, type PerAxis } from '../util/perAxis';
import { computeFieldBox, computeFrameBox, type GlyphBox } from './glyphGeometry';
import { statusPaints } from './statusPaint';

/** What a glyph shows. */
export interface FieldGlyphProps {
  /** Smallest field in input pixels, [height, width]; null: the whole input. */
  readonly min: PerAxis<number> | null;
  /** Largest field; drawn as a thin outline where it differs from `min`. */
  readonly max?: PerAxis<number> | null;
  /** Size of the image in pixels: [height, width]. */
  readonly resolution: PerAxis<number>;
  /** Whose colour it takes. */
  readonly status: Status;
  /** Side of the drawing in pixels. */
  readonly size?: number;
  /** Its accessible name; without one it is decoration. */
  readonly label?: string;
}

const round = (value: number) => Math.round(value * 100) / 100;

const attributes = ({ x, y, width, height }: GlyphBox) => ({
  x: round(x),
  y: round(y),
  width: round(width),
  height: round(height),
  rx: 1.5,
});

const isSameAxes = (a: PerAxis<number> | null | undefined, b: PerAxis<number> | null | undefined) =>
  a === b || (a != null && b != null && hasSameAxes(a, b));

/** The glyph of one layer. */
export const FieldGlyph = memo(
  function FieldGlyph({ min, max = null, resolution, status, size = 34, label }: FieldGlyphProps) {
    const frame = computeFrameBox(resolution, size);
    const inner = min === null ? frame : computeFieldBox(min, resolution, size);
    const outer = min === null || max === null || hasSameAxes(min, max) ? null : max;
    const { fill } = statusPaints[status];
    const isFaded = status === 'unproductive';
    return (
      <svg
        className="field-glyph"
        width={size}
        height={size}
        viewBox={`0 0 ${size} ${size}`}
        role="img"
        aria-label={label}
        aria-hidden={label === undefined}
      >
        <rect
          {...attributes(inner)}
          fill={fill}
          fillOpacity={isFaded ? 0.28 : status === 'partial' ? 0.25 : 0.85}
          {...(isFaded || status === 'partial' ? { stroke: fill } : {})}
        />
        {status === 'partial' && (
          <rect {...attributes({ ...inner, width: inner.width / 2 })} fill={fill} fillOpacity={0.85} />
        )}
        {outer !== null && (
          <rect
            {...attributes(computeFieldBox(outer, resolution, size))}
            fill="none"
            stroke={fill}
            strokeWidth={0.8}
          />
        )}
        <rect {...attributes(frame)} fill="none" stroke="var(--ink)" strokeOpacity={0.55} />
      </svg>
    );
  },
  (a, b) =>
    isSameAxes(a.min, b.min) &&
    isSameAxes(a.max, b.max) &&
    hasSameAxes(a.resolution, b.resolution) &&
    a.status === b.status &&
    a.size === b.size &&
    a.label === b.label,
);
