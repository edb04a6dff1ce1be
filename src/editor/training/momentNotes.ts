/**
 * @file What is said of the moments at which runs are shown, and of how they were measured: once where it holds of all,
 * otherwise behind the name of each.
 */
import type { StatusRule } from '../../architecture/statusRule';
import type { LateText } from '../../text/enLate';
import { countTooWide, countUnsettled, type MomentResults } from '../../training/layerResults';
import { findProbing, type ProbeRound } from '../../training/runState';
import { maxCountedWidth } from '../../training/saturation';
import type { TrainedRun } from '../../training/trainedRun';
import type { LayerPlotData } from './layerPlotData';

type LayerWords = LateText['train']['layers'];

/** Notes on several runs. */
export interface MomentNotes {
  /** What holds of all of them. */
  readonly shared: readonly string[];
  /** What holds of each alone, in the order of the runs. */
  readonly own: readonly (readonly string[])[];
}

/** What is said of the bars of a run, or why there are none. */
function describeBars(
  run: TrainedRun,
  { moment }: MomentResults,
  hasBars: boolean,
  words: LayerWords,
): string {
  if (hasBars) return words.bars(moment === 'now');
  if (!run.setup.settings.saturation.isOn) return words.off;
  return run.state.epochs.length === 0 ? words.notYet : words.unseen;
}

/** Probes that are being trained and are shown at a moment, or will be the first there; null where none are. */
export function findMissingProbes(
  { state }: TrainedRun,
  { moment, probeEpoch }: MomentResults,
): ProbeRound | null {
  const probing = findProbing(state);
  if (probing === null) return null;
  const isLatest = moment === 'now' || moment === (state.epochs.at(-1)?.epoch ?? 0);
  const willBe = probeEpoch === null && (isLatest || probing.epoch <= moment);
  return willBe || probeEpoch === probing.epoch ? probing : null;
}

/** What is missing of the line: all of it, or what is still being trained. */
function describeCount(probeEpoch: number | null, missing: ProbeRound | null, words: LayerWords): string {
  if (missing !== null) return words.probing(missing.done, missing.total);
  return probeEpoch === null ? words.noProbes : '';
}

/** When, the bars, the line; empty where there is nothing to say. */
function listFacts(
  run: TrainedRun,
  results: MomentResults,
  hasBars: boolean,
  openRule: StatusRule,
  { formatMoment, layers: words }: LateText['train'],
): readonly string[] {
  const { moment, probeEpoch, probeSettings } = results;
  const uncounted = countTooWide(results);
  const unsettled = countUnsettled(results);
  const missing = findMissingProbes(run, results);
  return [
    formatMoment(moment),
    describeBars(run, results, hasBars, words),
    uncounted > 0 ? words.tooWide(uncounted, maxCountedWidth) : '',
    probeEpoch === null ? '' : words.line(probeEpoch, probeSettings),
    describeCount(probeEpoch, missing, words),
    unsettled > 0 ? words.unsettled(unsettled) : '',
    run.network.rule === openRule ? '' : words.judged(run.network.rule),
  ];
}

/** How it was measured besides, in so far as it was; participation does not depend on how directions are counted. */
function listMeasures(
  { setup }: TrainedRun,
  { moment, probeSettings }: MomentResults,
  hasBars: boolean,
  words: LayerWords,
): readonly string[] {
  return [
    hasBars && moment !== 'now' ? words.formatSaturation(setup.settings.saturation) : '',
    probeSettings === null ? '' : words.formatProbePictures(probeSettings),
  ];
}

const isSaid = (note: string) => note !== '';

/** The notes on runs that are shown together, or on the one that is. @param openRule that of the open design. */
export function collectNotes(
  runs: readonly TrainedRun[],
  { results, series }: LayerPlotData,
  openRule: StatusRule,
  train: LateText['train'],
): MomentNotes {
  const rows = runs.flatMap((run, index) => {
    const found = results[index];
    const hasBars = (series[index]?.saturation.size ?? 0) > 0;
    if (found === undefined) return [];
    return [
      {
        facts: listFacts(run, found, hasBars, openRule, train),
        measures: listMeasures(run, found, hasBars, train.layers),
      },
    ];
  });
  const [first] = rows;
  if (first === undefined) return { shared: [], own: [] };
  const isCommonFact = (at: number) => rows.every(({ facts }) => facts[at] === first.facts[at]);
  const isCommonMeasure = (at: number) => {
    const told = rows.flatMap(({ measures }) => measures[at] || []);
    return told.every((measure) => measure === told[0]);
  };
  return {
    shared: first.facts.filter((note, at) => isSaid(note) && isCommonFact(at)),
    own: rows.map(({ facts, measures }) => [
      ...facts.filter((note, at) => isSaid(note) && !isCommonFact(at)),
      ...measures.filter((note, at) => isSaid(note) && !isCommonMeasure(at)),
    ]),
  };
}
