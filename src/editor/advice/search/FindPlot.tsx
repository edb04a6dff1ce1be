/** @file The designs found as points over two of their numbers, which can be chosen. */
import { useState } from 'react';
import { PointShape } from '../../../plots/PointShape';
import type { AxisFacts } from '../../../plots/plotScale';
import { ScatterPlot } from '../../../plots/ScatterPlot';
import type { FoundDesign } from '../../../search/foundDesign';
import { countWorking } from '../../../search/objectives';
import type { DesignSummary } from '../../../suggestions/designSummary';
import { formatBytes, formatCount, formatNumber, formatPercent } from '../../../text/quantities';
import { SelectField } from '../../../ui/SelectField';
import type { PerAxis } from '../../../util/perAxis';
import { useElementSize } from '../../canvas/useElementSize';
import { useLateText } from '../../useLateText';

type AxisName = 'macs' | 'params' | 'memoryBytes' | 'working' | 'unproductive' | 'coverage' | 'positions';

interface AxisChoice extends Omit<AxisFacts, 'domain'> {
  readonly read: (find: Plotted) => number | null;
}

/** What is plotted: a find, or the design that the search started from, whose map is not kept. */
interface Plotted {
  readonly summary: DesignSummary;
  readonly mapSize: PerAxis<number> | null;
}

const axes: Readonly<Record<AxisName, AxisChoice>> = {
  macs: { kind: 'log', format: formatCount, read: ({ summary }) => summary.macs },
  params: { kind: 'log', format: formatCount, read: ({ summary }) => summary.params },
  memoryBytes: { kind: 'log', format: formatBytes, read: ({ summary }) => summary.memoryBytes },
  working: {
    kind: 'linear',
    format: formatNumber,
    isWhole: true,
    read: ({ summary }) => countWorking(summary),
  },
  unproductive: {
    kind: 'linear',
    format: formatNumber,
    isWhole: true,
    read: ({ summary }) => summary.unproductive,
  },
  coverage: { kind: 'linear', format: formatPercent, read: ({ summary }) => summary.coverage },
  positions: {
    kind: 'log',
    format: formatNumber,
    isWhole: true,
    read: ({ mapSize }) => mapSize && mapSize[0] * mapSize[1],
  },
};

/** The point of the design as it is, where it is none of the finds. */
const startId = 'start';

const marks = [
  ['circle', 'productive'],
  ['square', 'unproductive'],
  ['start', 'none'],
] as const;

const across: readonly AxisName[] = ['macs', 'params', 'memoryBytes'];
const up: readonly AxisName[] = ['working', 'unproductive', 'coverage', 'positions', 'params'];

function findDomain(values: readonly number[]): readonly [number, number] {
  return [Math.min(...values), Math.max(...values)];
}

/** The plot, with the choice of its axes. */
export function FindPlot({
  finds,
  start,
  chosen,
  onChoose,
}: {
  readonly finds: readonly FoundDesign[];
  /** What the search started from; shown also where others beat it. */
  readonly start: DesignSummary;
  readonly chosen: string | null;
  readonly onChoose: (find: FoundDesign) => void;
}) {
  const { search: words } = useLateText();
  const [xName, setX] = useState<AxisName>('macs');
  const [yName, setY] = useState<AxisName>('working');
  const [hovered, setHovered] = useState<string | null>(null);
  const [ref, size] = useElementSize();
  const [x, y] = [axes[xName], axes[yName]];
  const label = (find: FoundDesign, index: number) =>
    `${words.formatName(index + 1)}${find.isStart ? ` (${words.asItIs})` : ''}: ${words.formatFind(find.summary)}`;
  const found = finds.map((find, index) => ({
    id: find.key,
    x: x.read(find) ?? 0,
    y: y.read(find) ?? 0,
    status: find.summary.unproductive > 0 ? ('unproductive' as const) : ('productive' as const),
    shape: find.isStart
      ? ('start' as const)
      : find.summary.unproductive > 0
        ? ('square' as const)
        : ('circle' as const),
    label: label(find, index),
  }));
  const origin = { summary: start, mapSize: null };
  const [startX, startY] = [x.read(origin), y.read(origin)];
  const isBeaten = finds.every(({ isStart }) => !isStart);
  const points =
    isBeaten && startX !== null && startY !== null
      ? [
          ...found,
          {
            id: startId,
            x: startX,
            y: startY,
            status: 'none' as const,
            shape: 'start' as const,
            label: words.formatStart(words.formatFind(start)),
          },
        ]
      : found;
  const told = points.find(({ id }) => id === (hovered ?? chosen));
  const toOptions = (names: readonly AxisName[]) =>
    names.map((value) => ({ value, label: words.axes[value] }));
  return (
    <div className="find-plot">
      <div className="find-axis" data-axis="y">
        <SelectField label={words.yAxis} value={yName} options={toOptions(up)} onChange={setY} />
      </div>
      <div className="find-drawing" ref={ref}>
        {size !== null && (
          <ScatterPlot
            points={points}
            width={size.width}
            height={size.height}
            x={{ ...x, domain: findDomain(points.map((point) => point.x)) }}
            y={{ ...y, domain: findDomain(points.map((point) => point.y)) }}
            label={words.plot}
            chosen={chosen}
            onChoose={(id) => {
              const find = finds.find(({ key }) => key === id);
              if (find !== undefined) onChoose(find);
            }}
            onHover={setHovered}
          />
        )}
      </div>
      <ul className="find-legend" aria-hidden="true">
        {marks.map(([shape, status]) => (
          <li key={shape}>
            <svg width="16" height="16" viewBox="-8 -8 16 16" aria-hidden="true">
              <PointShape shape={shape} status={status} />
            </svg>
            {words.legend[shape]}
          </li>
        ))}
      </ul>
      <div className="find-axis" data-axis="x">
        <p className="find-told">{told?.label}</p>
        <SelectField label={words.xAxis} value={xName} options={toOptions(across)} onChange={setX} />
      </div>
    </div>
  );
}
