/**
 * @file Designs as points over two of their numbers; one of them can be chosen, by pointer or by keys.
 *
 * Pure: data in, SVG out; the names of the axes are the caller's. A point has the colour of a status and a shape, so that
 * colour is never the only sign.
 */
import { type KeyboardEvent, type PointerEvent, useId, useState } from 'react';
import type { Status } from '../analysis/analysis';
import { BottomAxis, LeftAxis } from './PlotAxes';
import { type PointLook, PointShape } from './PointShape';
import { computePlotArea, roundPixel } from './plotFrame';
import { type AxisFacts, createPlotScale } from './plotScale';
import './plots.css';

/** One point. */
export interface ScatterPoint {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly status: Status;
  readonly shape: PointLook;
  /** What it is, in words. */
  readonly label: string;
}

/** What the plot needs. */
export interface ScatterPlotProps {
  readonly points: readonly ScatterPoint[];
  readonly width: number;
  readonly height: number;
  readonly x: AxisFacts;
  readonly y: AxisFacts;
  /** Its accessible name. */
  readonly label: string;
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
  /** The point under the pointer or the keys; null: none. */
  readonly onHover?: (id: string | null) => void;
}

const margins = { top: 12, right: 28, bottom: 24, left: 52 };

/** A press this near to a point means it, in pixels. */
const reach = 24;

interface Placed extends ScatterPoint {
  readonly left: number;
  readonly top: number;
}

/** The point nearest to a place; null where none is within reach. */
function findNearest(points: readonly Placed[], left: number, top: number): Placed | null {
  let nearest: Placed | null = null;
  let least = reach;
  for (const point of points) {
    const distance = Math.hypot(point.left - left, point.top - top);
    if (distance < least) [nearest, least] = [point, distance];
  }
  return nearest;
}

const steps: Readonly<Record<string, (index: number, count: number) => number>> = {
  ArrowRight: (index, count) => Math.min(count - 1, index + 1),
  ArrowUp: (index, count) => Math.min(count - 1, index + 1),
  ArrowLeft: (index) => Math.max(0, index - 1),
  ArrowDown: (index) => Math.max(0, index - 1),
  Home: () => 0,
  End: (_, count) => count - 1,
};

/** The plot. Keys walk along the points from left to right; Enter or a press chooses one. */
export function ScatterPlot(props: ScatterPlotProps) {
  const { points, width, height, label, chosen, onChoose, onHover } = props;
  const base = useId();
  const [active, setActive] = useState<string | null>(null);
  const area = computePlotArea(width, height, margins);
  const x = createPlotScale(props.x, [area.left, area.right], 64);
  const y = createPlotScale(props.y, [area.bottom, area.top], 28);
  const placed = points
    .map((point): Placed => ({ ...point, left: x.place(point.x), top: y.place(point.y) }))
    .sort((a, b) => a.left - b.left || b.top - a.top);
  const activate = (id: string | null) => {
    setActive(id);
    onHover?.(id);
  };
  const findAt = ({ clientX, clientY, currentTarget }: PointerEvent<SVGSVGElement>) => {
    const box = currentTarget.getBoundingClientRect();
    const scale = width / Math.max(1, box.width);
    return findNearest(placed, (clientX - box.left) * scale, (clientY - box.top) * scale);
  };
  const shown = placed.find(({ id }) => id === active) ?? placed.find(({ id }) => id === chosen);
  const handleKeyDown = (event: KeyboardEvent) => {
    const index = Math.max(
      0,
      placed.findIndex(({ id }) => id === shown?.id),
    );
    const step = steps[event.key];
    if (step !== undefined) activate(placed[step(index, placed.length)]?.id ?? null);
    else if ((event.key === 'Enter' || event.key === ' ') && shown !== undefined) onChoose(shown.id);
    else return;
    event.preventDefault();
  };
  return (
    <div className="scatter-plot">
      <svg
        className="plot"
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
        aria-hidden="true"
        onPointerMove={(event) => activate(findAt(event)?.id ?? null)}
        onPointerLeave={() => activate(null)}
        onPointerUp={(event) => {
          const point = findAt(event);
          if (point !== null) onChoose(point.id);
        }}
      >
        <LeftAxis area={area} ticks={y.ticks} />
        <BottomAxis area={area} ticks={x.ticks} />
        {placed.map((point) => (
          <PointMark
            key={point.id}
            point={point}
            ring={point.id === chosen ? 'chosen' : point.id === active ? 'active' : null}
          />
        ))}
      </svg>
      {/* What the drawing shows as a list, which takes the focus in its place. */}
      <div
        className="visually-hidden"
        role="listbox"
        aria-label={label}
        tabIndex={0}
        aria-activedescendant={shown && `${base}${shown.id}`}
        onKeyDown={handleKeyDown}
        onFocus={() => activate(shown?.id ?? placed[0]?.id ?? null)}
        onBlur={() => activate(null)}
      >
        {placed.map(({ id, label: name }) => (
          <div key={id} id={`${base}${id}`} role="option" tabIndex={-1} aria-selected={id === chosen}>
            {name}
          </div>
        ))}
      </div>
    </div>
  );
}

function PointMark({
  point: { left, top, status, shape },
  ring,
}: {
  readonly point: Placed;
  readonly ring: 'chosen' | 'active' | null;
}) {
  return (
    <g transform={`translate(${roundPixel(left)} ${roundPixel(top)})`}>
      {ring !== null && (
        <circle
          r={9}
          fill="none"
          stroke="var(--accent)"
          strokeWidth={ring === 'chosen' ? 2 : 1}
          strokeDasharray={ring === 'chosen' ? undefined : '2 2'}
        />
      )}
      <PointShape status={status} shape={shape} />
    </g>
  );
}
