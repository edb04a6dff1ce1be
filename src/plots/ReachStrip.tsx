/**
 * @file A network as a strip of bars, a convolution each: as high as what it sees, in the colour of its status, with
 * the image as a line across. What is above the line grows by the logarithm.
 */
import type { Status } from '../analysis/analysis';
import { statusPaints } from './statusPaint';

/** One bar. */
export interface ReachBar {
  readonly status: Status;
  /** What it sees by the size of the image. */
  readonly reach: number;
}

/** How high the line of the image lies. */
const lineShare = 0.62;
const smallest = 2;

/** The height of a bar on a strip of this height, in pixels: to scale below the line, by the logarithm above it. */
export function computeBarHeight(reach: number, height: number): number {
  const line = lineShare * height;
  if (reach <= 1) return Math.max(smallest, reach * line);
  const octaves = Math.log2(reach);
  return line + (height - line) * (octaves / (octaves + 2));
}

/** The strip: decoration, for the same is said in words beside it. */
export function ReachStrip({
  bars,
  width = 96,
  height = 32,
}: {
  readonly bars: readonly ReachBar[];
  readonly width?: number;
  readonly height?: number;
}) {
  const step = width / Math.max(bars.length, 12);
  const gap = step > 3 ? 1 : 0.5;
  const line = Math.round(height - lineShare * height) + 0.5;
  return (
    <svg
      className="reach-strip"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      aria-hidden="true"
    >
      {bars.map(({ status, reach }, position) => {
        const { fill, fillOpacity, hasOutline } = statusPaints[status];
        const tall = computeBarHeight(reach, height - 1);
        return (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: bars are their places
            key={position}
            x={position * step}
            y={height - tall}
            width={step - gap}
            height={tall}
            fill={fill}
            fillOpacity={fillOpacity}
            {...(hasOutline && { stroke: fill, strokeWidth: 0.5 })}
          />
        );
      })}
      <line x1={0} x2={width} y1={line} y2={line} stroke="var(--ink3)" strokeDasharray="2 2" />
    </svg>
  );
}
