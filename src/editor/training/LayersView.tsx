/** @file Saturation and probes by layer: over the epochs, beside the prediction, linked with the network. */
import { type MouseEvent, useMemo, useState } from 'react';
import type { LayerId } from '../../architecture/architecture';
import { LayerPlot } from '../../plots/LayerPlot';
import { useStore } from '../../state/store';
import { getRunControl } from '../../state/training/runControl';
import { useMeasuredRuns } from '../../state/training/shownRuns';
import type { DesignRun } from '../../state/training/trainingView';
import { useVeilsRuns } from '../../state/training/veiledRuns';
import { formatPercent } from '../../text/quantities';
import {
  chooseMoment,
  countTooWide,
  hasParticipation,
  listEpochs,
  type RunMoment,
} from '../../training/layerResults';
import { findProbing } from '../../training/runState';
import { maxCountedWidth } from '../../training/saturation';
import { getRunResolution } from '../../training/trainedRun';
import { Button } from '../../ui/Button';
import { Switch } from '../../ui/Switch';
import { clamp } from '../../util/numbers';
import { selectLayer } from '../canvas/cardSelection';
import { useLateText } from '../useLateText';
import { InlineField } from './InlineField';
import { collectPlotData } from './layerPlotData';
import { MomentSlider } from './MomentSlider';
import { ResultTable } from './ResultTable';
import { RunLegend } from './RunLegend';
import { tellProbeOutcome } from './runActions';
import { useSetup } from './useSetup';
import { VerdictBox } from './VerdictBox';
import type { ViewProps } from './viewProps';
import './LayersView.css';

/** Layers by their name in the main run, where the open design has them too. */
function useLinks(run: DesignRun | undefined) {
  const architecture = useStore((state) => state.design.architecture);
  return useMemo(() => {
    const byName = new Map<string, LayerId>();
    for (const { id, name } of run?.network.architecture.layers.values() ?? [])
      if (architecture.layers.has(id)) byName.set(name, id);
    return byName;
  }, [architecture, run]);
}

/** Trains probes on demand. */
function ProbeButton({ run }: { readonly run: DesignRun }) {
  const text = useLateText();
  const { train } = text;
  const { probes } = useSetup();
  const isLoading = run.state.phase === 'loading';
  const isUnderWay = findProbing(run.state) !== null;
  const isActive = useStore(({ training }) => training.active === run.id);
  // Without weights there is nothing to probe: a run of a file has its numbers only.
  const hasWeights = isActive || run.state.keptStep !== null;
  const handle = async () => tellProbeOutcome(await getRunControl().probe(run.id, probes), run, text);
  return (
    <Button
      title={hasWeights ? train.layers.probeHint : train.layers.noWeights}
      disabled={isLoading || isUnderWay || !hasWeights}
      onClick={() => void handle()}
    >
      {train.layers.probeNow}
    </Button>
  );
}

/** One small plot for every epoch; a press chooses it. */
function Multiples({
  runs,
  epochs,
  onChoose,
}: {
  readonly runs: readonly DesignRun[];
  readonly epochs: readonly number[];
  readonly onChoose: (epoch: number) => void;
}) {
  const { train } = useLateText();
  const isVeiled = useVeilsRuns();
  const [main] = runs;
  if (main === undefined) return null;
  // Many epochs are sampled, so that each plot stays legible; the last one is always among them.
  const stride = Math.ceil(epochs.length / 24);
  const shown = epochs.filter((_, index) => (epochs.length - 1 - index) % stride === 0);
  return (
    <ul className="multiples">
      {shown.map((epoch) => {
        const { places, series } = collectPlotData(runs, epoch, isVeiled);
        return (
          <li key={epoch}>
            <button type="button" className="multiple" onClick={() => onChoose(epoch)}>
              <LayerPlot
                isSmall
                places={places}
                series={series}
                resolution={getRunResolution(main)}
                width={176}
                height={104}
                title={train.formatMoment(epoch)}
                label={train.layers.describe(main.name, train.formatMoment(epoch), places.length, true)}
                words={train.layers}
                formatY={formatPercent}
              />
            </button>
          </li>
        );
      })}
    </ul>
  );
}

/** What is said of the bars, or why there are none. */
function useBarsNote(run: DesignRun | undefined, moment: RunMoment | undefined, hasBars: boolean): string {
  const words = useLateText().train.layers;
  if (hasBars) return words.bars(moment === 'now');
  if (run?.setup.settings.saturation.isOn === false) return words.off;
  return run?.state.epochs.length === 0 ? words.notYet : words.unseen;
}

/** The plot at one moment, linked with the network. */
function LinkedPlot({
  runs,
  moment,
  width,
  height,
}: {
  readonly runs: readonly DesignRun[];
  readonly moment: RunMoment | null;
  readonly width: number;
  readonly height: number;
}) {
  const { train } = useLateText();
  const words = train.layers;
  const [main] = runs;
  const links = useLinks(main);
  const hoveredId = useStore((state) => state.hovered);
  const selection = useStore((state) => state.selection);
  const isVeiled = useVeilsRuns();
  const { places, series, results } = useMemo(
    () => collectPlotData(runs, moment, isVeiled),
    [runs, moment, isVeiled],
  );
  const names = useMemo(() => new Map([...links].map(([name, id]) => [id, name])), [links]);
  const selected = useMemo(
    () => new Set([...selection].flatMap((id) => names.get(id) ?? [])),
    [selection, names],
  );
  const [first] = results;
  const note = useBarsNote(main, first?.moment, (series[0]?.saturation.size ?? 0) > 0);
  if (main === undefined) return null;
  const isNow = first?.moment === 'now';
  const when = train.formatMoment(first?.moment ?? 0);
  const uncounted = first === undefined ? 0 : countTooWide(first);
  const parts = [
    when,
    note,
    ...(uncounted > 0 ? [words.tooWide(uncounted, maxCountedWidth)] : []),
    first?.probeEpoch == null ? words.noProbes : words.line(first.probeEpoch),
  ];
  return (
    <figure className="layer-figure">
      <figcaption>{parts.join(' · ')}</figcaption>
      <LayerPlot
        places={places}
        series={series}
        resolution={getRunResolution(main)}
        width={width}
        height={height}
        label={words.describe(main.name, when, places.length, first?.probeEpoch != null, isNow)}
        words={words}
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

/** The view. */
export function LayersView({ room }: ViewProps) {
  const { train } = useLateText();
  const words = train.layers;
  const runs = useMeasuredRuns();
  const moment = useStore(({ training }) => training.moment);
  const isOnCards = useStore(({ training }) => training.isOnCards);
  const [isOverTime, setIsOverTime] = useState(false);
  const update = useStore.getState().updateTraining;
  const [main] = runs;
  if (main === undefined) return <p className="train-empty">{words.empty}</p>;
  const epochs = listEpochs(main.state);
  const shown = chooseMoment(main.state, moment);
  const choose = (next: RunMoment) =>
    update((view) => ({ ...view, moment: next === epochs.at(-1) ? null : next }));
  const width = room.width >= wideRoom ? room.width - sideWidth : room.width;
  const height = clamp(room.height - (runs.length > 1 ? 88 : 60), 220, 440);
  return (
    <div className="train-layers">
      <div className="layers-main">
        <div className="layers-controls">
          {epochs.length > 1 && <MomentSlider epochs={epochs} value={shown} onChange={choose} />}
          {hasParticipation(main.state) && (
            <Button
              title={words.nowHint}
              aria-pressed={shown === 'now'}
              onClick={() => update((view) => ({ ...view, moment: shown === 'now' ? null : 'now' }))}
            >
              {words.now}
            </Button>
          )}
          <Button
            aria-pressed={isOverTime}
            disabled={epochs.length < 2}
            onClick={() => setIsOverTime(!isOverTime)}
          >
            {words.overTime}
          </Button>
          <ProbeButton run={main} />
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
        {runs.length > 1 && <RunLegend runs={runs} />}
        {isOverTime && epochs.length > 1 ? (
          <Multiples
            runs={runs}
            epochs={epochs}
            onChoose={(next) => {
              choose(next);
              setIsOverTime(false);
            }}
          />
        ) : (
          <LinkedPlot runs={runs} moment={moment} width={width} height={height} />
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
