/** @file Axes of plots: quiet grid lines with their numbers. */
import type { PlotArea } from './plotFrame';
import { roundPixel } from './plotFrame';

/** A mark on an axis, at a place in pixels. */
export interface Tick {
  readonly value: number;
  readonly place: number;
  readonly text: string;
}

/** Horizontal grid lines with their numbers at the left; the lowest is drawn as the axis. */
export function LeftAxis({ area, ticks }: { readonly area: PlotArea; readonly ticks: readonly Tick[] }) {
  return (
    <g className="plot-axis">
      {ticks.map(({ value, place, text }) => (
        <g key={value} transform={`translate(0 ${roundPixel(place)})`}>
          <path
            d={`M${area.left} 0H${roundPixel(area.right)}`}
            stroke={Math.abs(place - area.bottom) < 0.5 ? 'var(--edge)' : 'var(--hair)'}
          />
          <text x={area.left - 6} dy="0.32em" textAnchor="end" fill="var(--ink2)">
            {text}
          </text>
        </g>
      ))}
    </g>
  );
}

/** Numbers below a plot, and what they count at the end. */
export function BottomAxis({
  area,
  ticks,
  label,
}: {
  readonly area: PlotArea;
  readonly ticks: readonly Tick[];
  readonly label?: string;
}) {
  const y = area.bottom + 16;
  // The word takes the place of numbers that it would cover.
  const room = label === undefined ? 0 : 7 * label.length + 12;
  return (
    <g className="plot-axis">
      <path d={`M${area.left} ${area.bottom}H${area.right}`} stroke="var(--edge)" />
      {ticks
        .filter(({ place }) => place <= area.right - room)
        .map(({ value, place, text }) => (
          <text key={value} x={roundPixel(place)} y={y} textAnchor="middle" fill="var(--ink2)">
            {text}
          </text>
        ))}
      {label !== undefined && (
        <text x={area.right} y={y} textAnchor="end" fill="var(--ink2)">
          {label}
        </text>
      )}
    </g>
  );
}
