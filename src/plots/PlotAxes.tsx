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

/** Pixels that a letter or digit takes, about. */
const letterWidth = 7;

/** Numbers below a plot, and what they count: at the end, or beside the number that stands there. */
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
  const last = ticks.at(-1);
  const halfWidth = last === undefined ? 0 : (letterWidth * last.text.length) / 2;
  // The word takes the place of numbers that it would cover, never of the last.
  const room = label === undefined ? 0 : letterWidth * label.length + 12;
  const isEndTaken = last !== undefined && last.place + halfWidth > area.right - room;
  const labelEnd = isEndTaken ? last.place - halfWidth - 6 : area.right;
  return (
    <g className="plot-axis">
      <path d={`M${area.left} ${area.bottom}H${area.right}`} stroke="var(--edge)" />
      {ticks
        .filter((tick) => room === 0 || tick.place <= labelEnd - room || (isEndTaken && tick === last))
        .map(({ value, place, text }) => (
          <text key={value} x={roundPixel(place)} y={y} textAnchor="middle" fill="var(--ink2)">
            {text}
          </text>
        ))}
      {label !== undefined && (
        <text x={roundPixel(labelEnd)} y={y} textAnchor="end" fill="var(--ink2)">
          {label}
        </text>
      )}
    </g>
  );
}
