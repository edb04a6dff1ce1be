/** @file Results of runs as the plot of layers wants them: one x axis for all, by the layers' names. */

import { shortenName } from '../../layout/kindEvidence';
import type { LayerPlace, LayerSeries } from '../../plots/LayerPlot';
import { mergeOrders } from '../../plots/mergeOrders';
import { veilResult } from '../../state/training/veiledRuns';
import {
  chooseMoment,
  getShownSaturation,
  type MomentResults,
  type RunMoment,
  readMoment,
} from '../../training/layerResults';
import { analyzeRun, type TrainedRun } from '../../training/trainedRun';

/** What is plotted at one moment. */
export interface LayerPlotData {
  readonly places: readonly LayerPlace[];
  readonly series: readonly LayerSeries[];
  /** Of each run, in the same order. */
  readonly results: readonly MomentResults[];
}

function createPlaces(runs: readonly TrainedRun[], results: readonly MomentResults[]): readonly LayerPlace[] {
  const places = new Map<string, LayerPlace>();
  for (const [index, { layers }] of results.entries()) {
    const run = runs[index];
    if (run === undefined) continue;
    const analysis = analyzeRun(run);
    for (const { layer, name, status, isBorder, isTail } of layers) {
      if (places.has(name)) continue;
      const field = analysis.layers.get(layer)?.field?.min ?? null;
      places.set(name, { id: name, label: shortenName(name), status, isBorder, isTail, field });
    }
  }
  const order = mergeOrders(results.map(({ layers }) => layers.map(({ name }) => name)));
  return order.flatMap((name) => places.get(name) ?? []);
}

/** The results of runs at a moment, ready to be plotted. @param isVeiled whether a lesson hides what was predicted. */
export function collectPlotData(
  runs: readonly TrainedRun[],
  moment: RunMoment | null,
  isVeiled: boolean,
): LayerPlotData {
  const results = runs.map((run) => readMoment(run, chooseMoment(run.state, moment)));
  const series = results.map(({ layers }, index): LayerSeries => {
    const saturation = new Map<string, number>();
    const accuracy = new Map<string, number>();
    for (const layer of layers) {
      const share = getShownSaturation(layer);
      if (share !== null) saturation.set(layer.name, share);
      if (layer.probe !== null) accuracy.set(layer.name, layer.probe.testAccuracy);
    }
    return { id: runs[index]?.id ?? String(index), saturation, accuracy };
  });
  const places = createPlaces(runs, results);
  return {
    places: isVeiled ? places.map((place) => ({ ...veilResult(place), field: null })) : places,
    series,
    results,
  };
}
