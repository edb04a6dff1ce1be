/** @file Saturation and probes by layer: over the epochs, beside the prediction, linked with the network. */
import { type MouseEvent, useMemo, useRef, useState } from 'react';
import type { LayerId } from '../../architecture/architecture';
import { LayerPlot } from '../../plots/LayerPlot';
import { useStore } from '../../state/store';
import { isRelated } from '../../state/training/relatedNetworks';
import { useMeasuredRuns } from '../../state/training/shownRuns';
import type { DesignRun } from '../../state/training/trainingView';
import { useVeilsRuns } from '../../state/training/veiledRuns';
import { formatPercent } from '../../text/quantities';
import {
  chooseSharedMoment,
  hasParticipation,
  listEpochs,
  type RunMoment,
} from '../../training/layerResults';
import { getRunResolution } from '../../training/trainedRun';
import { Button } from '../../ui/Button';
import { handOnFocus } from '../../ui/handOnFocus';
import { Switch } from '../../ui/Switch';
import { clamp } from '../../util/numbers';
import { selectLayer } from '../canvas/cardSelection';
import { useLateText } from '../useLateText';
import { describePlot } from './describePlot';
import { EpochPlots } from './EpochPlots';
import { InlineField } from './InlineField';
import { collectPlotData, type LayerPlotData } from './layerPlotData';
import { MomentSlider } from './MomentSlider';
import { collectNotes } from './momentNotes';
import { PlotNotes } from './PlotNotes';
import { ProbeButton } from './ProbeButton';
import { ResultTable } from './ResultTable';
import { RunLegend } from './RunLegend';
import { VerdictBox } from './VerdictBox';
import type { ViewProps } from './viewProps';
import './LayersView.css';

/** Layers by their name in the main run, where the open design is its network and has them still. */
function useLinks(run: DesignRun | undefined) {
  const architecture = useStore((state) => state.design.architecture);
  return useMemo(() => {
    const byName = new Map<string, LayerId>();
    if (run === undefined || !isRelated(run.network.architecture, architecture)) return byName;
    for (const { id, name } of run.network.architecture.layers.values())
      if (architecture.layers.has(id)) byName.set(name, id);
    return byName;
  }, [architecture, run]);
}

/** The plot at one moment, linked with the network. */
function LinkedPlot({
  runs,
  data,
  notes,
  width,
  height,
}: {
  readonly runs: readonly DesignRun[];
  readonly data: LayerPlotData;
  /** What is said of all runs. */
  readonly notes: readonly string[];
  readonly width: number;
  readonly height: number;
}) {
  const { train } = useLateText();
  const [main] = runs;
  const links = useLinks(main);
  const hoveredId = useStore((state) => state.hovered);
  const selection = useStore((state) => state.selection);
  const names = useMemo(() => new Map([...links].map(([name, id]) => [id, name])), [links]);
  const selected = useMemo(
    () => new Set([...selection].flatMap((id) => names.get(id) ?? [])),
    [selection, names],
  );
  if (main === undefined) return null;
  return (
    <figure className="layer-figure">
      {notes.length > 0 && (
        <figcaption>
          <PlotNotes notes={notes} />
        </figcaption>
      )}
      <LayerPlot
        places={data.places}
        series={data.series}
        resolution={getRunResolution(main)}
        width={width}
        height={height}
        label={describePlot(runs, data, train)}
        words={train.layers}
        formatY={formatPercent}
        hovered={(hoveredId !== null && names.get(hoveredId)) || null}
        selected={selected}
        onHover={(name) => useStore.getState().hover((name !== null && links.get(name)) || null)}
        onSelect={(name, event: MouseEvent) => {
          const id = links.get(name);
          if (id !== undefined) selectLayer(id, event);
        }}
      />
    </figure>
  );
}

/** From here on the verdict stands beside the plot, as the style has it, and takes this with its gap. */
const wideRoom = 828;
const sideWidth = 304;

/** What is true of one run alone, behind its name. */
function OwnNotes({ notes }: { readonly notes: readonly string[] }) {
  return notes.length === 0 ? null : <span className="quiet">{notes.join(' · ')}</span>;
}

/** The view. */
export function LayersView({ room }: ViewProps) {
  const { train } = useLateText();
  const words = train.layers;
  const runs = useMeasuredRuns();
  const moment = useStore(({ training }) => training.moment);
  const isOnCards = useStore(({ training }) => training.isOnCards);
  const [isOverTime, setIsOverTime] = useState(false);
  const slider = useRef<HTMLInputElement>(null);
  const update = useStore.getState().updateTraining;
  const isVeiled = useVeilsRuns();
  const rule = useStore(({ design }) => design.rule);
  const data = useMemo(() => collectPlotData(runs, moment, isVeiled), [runs, moment, isVeiled]);
  const [main] = runs;
  if (main === undefined) return <p className="train-empty">{words.empty}</p>;
  const notes = collectNotes(runs, data, rule, train);
  const states = runs.map(({ state }) => state);
  const epochs = listEpochs(...states);
  const shown = chooseSharedMoment(states, moment);
  const hasEpochPlots = isOverTime && epochs.length > 1;
  const choose = (next: RunMoment) =>
    update((view) => ({ ...view, moment: next === epochs.at(-1) ? null : next }));
  const width = room.width >= wideRoom ? room.width - sideWidth : room.width;
  const height = clamp(room.height - (runs.length > 1 ? 88 : 60), 220, 440);
  return (
    <div className="train-layers">
      <div className="layers-main">
        <div className="layers-controls">
          {epochs.length > 1 && <MomentSlider ref={slider} epochs={epochs} value={shown} onChange={choose} />}
          {states.some(hasParticipation) && (
            <Button
              ref={handOnFocus}
              title={words.nowHint}
              aria-pressed={shown === 'now'}
              onClick={() => update((view) => ({ ...view, moment: shown === 'now' ? null : 'now' }))}
            >
              {words.now}
            </Button>
          )}
          {epochs.length > 1 && (
            <Button aria-pressed={isOverTime} onClick={() => setIsOverTime(!isOverTime)}>
              {words.overTime}
            </Button>
          )}
          <ProbeButton key={main.id} run={main} />
          <InlineField label={words.onCards} title={words.onCardsHint}>
            {(id) => (
              <Switch
                id={id}
                label={words.onCards}
                checked={isOnCards}
                onChange={(isOn) => update((view) => ({ ...view, isOnCards: isOn }))}
              />
            )}
          </InlineField>
        </div>
        {runs.length > 1 && (
          <RunLegend
            runs={runs}
            render={(run) => !hasEpochPlots && <OwnNotes notes={notes.own[runs.indexOf(run)] ?? []} />}
          />
        )}
        {hasEpochPlots ? (
          <EpochPlots
            runs={runs}
            epochs={epochs}
            onChoose={(next) => {
              choose(next);
              setIsOverTime(false);
              slider.current?.focus();
            }}
          />
        ) : (
          <LinkedPlot {...{ runs, data, width, height }} notes={notes.shared} />
        )}
      </div>
      <div className="layers-side">
        {runs.map((run) => (
          <VerdictBox key={run.id} run={run} moment={moment} hasName={runs.length > 1} />
        ))}
      </div>
      {runs.map((run) => (
        <ResultTable key={run.id} run={run} moment={moment} hasName={runs.length > 1} />
      ))}
    </div>
  );
}
