/** @file The layers at every epoch, as one small plot for each. */
import { LayerPlot } from '../../plots/LayerPlot';
import type { DesignRun } from '../../state/training/trainingView';
import { useVeilsRuns } from '../../state/training/veiledRuns';
import { formatPercent } from '../../text/quantities';
import { getRunResolution } from '../../training/trainedRun';
import { useLateText } from '../useLateText';
import { describePlot } from './describePlot';
import { collectPlotData } from './layerPlotData';

/** Many epochs are sampled, so that each plot stays legible. */
const mostPlots = 24;

/** One small plot for every epoch; a press chooses it. A run that has not come to an epoch has nothing there. */
export function EpochPlots({
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
  // The last one is always among them.
  const stride = Math.ceil(epochs.length / mostPlots);
  const shown = epochs.filter((_, index) => (epochs.length - 1 - index) % stride === 0);
  return (
    <ul className="multiples">
      {shown.map((epoch) => {
        const data = collectPlotData(runs, epoch, isVeiled, true);
        return (
          <li key={epoch}>
            <button type="button" className="multiple" onClick={() => onChoose(epoch)}>
              <LayerPlot
                isSmall
                places={data.places}
                series={data.series}
                resolution={getRunResolution(main)}
                width={176}
                height={104}
                title={train.formatMoment(epoch)}
                label={describePlot(runs, data, train)}
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
