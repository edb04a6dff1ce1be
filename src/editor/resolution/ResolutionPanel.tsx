/** @file The tab of the dock with every layer at every image size; a press chooses a size. */
import { type KeyboardEvent, useMemo, useState } from 'react';
import { findStatus } from '../../analysis/statusProfile';
import type { LayerId } from '../../architecture/architecture';
import { resolutionLimits } from '../../document/document';
import { StatusGrid } from '../../plots/StatusGrid';
import { useAnalysis } from '../../state/selectors';
import { useStore } from '../../state/store';
import { Segmented } from '../../ui/Segmented';
import { clamp } from '../../util/numbers';
import { useElementSize } from '../canvas/useElementSize';
import { endResolution, setResolution } from '../toolbar/resolutionEdits';
import { chooseSizeRange, scaleResolution } from '../toolbar/resolutionScale';
import { useLateText } from '../useLateText';
import { ResolutionTable } from './ResolutionTable';
import { profileDesign, thinRows } from './resolutionRows';
import '../growth/GrowthPanel.css';

const keySteps: Readonly<Record<string, number>> = {
  ArrowUp: 1,
  ArrowRight: 1,
  ArrowDown: -1,
  ArrowLeft: -1,
  PageUp: 16,
  PageDown: -16,
};

/** The statuses of the open design at all sizes: judged anew when layers, rule or the image's ratio change. */
function useProfile() {
  const architecture = useStore((state) => state.design.architecture);
  const rule = useStore((state) => state.design.rule);
  const resolution = useStore((state) => state.design.resolution);
  const { feasibleResolution } = useAnalysis();
  const [height, width] = resolution;
  const ratio = height / width;
  const highest = Math.max(...feasibleResolution.max);
  // biome-ignore lint/correctness/useExhaustiveDependencies: of the size only its ratio matters
  return useMemo(() => {
    const range = chooseSizeRange(highest, resolutionLimits.max);
    return { range, all: profileDesign({ architecture, rule, resolution }, range) };
  }, [architecture, rule, ratio, highest]);
}

/** The panel. */
export default function ResolutionPanel() {
  const text = useLateText();
  const words = text.resolution;
  const { feasibleResolution, headline } = useAnalysis();
  const { range, all } = useProfile();
  const layers = useStore((state) => state.design.architecture.layers);
  const resolution = useStore((state) => state.design.resolution);
  const selected = useStore((state) => state.selection);
  const hovered = useStore((state) => state.hovered);
  const hover = useStore((state) => state.hover);
  const [view, setView] = useState<'plot' | 'table'>('plot');
  const [place, setPlace] = useState<{ readonly id: string; readonly size: number } | null>(null);
  const [ref, size] = useElementSize();
  const isHidden = useStore((state) => state.hidden.size > 0);
  const rows = useMemo(
    () => thinRows(all).map((row) => ({ ...row, name: layers.get(row.id)?.name ?? row.id })),
    [all, layers],
  );
  const smaller = Math.min(...resolution);
  const choose = (next: number) =>
    setResolution(scaleResolution(resolution, next, resolutionLimits.max), text);
  const handleKey = (event: KeyboardEvent) => {
    const step = keySteps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    choose(clamp(smaller + step * (event.shiftKey ? 10 : 1), resolutionLimits.min, resolutionLimits.max));
  };
  const unproductive = all.filter((row) => findStatus(row, smaller) === 'unproductive').length;
  const value = words.formatValue(smaller, unproductive, headline.onOneAxis, all.length);
  const told = rows.find(({ id }) => id === place?.id);
  const { min, max } = feasibleResolution;
  const fits = { min: Math.max(...min), max: Math.max(...max) };
  return (
    <div className="growth-panel">
      <div className="growth-bar">
        <p className="growth-hint">
          {rows.length < all.length ? words.formatShown(rows.length, all.length) : words.hint}
        </p>
        <span className="growth-space" />
        <Segmented
          label={words.view}
          value={view}
          options={(['plot', 'table'] as const).map((value) => ({ value, label: words.views[value] }))}
          onChange={setView}
        />
      </div>
      {all.length === 0 || isHidden ? (
        <p className="growth-told">{isHidden ? text.lessons.hidden : words.empty}</p>
      ) : view === 'table' ? (
        <ResolutionTable rows={all} range={range} />
      ) : (
        <>
          <div className="growth-drawing" ref={ref}>
            {size !== null && (
              <StatusGrid
                rows={rows}
                range={range}
                fits={{ ...fits, label: words.formatFits(fits.min, fits.max) }}
                current={smaller}
                {...size}
                xLabel={words.xLabel}
                label={words.label}
                valueText={value}
                hovered={hovered}
                selected={selected}
                onHover={(next) => {
                  setPlace(next);
                  hover((next?.id as LayerId | undefined) ?? null);
                }}
                onChoose={(next, isOver) => {
                  choose(next);
                  if (isOver) endResolution();
                }}
                onKey={handleKey}
                onKeysEnd={endResolution}
              />
            )}
          </div>
          <p className="growth-told">
            {place === null || told === undefined
              ? value
              : words.formatPlace(told.name, place.size, findStatus(told, place.size))}
          </p>
        </>
      )}
    </div>
  );
}
