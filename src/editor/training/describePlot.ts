/** @file The name of a plot of layers for those who do not see it: each run, its moment and what is there of it. */
import type { LateText } from '../../text/enLate';
import type { TrainedRun } from '../../training/trainedRun';
import type { LayerPlotData } from './layerPlotData';

/** What a plot of some runs shows. */
export function describePlot(
  runs: readonly TrainedRun[],
  { series, results }: LayerPlotData,
  { formatMoment, layers }: LateText['train'],
): string {
  return layers.describe(
    runs.map(({ name }, index) => {
      const moment = results[index]?.moment ?? 0;
      return {
        name,
        moment: formatMoment(moment),
        bars: series[index]?.saturation.size ?? 0,
        probes: series[index]?.accuracy.size ?? 0,
        isNow: moment === 'now',
      };
    }),
  );
}
