/**
 * @file The status of every layer at every image size: a row a layer, sizes across by their logarithm, the sizes that fit
 * as a bar above, the present one as a line.
 *
 * Pure: data in, SVG out; colours are the theme's custom properties.
 */
import { type KeyboardEvent, memo, type PointerEvent, useId } from 'react';
import type { Status } from '../analysis/analysis';
import type { StatusRun } from '../analysis/statusProfile';
import { clamp } from '../util/numbers';
import { computePlotArea, letter, type PlotArea, roundPixel } from './plotFrame';
import { createPlotScale, type PlotScale } from './plotScale';
import { solid, statusPaints } from './statusPaint';
import './plots.css';

/** One layer. */
export interface StatusRow {
  readonly id: string;
  readonly name: string;
  readonly runs: readonly StatusRun[];
}

/** What the grid needs. All sizes are lengths of the image's smaller side, in pixels. */
export interface StatusGridProps {
  readonly rows: readonly StatusRow[];
  readonly range: { readonly min: number; readonly max: number };
  /** The sizes that fit, with their words. */
  readonly fits: { readonly min: number; readonly max: number; readonly label: string };
  readonly current: number;
  readonly width: number;
  readonly height: number;
  readonly xLabel: string;
  /** Its accessible name. */
  readonly label: string;
  /** The present size in words. */
  readonly valueText: string;
  readonly hovered: string | null;
  readonly selected: ReadonlySet<string>;
  readonly onHover: (place: { readonly id: string; readonly size: number } | null) => void;
  /** A size is chosen; `isOver` ends a drag. */
  readonly onChoose: (size: number, isOver: boolean) => void;
  /** A key asks for another size. */
  readonly onKey: (event: KeyboardEvent) => void;
  /** A row of key presses is over. */
  readonly onKeysEnd: () => void;
}

/** Rows this high have room for names. */
const namedHeight = 11;
const longestName = 20;

const shorten = (name: string) => (name.length > longestName ? `…${name.slice(1 - longestName)}` : name);

function computeMargins({ rows, height }: StatusGridProps) {
  const top = 30;
  const bottom = 24;
  const isNamed = (height - top - bottom) / Math.max(1, rows.length) >= namedHeight;
  const longest = Math.max(0, ...rows.map(({ name }) => Math.min(longestName, name.length)));
  return { isNamed, margins: { top, bottom, right: 20, left: isNamed ? 20 + letter * longest : 24 } };
}

interface CellsProps {
  readonly rows: readonly StatusRow[];
  readonly area: PlotArea;
  readonly place: PlotScale['place'];
  readonly range: StatusGridProps['range'];
  readonly hatch: string;
}

function getPaint(status: Status, hatch: string): { readonly fill: string; readonly opacity: number } {
  const { fill, fillOpacity } = statusPaints[status];
  return status === 'unproductive' ? { fill: hatch, opacity: 1 } : { fill, opacity: fillOpacity };
}

/** The coloured rows; they stay while somebody moves over them. */
const Cells = memo(
  function Cells({ rows, area, place, range, hatch }: CellsProps) {
    const step = (area.bottom - area.top) / Math.max(1, rows.length);
    return rows.map(({ id, runs }, index) =>
      runs.map(({ from, to, status }) => {
        const left = place(clamp(from, range.min, range.max));
        const right = place(clamp(to + 1, range.min, range.max));
        if (status === 'none' || status === 'head' || right <= left) return null;
        const { fill, opacity } = getPaint(status, hatch);
        return (
          <rect
            key={`${id} ${from}`}
            x={roundPixel(left)}
            y={roundPixel(area.top + index * step)}
            width={roundPixel(right - left)}
            height={roundPixel(step - (step > 4 ? 1 : 0))}
            fill={fill}
            fillOpacity={opacity}
          />
        );
      }),
    );
  },
  (a, b) =>
    a.rows === b.rows &&
    a.area.right === b.area.right &&
    a.area.bottom === b.area.bottom &&
    a.range.max === b.range.max,
);

/** The bar above that marks the sizes that fit. */
function FitBar({
  fits,
  range,
  area,
  place,
}: Pick<StatusGridProps, 'fits' | 'range'> & {
  readonly area: PlotArea;
  readonly place: PlotScale['place'];
}) {
  const [left, right] = [fits.min, fits.max].map((size) => place(clamp(size, range.min, range.max)));
  if (left === undefined || right === undefined) return null;
  const isLate = left > (area.left + area.right) / 2;
  return (
    <g>
      <rect
        x={roundPixel(left)}
        y={area.top - 9}
        width={roundPixel(Math.max(2, right - left))}
        height={5}
        rx={2}
        fill="var(--ok-f)"
      />
      <path
        d={`M${roundPixel(left)} ${area.top - 9}V${area.bottom}M${roundPixel(right)} ${area.top - 9}V${area.bottom}`}
        stroke="var(--ok)"
        strokeDasharray="3 3"
      />
      <text
        x={roundPixel(isLate ? right : left)}
        y={area.top - 14}
        textAnchor={isLate ? 'end' : 'start'}
        fill="var(--ok)"
      >
        {fits.label}
      </text>
    </g>
  );
}

/** The grid. A press chooses a size, a drag tries sizes out, keys change the present one. */
export function StatusGrid(props: StatusGridProps) {
  const { rows, range, fits, current, width, height, xLabel, hovered, selected, onHover, onChoose } = props;
  const hatchId = useId();
  const { margins, isNamed } = computeMargins(props);
  const area = computePlotArea(width, height, margins);
  const scale = createPlotScale(
    { kind: 'log', domain: [range.min, range.max], format: String },
    [area.left, area.right],
    48,
  );
  const step = (area.bottom - area.top) / Math.max(1, rows.length);
  const ticks: number[] = [];
  for (let size = range.min; size <= range.max; size *= 2) ticks.push(size);
  const toSize = ({ clientX, currentTarget }: PointerEvent<SVGSVGElement>) => {
    const box = currentTarget.getBoundingClientRect();
    const x = ((clientX - box.left) * width) / Math.max(1, box.width);
    const share = clamp((x - area.left) / (area.right - area.left), 0, 1);
    return Math.round(range.min * (range.max / range.min) ** share);
  };
  const toRow = ({ clientY, currentTarget }: PointerEvent<SVGSVGElement>) => {
    const box = currentTarget.getBoundingClientRect();
    const y = ((clientY - box.top) * height) / Math.max(1, box.height);
    return rows[Math.floor((y - area.top) / step)];
  };
  const line = roundPixel(scale.place(clamp(current, range.min, range.max)));
  return (
    <div className="status-grid">
      <svg
        className="plot"
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
        aria-hidden="true"
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          onChoose(toSize(event), false);
        }}
        onPointerMove={(event) => {
          if (event.currentTarget.hasPointerCapture(event.pointerId)) onChoose(toSize(event), false);
          const row = toRow(event);
          onHover(row === undefined ? null : { id: row.id, size: toSize(event) });
        }}
        onPointerUp={(event) => onChoose(toSize(event), true)}
        onPointerLeave={() => onHover(null)}
      >
        <defs>
          <pattern
            id={hatchId}
            width={5}
            height={5}
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <rect width={5} height={5} fill="var(--dead-f)" fillOpacity={0.32} />
            <rect width={1.5} height={5} fill="var(--dead-f)" fillOpacity={solid} />
          </pattern>
        </defs>
        <Cells rows={rows} area={area} place={scale.place} range={range} hatch={`url(#${hatchId})`} />
        {rows.map(({ id, name }, index) => {
          const isMarked = id === hovered || selected.has(id);
          if (!isNamed && !isMarked) return null;
          const top = area.top + index * step;
          return (
            <g key={id}>
              {isMarked && (
                <rect
                  x={area.left}
                  y={roundPixel(top)}
                  width={area.right - area.left}
                  height={roundPixel(Math.max(2, step))}
                  fill="none"
                  stroke={selected.has(id) ? 'var(--accent)' : 'var(--ink)'}
                />
              )}
              {isNamed && (
                <text
                  x={area.left - 6}
                  y={roundPixel(top + step / 2)}
                  dy="0.32em"
                  textAnchor="end"
                  fill={selected.has(id) ? 'var(--accent)' : 'var(--ink2)'}
                >
                  {shorten(name)}
                </text>
              )}
            </g>
          );
        })}
        <FitBar fits={fits} range={range} area={area} place={scale.place} />
        <path d={`M${line} ${area.top - 4}V${area.bottom + 4}`} stroke="var(--panel)" strokeWidth={5} />
        <path d={`M${line} ${area.top - 4}V${area.bottom + 4}`} stroke="var(--ink)" strokeWidth={2} />
        {ticks.map((size) => (
          <text
            key={size}
            x={roundPixel(scale.place(size))}
            y={area.bottom + 16}
            textAnchor="middle"
            fill="var(--ink2)"
          >
            {size}
          </text>
        ))}
        <text x={area.left} y={13} fill="var(--ink2)">
          {xLabel}
        </text>
      </svg>
      {/* The same by keys. */}
      <div
        className="visually-hidden"
        role="slider"
        tabIndex={0}
        aria-label={props.label}
        aria-valuemin={range.min}
        aria-valuemax={range.max}
        aria-valuenow={current}
        aria-valuetext={props.valueText}
        onKeyDown={props.onKey}
        onBlur={props.onKeysEnd}
      />
    </div>
  );
}
