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
import { chooseMoment, listMoments, type RunMoment } from '../../training/layerResults';
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
import { useSetup } from './useSetup';
import { VerdictBox } from './VerdictBox';
import type { ViewProps } from './viewProps';

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
  const { train } = useLateText();
  const { probes } = useSetup();
  const isLoading = run.state.phase === 'loading';
  const isUnderWay = run.state.probeRounds.some(({ done, total }) => done < total);
  const handle = async () => {
    const isStarted = await getRunControl().probe(run.id, probes);
    if (!isStarted) useStore.getState().showNotice({ text: train.heldElsewhere });
  };
  return (
    <Button title={train.layers.probeHint} disabled={isLoading || isUnderWay} onClick={() => void handle()}>
      {train.layers.probeNow}
    </Button>
  );
}

/** One small plot for every moment; a press chooses it. */
function Multiples({
  runs,
  moments,
  onChoose,
}: {
  readonly runs: readonly DesignRun[];
  readonly moments: readonly RunMoment[];
  readonly onChoose: (moment: RunMoment) => void;
}) {
  const { train } = useLateText();
  const isVeiled = useVeilsRuns();
  const [main] = runs;
  if (main === undefined) return null;
  // Many epochs are sampled, so that each plot stays legible; the last one is always among them.
  const stride = Math.ceil(moments.length / 24);
  const shown = moments.filter((_, index) => (moments.length - 1 - index) % stride === 0);
  return (
    <ul className="multiples">
      {shown.map((moment) => {
        const { places, series } = collectPlotData(runs, moment, isVeiled);
        return (
          <li key={moment}>
            <button type="button" className="multiple" onClick={() => onChoose(moment)}>
              <LayerPlot
                isSmall
                places={places}
                series={series}
                resolution={getRunResolution(main)}
                width={176}
                height={104}
                title={train.formatMoment(moment)}
                label={train.layers.describe(main.name, train.formatMoment(moment), places.length, true)}
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
  if (main === undefined) return null;
  const [first] = results;
  const when = train.formatMoment(first?.moment ?? 'now');
  const isExact = first?.layers.some(({ saturation }) => saturation !== null) ?? false;
  const hasBars = (series[0]?.saturation.size ?? 0) > 0;
  const parts = [
    when,
    hasBars ? words.bars(isExact) : main.setup.settings.saturation.isOn ? null : words.off,
    first?.probeEpoch == null ? words.noProbes : words.line(first.probeEpoch),
  ].filter((part) => part !== null);
  return (
    <figure className="layer-figure">
      <figcaption>{parts.join(' · ')}</figcaption>
      <LayerPlot
        places={places}
        series={series}
        resolution={getRunResolution(main)}
        width={width}
        height={height}
        label={words.describe(main.name, when, places.length, first?.probeEpoch != null)}
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
  const moments = listMoments(main.state);
  const shown = chooseMoment(main.state, moment);
  const choose = (next: RunMoment) =>
    update((view) => ({ ...view, moment: next === moments.at(-1) ? null : next }));
  const width = room.width >= wideRoom ? room.width - sideWidth : room.width;
  const height = clamp(room.height - (runs.length > 1 ? 88 : 60), 200, 340);
  return (
    <div className="train-layers">
      <div className="layers-main">
        <div className="layers-controls">
          {moments.length > 1 && <MomentSlider moments={moments} value={shown} onChange={choose} />}
          <Button
            aria-pressed={isOverTime}
            disabled={moments.length < 2}
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
        {isOverTime && moments.length > 1 ? (
          <Multiples
            runs={runs}
            moments={moments}
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
