/**
 * @file Layers in order: saturation as bars in the colour of the status, probe accuracy as a line, the border line and
 * the tail, as in Richter et al. (ICMLA 2021). Other runs lie over it as marks and lines of their own.
 *
 * Pure: data in, SVG out; colours are the theme's custom properties.
 */
import { scaleBand, scaleLinear } from 'd3-scale';
import type { MouseEvent } from 'react';
import type { Status } from '../analysis/analysis';
import type { PerAxis } from '../util/perAxis';
import { FieldGlyph } from './FieldGlyph';
import { LeftAxis } from './PlotAxes';
import { computePlotArea, countTicks, drawLine, type PlotArea, roundPixel } from './plotFrame';
import { getSeriesPaint } from './seriesPaint';
import { statusPaints } from './statusPaint';
import './plots.css';

/** One place on the x axis. */
export interface LayerPlace {
  readonly id: string;
  /** What is written below it. */
  readonly label: string;
  readonly status: Status;
  readonly isBorder: boolean;
  readonly isTail: boolean;
  /** Smallest field in pixels, [height, width]; null: the whole input. */
  readonly field: PerAxis<number> | null;
}

/** What one run has measured, by id of the place; shares from 0 to 1. */
export interface LayerSeries {
  readonly id: string;
  readonly saturation: ReadonlyMap<string, number>;
  readonly accuracy: ReadonlyMap<string, number>;
}

/** What the plot needs. */
export interface LayerPlotProps {
  readonly places: readonly LayerPlace[];
  /** The first has bars, those behind it marks. */
  readonly series: readonly LayerSeries[];
  /** Size of the image in pixels, for the glyphs: [height, width]. */
  readonly resolution: PerAxis<number>;
  readonly width: number;
  readonly height: number;
  /** Its accessible name: what it shows, in a sentence. */
  readonly label: string;
  readonly title: string;
  /** Words at the border line and at the tail. */
  readonly words: { readonly border: string; readonly tail: string };
  readonly formatY: (share: number) => string;
  /** Without names and glyphs of layers: one of many. */
  readonly isSmall?: boolean;
  readonly hovered?: string | null;
  readonly selected?: ReadonlySet<string>;
  readonly onHover?: (id: string | null) => void;
  readonly onSelect?: (id: string, event: MouseEvent) => void;
}

/** Pixels that a letter of 11 px takes, about. */
const letter = 6.2;
const glyphSize = 18;
const longestTurned = 16;

/** How names stand below their bars: side by side, turned, or not at all. */
function arrangeLabels(places: readonly LayerPlace[], room: number) {
  const longest = Math.max(0, ...places.map(({ label }) => label.length));
  const step = room / Math.max(places.length, 1);
  if (longest * letter + 4 <= step) return { isTurned: false, every: 1, height: 16 };
  const every = Math.max(1, Math.ceil(13 / step));
  return { isTurned: true, every, height: 8 + Math.min(longest, longestTurned) * letter * 0.84 };
}

/** A name whose beginning goes where it is too long: names of blocks share their beginning. */
const shorten = (label: string) =>
  label.length > longestTurned ? `…${label.slice(1 - longestTurned)}` : label;

function Bar({
  place,
  box,
}: {
  readonly place: LayerPlace;
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
}) {
  const { fill, fillOpacity, hasOutline } = statusPaints[place.status];
  const { x, y, width, height } = box;
  // The left edge of an unproductive bar is hatched, as on its card; half of a partial one is full.
  const edge = Math.min(5, width / 2);
  return (
    <g>
      <rect
        x={roundPixel(x)}
        y={roundPixel(y)}
        width={roundPixel(width)}
        height={roundPixel(height)}
        fill={fill}
        fillOpacity={fillOpacity}
        stroke={hasOutline ? fill : undefined}
      />
      {place.status === 'partial' && (
        <rect
          x={roundPixel(x)}
          y={roundPixel(y)}
          width={roundPixel(width / 2)}
          height={roundPixel(height)}
          fill={fill}
          fillOpacity={0.85}
        />
      )}
      {place.status === 'unproductive' && (
        <path
          d={drawHatch(x, y, edge, height)}
          stroke={fill}
          strokeWidth={1.5}
          fill="none"
          clipPath={undefined}
        />
      )}
    </g>
  );
}

/** Slanting lines within a strip. */
function drawHatch(x: number, y: number, width: number, height: number): string {
  let path = '';
  for (let low = y + width; low <= y + height; low += 4)
    path += `M${roundPixel(x)} ${roundPixel(low)}l${roundPixel(width)} ${roundPixel(-width)}`;
  return path;
}

/** Horizontal lines with upright ends above the tail. */
function drawBracket(from: number, to: number, y: number): string {
  return `M${roundPixel(from)} ${y + 4}v-4H${roundPixel(to)}v4`;
}

/** The first and the last place that are part of the tail. */
function findTail(places: readonly LayerPlace[]): readonly [LayerPlace, LayerPlace] | null {
  const first = places.find(({ isTail }) => isTail);
  const last = places.findLast(({ isTail }) => isTail);
  return first && last ? [first, last] : null;
}

function computeMargins({ places, isSmall = false, width }: LayerPlotProps) {
  if (isSmall) return { margins: { top: 20, right: 4, bottom: 4, left: 4 }, labels: null, hasGlyphs: false };
  const sides = { left: 44, right: 8 };
  const room = width - sides.left - sides.right;
  const labels = arrangeLabels(places, room);
  const hasGlyphs = room / Math.max(places.length, 1) >= glyphSize + 1;
  const bottom = labels.height + 6 + (hasGlyphs ? glyphSize + 2 : 0);
  return { margins: { ...sides, top: 52, bottom }, labels, hasGlyphs };
}

function OtherRun({
  series,
  index,
  getX,
  getY,
  places,
  bandwidth,
}: {
  readonly series: LayerSeries;
  readonly index: number;
  readonly getX: (id: string) => number;
  readonly getY: (share: number) => number;
  readonly places: readonly LayerPlace[];
  readonly bandwidth: number;
}) {
  const { stroke } = getSeriesPaint(index);
  return (
    <path
      data-saturation={series.id}
      d={places
        .flatMap(({ id }) => {
          const value = series.saturation.get(id);
          if (value === undefined) return [];
          return `M${roundPixel(getX(id) - bandwidth * 0.1)} ${roundPixel(getY(value))}h${roundPixel(bandwidth * 1.2)}`;
        })
        .join('')}
      stroke={stroke}
      strokeWidth={2.5}
      fill="none"
    />
  );
}

function AccuracyLine({
  series,
  index,
  points,
  isSmall,
}: {
  readonly series: LayerSeries;
  readonly index: number;
  readonly points: readonly (readonly [x: number, y: number])[];
  readonly isSmall: boolean;
}) {
  const { stroke, dash, mark } = getSeriesPaint(index);
  return (
    <g data-accuracy={series.id}>
      <path d={drawLine(points)} fill="none" stroke="var(--panel)" strokeWidth={4} strokeOpacity={0.7} />
      <path
        d={drawLine(points)}
        fill="none"
        stroke={stroke}
        strokeWidth={1.75}
        strokeDasharray={dash === '' ? undefined : dash}
      />
      {!isSmall &&
        points.map(([x, y]) => (
          <path
            key={x}
            d={mark}
            transform={`translate(${roundPixel(x)} ${roundPixel(y)})`}
            fill={stroke}
            stroke="var(--panel)"
          />
        ))}
    </g>
  );
}

function Landmarks({
  places,
  words,
  area,
  getX,
  step,
  isSmall,
}: Pick<LayerPlotProps, 'places' | 'words'> & {
  readonly area: PlotArea;
  readonly getX: (id: string) => number;
  readonly step: number;
  readonly isSmall: boolean;
}) {
  const borders = places.filter(({ isBorder }) => isBorder);
  const tail = findTail(places);
  const gap = step / 2;
  const [first] = borders;
  const center = (id: string) => getX(id) + gap;
  const lineTop = isSmall ? area.top : area.top - 10;
  return (
    <g className="plot-landmarks">
      {borders.map(({ id }) => (
        <path
          key={id}
          data-border={id}
          d={`M${roundPixel(center(id) - gap)} ${lineTop}V${area.bottom}`}
          stroke="var(--dead)"
          strokeDasharray="4 3"
        />
      ))}
      {!isSmall && first !== undefined && (
        <text x={roundPixel(center(first.id) - gap + 4)} y={area.top - 3} fill="var(--dead)">
          {words.border}
        </text>
      )}
      {!isSmall && tail !== null && (
        <>
          <path
            data-tail={tail[0].id}
            d={drawBracket(center(tail[0].id) - gap + 2, center(tail[1].id) + gap - 2, area.top - 16)}
            stroke="var(--ink2)"
            fill="none"
          />
          <text x={roundPixel(center(tail[0].id) - gap + 4)} y={area.top - 20} fill="var(--ink2)">
            {words.tail}
          </text>
        </>
      )}
    </g>
  );
}

/** The plot. */
export function LayerPlot(props: LayerPlotProps) {
  const { places, series, width, height, label, title, words, formatY, isSmall = false } = props;
  const { hovered = null, selected, onHover, onSelect } = props;
  const { margins, labels, hasGlyphs } = computeMargins(props);
  const area = computePlotArea(width, height, margins);
  const band = scaleBand(
    places.map(({ id }) => id),
    [area.left, area.right],
  ).padding(0.22);
  const y = scaleLinear([0, 1], [area.bottom, area.top]);
  const getX = (id: string) => band(id) ?? area.left;
  const bandwidth = band.bandwidth();
  const step = band.step();
  const getCenter = (id: string) => getX(id) + bandwidth / 2;
  const values = isSmall ? [0, 1] : y.ticks(Math.min(countTicks(area.bottom - area.top, 28), 5));
  const ticks = values.map((value) => ({ value, place: y(value), text: isSmall ? '' : formatY(value) }));
  const [main] = series;
  return (
    <svg
      className="plot"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={label}
      onPointerLeave={onHover && (() => onHover(null))}
    >
      <text className="plot-title" x={area.left} y={14} fill="var(--ink)">
        {title}
      </text>
      <LeftAxis area={area} ticks={ticks} />
      {places.map(({ id }) =>
        hovered === id || selected?.has(id) ? (
          <rect
            key={id}
            data-marked={id}
            x={roundPixel(getCenter(id) - step / 2)}
            y={area.top}
            width={roundPixel(step)}
            height={area.bottom - area.top}
            fill={selected?.has(id) ? 'var(--accent)' : 'var(--ink)'}
            fillOpacity={0.12}
          />
        ) : null,
      )}
      {places.map((place) => {
        const value = main?.saturation.get(place.id);
        if (value === undefined) return null;
        const top = y(Math.min(value, 1));
        const box = { x: getX(place.id), y: top, width: bandwidth, height: area.bottom - top };
        return <Bar key={place.id} place={place} box={box} />;
      })}
      {series.slice(1).map((other, index) => (
        <OtherRun
          key={other.id}
          series={other}
          index={index + 1}
          getX={getX}
          getY={y}
          places={places}
          bandwidth={bandwidth}
        />
      ))}
      <Landmarks
        places={places}
        words={words}
        area={area}
        getX={(id) => getCenter(id) - step / 2}
        step={step}
        isSmall={isSmall}
      />
      {series.map((own, index) => (
        <AccuracyLine
          key={own.id}
          series={own}
          index={index}
          isSmall={isSmall}
          points={places.flatMap(({ id }) => {
            const value = own.accuracy.get(id);
            return value === undefined ? [] : [[getCenter(id), y(value)] as const];
          })}
        />
      ))}
      {hasGlyphs &&
        places.map(({ id, field, status }) => (
          <g
            key={id}
            transform={`translate(${roundPixel(getCenter(id) - glyphSize / 2)} ${area.bottom + 3})`}
          >
            <FieldGlyph min={field} resolution={props.resolution} status={status} size={glyphSize} />
          </g>
        ))}
      {labels !== null &&
        places.map(({ id, label: name }, index) => {
          if (index % labels.every !== 0) return null;
          const top = area.bottom + (hasGlyphs ? glyphSize + 4 : 2);
          const at = labels.isTurned
            ? `translate(${roundPixel(getCenter(id) + 4)} ${top + 6}) rotate(-57)`
            : `translate(${roundPixel(getCenter(id))} ${top + 11})`;
          return (
            <text
              key={id}
              transform={at}
              textAnchor={labels.isTurned ? 'end' : 'middle'}
              fill={selected?.has(id) ? 'var(--accent)' : 'var(--ink2)'}
            >
              {labels.isTurned ? shorten(name) : name}
            </text>
          );
        })}
      {onSelect !== undefined &&
        places.map(({ id }) => (
          // biome-ignore lint/a11y/noStaticElementInteractions: the table beside the plot does the same by keyboard
          <rect
            key={id}
            className="plot-target"
            data-layer={id}
            x={roundPixel(getCenter(id) - step / 2)}
            y={area.top}
            width={roundPixel(step)}
            height={roundPixel(height - area.top)}
            fill="transparent"
            onPointerEnter={onHover && (() => onHover(id))}
            onClick={(event) => onSelect(id, event)}
          />
        ))}
    </svg>
  );
}
