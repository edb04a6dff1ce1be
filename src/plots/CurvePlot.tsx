/**
 * @file Curves over epochs: loss, accuracy, learning rate; of one run or of several over each other.
 *
 * Pure: data in, SVG out; colours are the theme's custom properties.
 */
import { scaleLinear, scaleLog } from 'd3-scale';
import type { MouseEvent } from 'react';
import { formatNumber } from '../text/quantities';
import { BottomAxis, LeftAxis, type Tick } from './PlotAxes';
import { computePlotArea, countTicks, drawLine, letter, type PlotArea, roundPixel } from './plotFrame';
import { getSeriesPaint } from './seriesPaint';
import './plots.css';

/** One curve. */
export interface CurveSeries {
  readonly id: string;
  /** [x, y]. */
  readonly points: readonly (readonly [x: number, y: number])[];
  /** Which run it belongs to, as a place in the order of looks. */
  readonly paint: number;
  /** `faint`: behind, thin; `marked`: with a mark at each point. */
  readonly look: 'faint' | 'marked';
}

/** What the plot needs. */
export interface CurvePlotProps {
  readonly series: readonly CurveSeries[];
  readonly width: number;
  readonly height: number;
  /** Its accessible name: what it shows, in a sentence. */
  readonly label: string;
  readonly title: string;
  readonly xLabel: string;
  /** The end of the x axis; the last point where that is further. */
  readonly xMax: number;
  /** The ends of the y axis; null: as the points need. */
  readonly yRange: readonly [low: number, high: number] | null;
  readonly isLog?: boolean;
  readonly formatY: (value: number) => string;
  /** Where a vertical line stands, in units of x. */
  readonly cursor?: number | null;
  readonly onCursor?: (x: number | null) => void;
  /** After a press, which has moved the cursor where it was. */
  readonly onPress?: () => void;
}

const margins = { top: 24, right: 12, bottom: 24, left: 44 };

/** Both ends of all finite values; a little apart where they agree. */
function findRange(series: readonly CurveSeries[], isLog: boolean): readonly [number, number] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const { points } of series)
    for (const [, y] of points) {
      if (!Number.isFinite(y) || (isLog && y <= 0)) continue;
      low = Math.min(low, y);
      high = Math.max(high, y);
    }
  if (low > high) return isLog ? [1e-4, 1] : [0, 1];
  if (isLog) return low === high ? [low / 10, low * 10] : [low, high];
  return [Math.min(0, low), high > low || high > 0 ? high : low + 1];
}

/** The scale of the y axis and its ticks. */
function scaleY({ series, yRange, isLog = false, formatY }: CurvePlotProps, area: PlotArea) {
  const range = yRange ?? findRange(series, isLog);
  const places: [number, number] = [area.bottom, area.top];
  const count = countTicks(area.bottom - area.top, 32);
  const scale = isLog
    ? scaleLog([...range], places).clamp(true)
    : scaleLinear([...range], places).nice(count);
  const values = scale.ticks(count);
  // A logarithmic axis names powers of ten where there are any.
  const decades = values.filter((value) => Number.isInteger(Number(Math.log10(value).toFixed(9))));
  const shown = isLog && decades.length > 1 ? decades : values.slice(0, 2 * count);
  const ticks: Tick[] = shown.map((value) => ({ value, place: scale(value), text: formatY(value) }));
  return { scale, ticks };
}

/** The plot. */
export function CurvePlot(props: CurvePlotProps) {
  const { series, width, height, label, title, xLabel, cursor = null, onCursor, onPress } = props;
  const { scale: y, ticks } = scaleY(props, computePlotArea(width, height, margins));
  // Numbers that are long move the axis to the right; six pixels lie between them and it, as many before them.
  const longest = Math.max(...ticks.map(({ text }) => text.length), 0);
  const left = Math.max(margins.left, letter * longest + 12);
  const area = computePlotArea(width, height, { ...margins, left });
  const last = series.reduce((most, { points }) => Math.max(most, points.at(-1)?.[0] ?? 0), props.xMax);
  const x = scaleLinear([0, Math.max(last, 1e-9)], [area.left, area.right]);
  const xTicks = x
    .ticks(countTicks(area.right - area.left, 64))
    .filter((value) => Number.isInteger(value) || last < 2)
    .map((value) => ({ value, place: x(value), text: formatNumber(value) }));
  const handleMove = ({ clientX, currentTarget }: MouseEvent<SVGSVGElement>) => {
    const box = currentTarget.getBoundingClientRect();
    const value = x.invert(((clientX - box.left) / box.width) * width);
    onCursor?.(value < 0 || value > last ? null : value);
  };
  return (
    <svg
      className="plot"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={label}
      onPointerMove={onCursor && handleMove}
      onPointerLeave={
        onCursor &&
        (({ pointerType }) => {
          // A finger leaves as it is lifted, and what it has touched is to be read.
          if (pointerType !== 'touch') onCursor(null);
        })
      }
      onMouseUp={
        onPress &&
        ((event) => {
          onPress();
          handleMove(event);
        })
      }
    >
      <text className="plot-title" x={area.left} y={14} fill="var(--ink)">
        {title}
      </text>
      <LeftAxis area={area} ticks={ticks} />
      <BottomAxis area={area} ticks={xTicks} label={xLabel} />
      {series.map(({ id, points, paint, look }) => {
        const { stroke, dash, mark } = getSeriesPaint(paint);
        const places = points.map(([px, py]) => [x(px), y(py)] as const);
        return (
          <g key={id} data-series={id}>
            <path
              d={drawLine(places)}
              fill="none"
              stroke={stroke}
              strokeWidth={look === 'faint' ? 1 : 1.75}
              strokeOpacity={look === 'faint' ? 0.55 : 1}
              strokeLinejoin="round"
              strokeDasharray={dash === '' ? undefined : dash}
            />
            {look === 'marked' &&
              places.length <= 60 &&
              places.map(([px, py], index) => (
                <path
                  // biome-ignore lint/suspicious/noArrayIndexKey: points have no other identity
                  key={index}
                  d={mark}
                  transform={`translate(${roundPixel(px)} ${roundPixel(py)})`}
                  fill={stroke}
                />
              ))}
          </g>
        );
      })}
      {cursor !== null && (
        <path
          className="plot-cursor"
          d={`M${roundPixel(x(cursor))} ${area.top}V${area.bottom}`}
          stroke="var(--edge)"
        />
      )}
    </svg>
  );
}
