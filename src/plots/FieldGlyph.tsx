/**
 * @file The field glyph: the input as an outline, what a layer sees as a filled rectangle on it.
 *
 * Pure: data in, SVG out; colours are the theme's custom properties.
 */
import { memo, useMemo } from 'react';
import type { Status } from '../analysis/analysis';
import { computeFieldBox, computeFrameBox, drawBoxPath } from '../util/glyphGeometry';
import { hasSameAxes, type PerAxis } from '../util/perAxis';
import { solid, statusPaints } from './statusPaint';

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
  /** Whether it is not known what the layer sees: only the input is drawn. */
  readonly isUnknown?: boolean;
  /** Side of the drawing in pixels. */
  readonly size?: number;
  /** Its accessible name; without one it is decoration. */
  readonly label?: string;
}

const isSameAxes = (a: PerAxis<number> | null | undefined, b: PerAxis<number> | null | undefined) =>
  a === b || (a != null && b != null && hasSameAxes(a, b));

/** The glyph of one layer. */
export const FieldGlyph = memo(
  function FieldGlyph({
    min,
    max = null,
    resolution,
    status,
    isUnknown = false,
    size = 34,
    label,
  }: FieldGlyphProps) {
    const [height, width] = resolution;
    // An element that stays the same object is skipped when the field changes.
    const outline = useMemo(
      () => (
        <path
          d={drawBoxPath(computeFrameBox([height, width], size))}
          fill="none"
          stroke="var(--ink)"
          strokeOpacity={0.55}
        />
      ),
      [height, width, size],
    );
    const inner = min === null ? computeFrameBox(resolution, size) : computeFieldBox(min, resolution, size);
    const outer = min === null || max === null || hasSameAxes(min, max) ? null : max;
    const { fill, fillOpacity, hasOutline } = statusPaints[status];
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
        {!isUnknown && (
          <path
            d={drawBoxPath(inner)}
            fill={fill}
            fillOpacity={fillOpacity}
            stroke={hasOutline ? fill : undefined}
          />
        )}
        {status === 'partial' && (
          <path d={drawBoxPath({ ...inner, width: inner.width / 2 })} fill={fill} fillOpacity={solid} />
        )}
        {outer !== null && (
          <path
            d={drawBoxPath(computeFieldBox(outer, resolution, size))}
            fill="none"
            stroke={fill}
            strokeWidth={0.8}
          />
        )}
        {outline}
      </svg>
    );
  },
  (a, b) =>
    isSameAxes(a.min, b.min) &&
    isSameAxes(a.max, b.max) &&
    hasSameAxes(a.resolution, b.resolution) &&
    a.status === b.status &&
    a.isUnknown === b.isUnknown &&
    a.size === b.size &&
    a.label === b.label,
);
