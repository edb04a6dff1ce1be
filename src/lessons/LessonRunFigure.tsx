/** @file The plot of a lesson about training: saturation and probes of the reader's own run of the open network. */
import { useMemo } from 'react';
import type { LayerId } from '../architecture/architecture';
import { selectLayer } from '../editor/canvas/cardSelection';
import { describePlot } from '../editor/training/describePlot';
import { collectPlotData } from '../editor/training/layerPlotData';
import { useLateText } from '../editor/useLateText';
import { LayerPlot } from '../plots/LayerPlot';
import { useStore } from '../state/store';
import type { DesignRun } from '../state/training/trainingView';
import { useVeilsRuns } from '../state/training/veiledRuns';
import { formatPercent } from '../text/quantities';
import { getRunResolution } from '../training/trainedRun';
import { useKeptRuns } from './useKeptRuns';
import { useOwnRun } from './useOwnRun';

const height = 232;

/** The plot; nothing before something is measured. */
export default function LessonRunFigure({ width }: { readonly width: number }) {
  useKeptRuns();
  const run = useOwnRun();
  return run === null ? null : <RunPlot run={run} width={width} />;
}

function RunPlot({ run, width }: { readonly run: DesignRun; readonly width: number }) {
  const { train } = useLateText();
  const selection = useStore((state) => state.selection);
  const isVeiled = useVeilsRuns();
  const data = useMemo(() => collectPlotData([run], null, isVeiled), [run, isVeiled]);
  const { places, series, results } = data;
  const [first] = results;
  const [own] = series;
  if (first === undefined || own === undefined || own.saturation.size === 0) return null;
  const layers = new Map<string, LayerId>(first.layers.map(({ name, layer }) => [name, layer]));
  const names = first.layers.filter(({ layer }) => selection.has(layer)).map(({ name }) => name);
  return (
    <figure className="lesson-figure">
      <figcaption className="quiet">
        {[
          train.layers.bars(false),
          first.probeEpoch === null
            ? train.layers.noProbes
            : train.layers.line(first.probeEpoch, first.probeSettings),
        ].join(' · ')}
      </figcaption>
      <LayerPlot
        places={places}
        series={series}
        resolution={getRunResolution(run)}
        width={width}
        height={height}
        label={describePlot([run], data, train)}
        words={train.layers}
        formatY={formatPercent}
        selected={new Set(names)}
        onSelect={(name, event) => {
          const id = layers.get(name);
          if (id !== undefined) selectLayer(id, event);
        }}
      />
    </figure>
  );
}
