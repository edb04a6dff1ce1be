/**
 * @file What one unit sees, on the image: the frame is the image, the square the field; only what of it lies outside of
 * the image is hatched. Pure: data in, SVG out.
 */
import { useId } from 'react';
import type { PerAxis } from '../util/perAxis';
import './plots.css';

const margin = 6;

/** A rectangle as a path, clockwise from its first corner; nothing where it is empty. */
const drawRectangle = (left: number, top: number, right: number, bottom: number) =>
  right > left && bottom > top ? `M${left} ${top}H${right}V${bottom}H${left}Z` : '';

/** What the picture needs; lengths in pixels of the image, [height, width]. */
export interface FieldBoxProps {
  readonly resolution: PerAxis<number>;
  /** First and last pixel that the unit sees. */
  readonly low: PerAxis<number>;
  readonly high: PerAxis<number>;
  /** Side of the drawing. */
  readonly size: number;
  readonly label: string;
}

/** The picture. */
export function FieldBox({ resolution: [height, width], low, high, size, label }: FieldBoxProps) {
  const pattern = useId();
  const left = Math.min(0, low[1]);
  const top = Math.min(0, low[0]);
  const right = Math.max(width, high[1] + 1);
  const bottom = Math.max(height, high[0] + 1);
  const scale = (size - 2 * margin) / Math.max(right - left, bottom - top);
  const getX = (pixel: number) => margin + (pixel - left) * scale;
  const getY = (pixel: number) => margin + (pixel - top) * scale;
  const field = {
    x: getX(low[1]),
    y: getY(low[0]),
    width: Math.max(2, (high[1] + 1 - low[1]) * scale),
    height: Math.max(2, (high[0] + 1 - low[0]) * scale),
  };
  const [fieldRight, fieldBottom] = [field.x + field.width, field.y + field.height];
  const isWithin = low.every((pixel) => pixel >= 0) && high[0] < height && high[1] < width;
  // What lies on the image is a hole in what is hatched.
  const outside =
    drawRectangle(field.x, field.y, fieldRight, fieldBottom) +
    drawRectangle(
      Math.max(field.x, getX(0)),
      Math.max(field.y, getY(0)),
      Math.min(fieldRight, getX(width)),
      Math.min(fieldBottom, getY(height)),
    );
  return (
    <svg
      className="field-box"
      width={size}
      height={size}
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
    >
      <defs>
        <pattern
          id={pattern}
          width="5"
          height="5"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <line y2="5" className="field-hatch" />
        </pattern>
        <clipPath id={`${pattern}-image`}>
          <rect x={getX(0)} y={getY(0)} width={width * scale} height={height * scale} />
        </clipPath>
      </defs>
      {!isWithin && <path d={outside} fillRule="evenodd" fill={`url(#${pattern})`} />}
      <rect {...field} className="field-outline" />
      <rect {...field} className="field-inside" clipPath={`url(#${pattern}-image)`} />
      <rect x={getX(0)} y={getY(0)} width={width * scale} height={height * scale} className="field-image" />
    </svg>
  );
}
