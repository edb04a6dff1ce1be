/**
 * @file Layers in order: saturation as bars in the colour of the status, probe accuracy as a line, the border line and
 * the tail, as in Richter et al. (ICMLA 2021). Other runs lie over it as marks and lines of their own, with their own
 * border and tail.
 *
 * Pure: data in, SVG out; colours are the theme's custom properties.
 */
import { scaleBand, scaleLinear } from 'd3-scale';
import type { MouseEvent } from 'react';
import type { Status } from '../analysis/analysis';
import type { PerAxis } from '../util/perAxis';
import { FieldGlyph } from './FieldGlyph';
import { LayerBar } from './LayerBar';
import { arrangeKey, type KeyEntry, keyRow, LayerKey } from './LayerKey';
import { LayerLandmarks, landmarkRow } from './LayerLandmarks';
import { AccuracyLine, SaturationMarks } from './LayerRuns';
import { arrangeLabels } from './layerLabels';
import { PlaceName } from './PlaceName';
import { LeftAxis } from './PlotAxes';
import { computePlotArea, countTicks, roundPixel } from './plotFrame';
import './plots.css';

/** One place on the x axis. */
export interface LayerPlace {
  readonly id: string;
  /** What is written below it. */
  readonly label: string;
  readonly status: Status;
  /** Which of several runs it belongs to; null where it is none's alone. */
  readonly owner: number | null;
  /** Smallest field in pixels, [height, width]; null: the whole input. */
  readonly field: PerAxis<number> | null;
}

/** What one run has measured, by id of the place; shares from 0 to 1. */
export interface LayerSeries {
  readonly id: string;
  /** Those that its layers have. */
  readonly places: ReadonlySet<string>;
  readonly saturation: ReadonlyMap<string, number>;
  readonly accuracy: ReadonlyMap<string, number>;
  /** Its border layers, and its tail. */
  readonly borders: ReadonlySet<string>;
  readonly tail: ReadonlySet<string>;
}

/** What the plot needs. */
export interface LayerPlotProps {
  readonly places: readonly LayerPlace[];
  /** The first has bars, those behind it marks. */
  readonly series: readonly LayerSeries[];
  /** Size of the image in pixels, for the glyphs: [height, width]. */
  readonly resolution: PerAxis<number>;
  readonly width: number;
  /** Where names and landmarks would leave too little of it for the bars, the plot is higher. */
  readonly height: number;
  /** Its accessible name: what it shows, in a sentence. */
  readonly label: string;
  /** Written above it; without one there is no line for it. */
  readonly title?: string;
  /** What bars and lines are, below the title: for a plot that stands alone. */
  readonly legend?: readonly KeyEntry[];
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

const glyphSize = 18;
/** Pixels that a share of one takes at least: bars and lines that are flatter cannot be told apart. */
const leastHeight = 140;
const smallMargins = { top: 20, right: 4, bottom: 4, left: 4 };

/** Margins, and what stands below the bars. */
function arrange({ places, series, isSmall = false, width, title, legend = [] }: LayerPlotProps) {
  if (isSmall) return { margins: smallMargins, labels: null, hasGlyphs: false, key: [] };
  const least = { left: 44, right: 8 };
  const room = width - least.left - least.right;
  const labels = arrangeLabels(
    places.map(({ label }) => label),
    room,
  );
  const sides = { ...least, left: Math.max(least.left, Math.ceil(labels.left)) };
  const hasGlyphs = room / Math.max(places.length, 1) >= glyphSize + 1;
  const bottom = labels.height + 6 + (hasGlyphs ? glyphSize + 2 : 0);
  const above = series.length > 1 ? 4 + landmarkRow * series.length : 36;
  const own = title === undefined ? 0 : 16;
  const key = arrangeKey(legend, [sides.left, width - sides.right], own);
  const rows = new Set(key.map(([, row]) => row)).size;
  return { margins: { ...sides, top: above + own + keyRow * rows, bottom }, labels, hasGlyphs, key };
}

/** The plot. */
export function LayerPlot(props: LayerPlotProps) {
  const { places, series, width, label, title, legend = [], words, formatY, isSmall = false } = props;
  const { hovered = null, selected, onHover, onSelect } = props;
  const { margins, labels, hasGlyphs, key } = arrange(props);
  const height = isSmall
    ? props.height
    : Math.ceil(Math.max(props.height, margins.top + leastHeight + margins.bottom));
  const area = computePlotArea(width, height, margins);
  const ids = places.map(({ id }) => id);
  const band = scaleBand(ids, [area.left, area.right]).padding(0.22);
  const y = scaleLinear([0, 1], [area.bottom, area.top]);
  const bandwidth = band.bandwidth();
  const step = band.step();
  const getX = (id: string) => band(id) ?? area.left;
  const getCenter = (id: string) => getX(id) + bandwidth / 2;
  const getLeft = (id: string) => getCenter(id) - step / 2;
  const pick = (marked: ReadonlySet<string>) =>
    ids.filter((id) => marked.has(id)).map((id) => [id, getLeft(id)] as const);
  const locate = (values: ReadonlyMap<string, number>) =>
    ids.flatMap((id) => {
      const value = values.get(id);
      return value === undefined ? [] : [[getCenter(id), y(Math.min(value, 1))] as const];
    });
  /** The points of a line, with a gap where it would cross more than one layer that only other runs have. */
  const trace = ({ places: own, accuracy }: LayerSeries) => {
    let crossed = 0;
    return ids.flatMap((id): (readonly [number, number])[] => {
      const value = accuracy.get(id);
      if (!own.has(id)) crossed += 1;
      if (value === undefined) return [];
      const gap = crossed > 1 ? [[Number.NaN, Number.NaN] as const] : [];
      crossed = 0;
      return [...gap, [getCenter(id), y(Math.min(value, 1))]];
    });
  };
  const shares = isSmall ? [0, 1] : y.ticks(Math.min(countTicks(area.bottom - area.top, 28), 5));
  const ticks = shares.map((value) => ({ value, place: y(value), text: isSmall ? '' : formatY(value) }));
  const [main, ...others] = series;
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
      {title !== undefined && (
        <text className="plot-title" x={area.left} y={14} fill="var(--ink)">
          {title}
        </text>
      )}
      <LayerKey entries={legend} places={key} />
      <LeftAxis area={area} ticks={ticks} />
      {ids
        .filter((id) => hovered === id || selected?.has(id))
        .map((id) => (
          <rect
            key={id}
            data-marked={id}
            x={roundPixel(getLeft(id))}
            y={area.top}
            width={roundPixel(step)}
            height={area.bottom - area.top}
            fill={selected?.has(id) ? 'var(--accent)' : 'var(--ink)'}
            fillOpacity={0.12}
          />
        ))}
      {places.map(({ id, status }) => {
        const value = main?.saturation.get(id);
        if (value === undefined) return null;
        const top = y(Math.min(value, 1));
        const box = { x: getX(id), y: top, width: bandwidth, height: area.bottom - top };
        return (
          <g key={id} data-bar={id}>
            <LayerBar status={status} box={box} />
          </g>
        );
      })}
      {others.map(({ id, saturation }, index) => (
        <SaturationMarks key={id} id={id} index={index + 1} points={locate(saturation)} width={bandwidth} />
      ))}
      <LayerLandmarks
        runs={series.map(({ id, borders, tail }) => ({ id, borders: pick(borders), tail: pick(tail) }))}
        words={isSmall ? null : words}
        area={area}
        step={step}
      />
      {series.map((own, index) => (
        <AccuracyLine
          key={own.id}
          id={own.id}
          index={index}
          points={trace(own)}
          step={isSmall ? null : step}
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
        places
          .filter((_, index) => index % labels.every === 0)
          .map(({ id, label: name, owner }) => (
            <PlaceName
              key={id}
              x={getCenter(id)}
              y={area.bottom + (hasGlyphs ? glyphSize + 4 : 2)}
              isTurned={labels.isTurned}
              isSelected={selected?.has(id) ?? false}
              owner={owner}
            >
              {name}
            </PlaceName>
          ))}
      {onSelect !== undefined &&
        ids.map((id) => (
          // biome-ignore lint/a11y/noStaticElementInteractions: the table beside the plot does the same by keyboard
          <rect
            key={id}
            className="plot-target"
            data-layer={id}
            x={roundPixel(getLeft(id))}
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
