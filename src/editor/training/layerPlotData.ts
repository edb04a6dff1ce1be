/**
 * @file Results of runs as the plot of layers wants them: one x axis for all. Layers of several runs share a place only
 * where they have the same name, the same order and the same status; otherwise each has its own.
 */

import type { LayerId } from '../../architecture/architecture';
import type { LayerPlace, LayerSeries } from '../../plots/LayerPlot';
import { veilResult } from '../../state/training/veiledRuns';
import {
  chooseMoment,
  getShownMeasure,
  type LayerResult,
  type MomentResults,
  type RunMoment,
  readMoment,
} from '../../training/layerResults';
import { analyzeRun, type TrainedRun } from '../../training/trainedRun';
import { shortenApart } from './distinctNames';

/** What is plotted at one moment. */
export interface LayerPlotData {
  /** Those of the first run have the names of its layers as ids. */
  readonly places: readonly LayerPlace[];
  readonly series: readonly LayerSeries[];
  /** Of each run, in the same order. */
  readonly results: readonly MomentResults[];
}

/** A place and the layer of each run that stands there, by the run's index. */
interface Column {
  readonly id: string;
  readonly layers: Map<number, LayerResult>;
}

/**
 * Puts the layers of runs in one order. What shares no place stands behind its namesake of another run, or where there
 * is none behind what it follows in its own.
 */
function arrangeColumns(results: readonly MomentResults[]): readonly Column[] {
  const columns: Column[] = [];
  for (const [run, { layers }] of results.entries()) {
    let next = 0;
    for (const layer of layers) {
      const findNext = (isFit: (known: LayerResult | undefined) => boolean) =>
        columns.findIndex((column, index) => index >= next && isFit([...column.layers.values()][0]));
      const shared = findNext((known) => known?.name === layer.name && known.status === layer.status);
      if (shared >= 0) {
        columns[shared]?.layers.set(run, layer);
        next = shared + 1;
        continue;
      }
      const namesake = findNext((known) => known?.name === layer.name);
      const place = namesake >= 0 ? namesake + 1 : next;
      const id = run === 0 ? layer.name : `${layer.name}, ${run + 1}`;
      columns.splice(place, 0, { id, layers: new Map([[run, layer]]) });
      next = place + 1;
    }
  }
  return columns;
}

function createPlace(
  { id, layers }: Column,
  labels: ReadonlyMap<string, string>,
  runs: readonly TrainedRun[],
  isVeiled: boolean,
): LayerPlace[] {
  const [first] = layers;
  const run = first && runs[first[0]];
  if (first === undefined || run === undefined) return [];
  const [index, { layer, name, status }] = first;
  const field = analyzeRun(run).layers.get(layer as LayerId)?.field?.min ?? null;
  return [
    {
      id,
      label: labels.get(name) ?? name,
      status: isVeiled ? 'none' : status,
      owner: runs.length > 1 && layers.size === 1 ? index : null,
      field: isVeiled ? null : field,
    },
  ];
}

/** Results at an epoch that a run has not come to, or has left out: nothing, and not those of the nearest one. */
const emptyMoment = (results: MomentResults, moment: RunMoment): MomentResults => ({
  ...results,
  moment,
  layers: results.layers.map((layer) => ({ ...layer, saturation: null, participation: null, probe: null })),
  probeEpoch: null,
  probeSettings: null,
});

/**
 * The results of runs at a moment, each at the nearest that it has, ready to be plotted.
 *
 * @param isVeiled whether a lesson hides what was predicted.
 * @param isExact whether a run without this very moment has nothing there.
 */
export function collectPlotData(
  runs: readonly TrainedRun[],
  moment: RunMoment | null,
  isVeiled: boolean,
  isExact = false,
): LayerPlotData {
  const results = runs.map((run) => {
    const chosen = chooseMoment(run.state, moment);
    const found = readMoment(run, chosen);
    return isExact && moment !== null && chosen !== moment ? emptyMoment(found, moment) : found;
  });
  const columns = arrangeColumns(results);
  const series = runs.map(({ id: runId }, index): LayerSeries => {
    const shown = results[index]?.moment ?? 0;
    const saturation = new Map<string, number>();
    const accuracy = new Map<string, number>();
    const borders = new Set<string>();
    const tail = new Set<string>();
    const own = new Set<string>();
    for (const { id, layers } of columns) {
      const found = layers.get(index);
      if (found === undefined) continue;
      own.add(id);
      const layer = isVeiled ? veilResult(found) : found;
      const share = getShownMeasure(layer, shown);
      if (share !== null) saturation.set(id, share);
      if (layer.probe !== null) accuracy.set(id, layer.probe.testAccuracy);
      if (layer.isBorder) borders.add(id);
      if (layer.isTail) tail.add(id);
    }
    return { id: runId, places: own, saturation, accuracy, borders, tail };
  });
  const labels = shortenApart(columns.flatMap(({ layers }) => [...layers.values()].map(({ name }) => name)));
  const places = columns.flatMap((column) => createPlace(column, labels, runs, isVeiled));
  return { places, series, results };
}
