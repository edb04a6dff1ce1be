/**
 * @file A number of every layer in order: as bars from zero, or as points on step lines; with lines for what it is
 * compared with, and marks where borders lie.
 *
 * Pure: data in, SVG out; colours are the theme's custom properties. A bar means a length, so bars are linear;
 * logarithms are shown by points, which mean places.
 */
import { type KeyboardEvent, type MouseEvent, memo, type PointerEvent } from 'react';
import type { Status } from '../analysis/analysis';
import { arrangeLabels, shortenLabel, thinLabels } from './layerLabels';
import { PlaceName } from './PlaceName';
import { LeftAxis } from './PlotAxes';
import { computePlotArea, letter, type PlotArea, roundPixel } from './plotFrame';
import { type AxisFacts, createPlotScale, type PlotScale } from './plotScale';
import { arrangeLegend, LineLegend, type LineLook, looks } from './SequenceLegend';
import { BorderName, Crossing, placeReferences, type SequenceReference } from './SequenceMarks';
import { statusPaints } from './statusPaint';
import type { RowPlaces } from './textRows';
import './plots.css';

/** One layer. */
export interface SequencePlace {
  readonly id: string;
  readonly name: string;
  readonly status: Status;
  /** Whether a border lies in front of it. */
  readonly isBorder: boolean;
}

/** One number of each layer; null where it has none. */
export interface SequenceLine {
  readonly id: string;
  readonly name: string;
  readonly values: readonly (number | null)[];
  /** `main` carries points in the colour of the status; the others are thin lines. */
  readonly look: LineLook;
}

/** What the plot needs. */
export interface SequencePlotProps {
  readonly places: readonly SequencePlace[];
  readonly lines: readonly SequenceLine[];
  readonly kind: 'bars' | 'steps';
  readonly y: Pick<AxisFacts, 'kind' | 'format' | 'isWhole'>;
  /** Horizontal lines to compare with. */
  readonly references: readonly SequenceReference[];
  /** Where the main line first rises above the first reference; null: nowhere. */
  readonly crossing: { readonly id: string; readonly label: string } | null;
  readonly width: number;
  readonly height: number;
  /** Its accessible name: what it shows, in a sentence. */
  readonly label: string;
  readonly title: string;
  readonly xLabel: string;
  readonly borderLabel: string;
  readonly hovered: string | null;
  readonly selected: ReadonlySet<string>;
  /** What a place has, in words. */
  readonly tell: (index: number) => string;
  readonly onHover: (id: string | null) => void;
  readonly onSelect: (id: string, event: MouseEvent | KeyboardEvent) => void;
}

const margins = { top: 26, right: 12, bottom: 22, left: 56 };
/** Names are turned where this much height is left for the plot. */
const leastHeight = 120;

/** A step line: flat over each place, straight up or down between them. */
export function drawSteps(
  values: readonly (number | null)[],
  place: (index: number) => number,
  y: (value: number) => number,
): string {
  let path = '';
  let isDrawing = false;
  for (const [index, value] of values.entries()) {
    if (value === null) {
      isDrawing = false;
      continue;
    }
    const top = roundPixel(y(value));
    path += isDrawing ? `V${top}` : `M${roundPixel(place(index))} ${top}`;
    path += `H${roundPixel(place(index + 1))}`;
    isDrawing = true;
  }
  return path;
}

function findDomain({ lines, references, y }: SequencePlotProps): readonly [number, number] {
  let [low, high] = [Number.POSITIVE_INFINITY, 0];
  const values = [...lines.flatMap((line) => line.values), ...references.map(({ value }) => value)];
  for (const value of values) {
    if (value === null || (y.kind === 'log' && value <= 0)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  if (y.kind === 'linear') return [0, Math.max(high, 1)];
  return low > high ? [1, 10] : [low, high];
}

/** How the names of the layers stand below the plot. */
interface Names {
  readonly isTurned: boolean;
  /** Every how many layers there is one. */
  readonly every: number;
  /** Room below the plot for them and for what they are. */
  readonly bottom: number;
  /** Room at the left, for numbers and for names that lean over them. */
  readonly left: number;
}

function arrangeNames({ places, width, height }: SequencePlotProps): Names {
  const names = places.map(({ name }) => shortenLabel(name));
  const room = width - margins.left - margins.right;
  const { isTurned, every, height: own, left: lean } = arrangeLabels(names, room);
  const bottom = own + 20;
  const left = Math.max(margins.left, Math.ceil(lean));
  if (isTurned && height - margins.top - bottom >= leastHeight) return { isTurned, every, bottom, left };
  const step = room / Math.max(1, names.length);
  return { isTurned: false, every: thinLabels(names, step), bottom: margins.bottom, left: margins.left };
}

interface DrawingProps {
  readonly props: SequencePlotProps;
  readonly area: PlotArea;
  readonly y: PlotScale;
  readonly step: number;
  readonly names: Names;
  readonly legend: RowPlaces;
}

/** Whether what is drawn stays: where the pointer is has no part in it. */
function isSameDrawing({ props: a }: DrawingProps, { props: b }: DrawingProps): boolean {
  const isSameFrame = a.width === b.width && a.height === b.height && a.borderLabel === b.borderLabel;
  const isSameScale =
    a.kind === b.kind && a.y.kind === b.y.kind && a.references === b.references && a.crossing === b.crossing;
  return isSameFrame && isSameScale && a.places === b.places && a.lines === b.lines;
}

/** Everything that does not change while somebody moves over the plot. */
const Drawing = memo(function Drawing({ props, area, y, step, names, legend }: DrawingProps) {
  const { places, lines, kind, references, crossing, borderLabel } = props;
  const crossed = places.findIndex(({ id }) => id === crossing?.id);
  const isLog = props.y.kind === 'log';
  const keep = (values: readonly (number | null)[]) =>
    isLog ? values.map((value) => (value !== null && value > 0 ? value : null)) : values;
  const left = (index: number) => area.left + index * step;
  const main = lines.find(({ look }) => look === 'main');
  const radius = Math.max(1.2, Math.min(3.5, step / 2.4));
  const gap = step > 4 ? 1 : 0;
  const borders = [...places.entries()].filter(([, { isBorder }]) => isBorder);
  return (
    <>
      {borders.map(([index, { id }], order) => (
        <g key={id}>
          <path
            d={`M${roundPixel(left(index))} ${area.top}V${area.bottom}`}
            stroke="var(--dead)"
            strokeDasharray="4 3"
          />
          {order === 0 && (
            <BorderName x={left(index)} y={area.top + 9} end={area.right}>
              {borderLabel}
            </BorderName>
          )}
        </g>
      ))}
      {placeReferences(references, y, area).map(({ label, top, x, baseline }) => (
        <g key={label} transform={`translate(0 ${roundPixel(top)})`}>
          <path d={`M${area.left} 0H${area.right}`} stroke="var(--ink)" strokeWidth={1.25} />
          <text x={x} y={roundPixel(baseline - top)} fill="var(--ink)">
            {label}
          </text>
        </g>
      ))}
      {lines
        .toReversed()
        .map(({ id, values, look }) =>
          kind === 'bars' && look === 'main' ? null : (
            <path
              key={id}
              d={drawSteps(keep(values), left, y.place)}
              fill="none"
              stroke="var(--ink2)"
              strokeWidth={looks[look].width}
              strokeDasharray={looks[look].dash}
            />
          ),
        )}
      {main !== undefined &&
        keep(main.values).map((value, index) => {
          const place = places[index];
          if (value === null || place === undefined) return null;
          const { fill, fillOpacity, hasOutline } = statusPaints[place.status];
          const hollow = hasOutline && radius > 2;
          const top = roundPixel(y.place(value));
          if (kind === 'steps')
            return (
              <circle
                key={place.id}
                cx={roundPixel(left(index) + step / 2)}
                cy={top}
                r={roundPixel(radius)}
                fill={hollow ? 'var(--panel)' : fill}
                stroke={hollow ? fill : 'var(--panel)'}
                strokeWidth={radius > 2 ? (hollow ? 1.75 : 1) : 0}
              />
            );
          return (
            <rect
              key={place.id}
              x={roundPixel(left(index) + gap)}
              y={top}
              width={roundPixel(Math.max(0.8, step - 2 * gap))}
              height={roundPixel(Math.max(0, area.bottom - top))}
              fill={fill}
              fillOpacity={fillOpacity}
              stroke={hasOutline && step > 4 ? fill : undefined}
            />
          );
        })}
      {crossing !== null && crossed >= 0 && (
        <Crossing
          index={crossed}
          text={crossing.label}
          references={references}
          area={area}
          y={y}
          left={left}
        />
      )}
      <LineLegend lines={lines} places={legend} />
      <PlaceNames props={props} area={area} step={step} names={names} />
    </>
  );
}, isSameDrawing);

/** Names of layers, as many as have room. */
function PlaceNames({
  props: { places, xLabel },
  area,
  step,
  names: { isTurned, every },
}: Omit<DrawingProps, 'y' | 'legend'>) {
  // On one line with what they are, they end before it.
  const end = isTurned ? area.right : area.right - letter * xLabel.length - 12;
  return places.map(({ id, name }, index) => {
    const x = area.left + (index + 0.5) * step;
    const own = shortenLabel(name);
    if (index % every !== 0 || (!isTurned && x + (letter * own.length) / 2 > end)) return null;
    return (
      <PlaceName key={id} x={x} y={area.bottom + (isTurned ? 2 : 4)} isTurned={isTurned}>
        {own}
      </PlaceName>
    );
  });
}

const keys: Readonly<Record<string, (index: number, count: number) => number>> = {
  ArrowRight: (index, count) => Math.min(count - 1, index + 1),
  ArrowUp: (index, count) => Math.min(count - 1, index + 1),
  ArrowLeft: (index) => Math.max(0, index - 1),
  ArrowDown: (index) => Math.max(0, index - 1),
  PageUp: (index, count) => Math.min(count - 1, index + 10),
  PageDown: (index) => Math.max(0, index - 10),
  Home: () => 0,
  End: (_, count) => count - 1,
};

/** The plot. Keys walk along the layers; Enter or a press selects one. */
export function SequencePlot(props: SequencePlotProps) {
  const { places, width, height, label, title, xLabel, hovered, selected, tell, onHover, onSelect } = props;
  const names = arrangeNames(props);
  const legend = arrangeLegend(props.lines, title, names.left, width - margins.right);
  const top = Math.max(10, ...legend.map(([, below]) => below)) + margins.top - 10;
  const area = computePlotArea(width, height, { ...margins, top, bottom: names.bottom, left: names.left });
  const step = (area.right - area.left) / Math.max(1, places.length);
  const y = createPlotScale({ ...props.y, domain: findDomain(props) }, [area.bottom, area.top], 30);
  const findAt = (event: PointerEvent<SVGSVGElement> | MouseEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const x = ((event.clientX - box.left) * width) / Math.max(1, box.width);
    return places[Math.floor((x - area.left) / step)];
  };
  const marked = places.findIndex(({ id }) => id === hovered);
  const current = marked >= 0 ? marked : places.findIndex(({ id }) => selected.has(id));
  const handleKeyDown = (event: KeyboardEvent) => {
    const move = keys[event.key];
    const target = places[move === undefined ? current : move(current, places.length)];
    if (target === undefined) return;
    if (move !== undefined) onHover(target.id);
    else if (event.key === 'Enter' || event.key === ' ') onSelect(target.id, event);
    else return;
    event.preventDefault();
  };
  return (
    <div className="sequence-plot">
      <svg
        className="plot"
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
        aria-hidden="true"
        onPointerMove={(event) => onHover(findAt(event)?.id ?? null)}
        onPointerLeave={() => onHover(null)}
        onClick={(event) => {
          const place = findAt(event);
          if (place !== undefined) onSelect(place.id, event);
        }}
      >
        <text className="plot-title" x={area.left} y={14} fill="var(--ink)">
          {title}
        </text>
        <LeftAxis area={area} ticks={y.ticks} />
        {places.map(({ id }, index) =>
          id === hovered || selected.has(id) ? (
            <rect
              key={id}
              x={roundPixel(area.left + index * step)}
              y={area.top}
              width={roundPixel(Math.max(1, step))}
              height={area.bottom - area.top}
              fill={selected.has(id) ? 'var(--accent)' : 'var(--ink)'}
              fillOpacity={0.14}
            />
          ) : null,
        )}
        <Drawing props={props} area={area} y={y} step={step} names={names} legend={legend} />
        <text x={area.right} y={height - 7} textAnchor="end" fill="var(--ink2)">
          {xLabel}
        </text>
      </svg>
      {/* The same by keys, and for who does not see it. */}
      <div
        className="visually-hidden"
        role="slider"
        tabIndex={0}
        aria-label={label}
        aria-valuemin={1}
        aria-valuemax={Math.max(1, places.length)}
        aria-valuenow={Math.max(0, current) + 1}
        aria-valuetext={tell(Math.max(0, current))}
        onKeyDown={handleKeyDown}
        onBlur={() => onHover(null)}
      />
    </div>
  );
}
