/** @file Words of what a run comes to: curves, layers, pictures, and the runs that are kept and compared. */
import type { StatusRule } from '../../architecture/statusRule';
import type { ProbePooling, ProbeSettings, Score } from '../../training/protocol';
import type { RunFileProblem, RunValue } from '../../training/runFileProblem';
import type { SaturationSettings } from '../../training/settings';
import type { PerAxis } from '../../util/perAxis';
import {
  formatBytes,
  formatExact,
  formatFixed,
  formatNumber,
  formatPerAxis,
  formatPercent,
  formatSize,
  unitSpace,
} from '../quantities';
import { formatStoredPath } from '../storedPath';
import { formatLoss, formatRate, formatShare, formatSteadyLoss } from '../trainQuantities';
import { statusText } from './statusText';
import { countNoun, type Explanation } from './words';

const values: Readonly<Record<RunValue, string>> = {
  object: 'an object',
  list: 'a list',
  text: 'a text',
  number: 'a number',
  'whole-number': 'a whole number',
  other: 'something else',
};

const formatPath = (path: readonly (string | number)[]) => formatStoredPath(path, 'the whole file');

/** Why a file with a run cannot be read, and what to do where that is known. */
function explainRunFile(problem: RunFileProblem): Explanation {
  switch (problem.code) {
    case 'no-json':
      return { what: 'It is no valid JSON; perhaps it was cut off.', fix: 'Export it again.' };
    case 'design':
      return { what: 'It is a design, without results.', fix: 'Choose it with “Open”, at the top.' };
    case 'no-run':
      return { what: 'It is neither a run exported as JSON nor the results.json of a training project.' };
    case 'other-version':
      return {
        what: `It has the version ${problem.actual}, and ${problem.readable} is read.`,
        fix: 'Update Fovea.',
      };
    case 'missing':
      return { what: `${formatPath(problem.path)} is missing.` };
    case 'too-small':
      return {
        what: `${formatPath(problem.path)} is ${problem.actual}, and must be at least ${problem.min}.`,
      };
    case 'too-large':
      return {
        what: `${formatPath(problem.path)} is ${problem.actual}, and must be at most ${problem.max}.`,
      };
    case 'unknown-layer':
      return {
        what: `${formatPath(problem.path)} is “${problem.layer}”, a layer that the design in the file does not have.`,
      };
    case 'wrong-type':
      return { what: `${formatPath(problem.path)} must be ${values[problem.expected]}.` };
  }
}

/** What a run has come to, as the name of a plot of curves says it; null where nothing is there yet. */
export interface CurveReading {
  readonly run: string;
  readonly train: Score | null;
  readonly test: Score | null;
  /** Learning rate of the last step. */
  readonly rate: number | null;
}

const describeEach = (
  readings: readonly CurveReading[],
  list: (reading: CurveReading) => readonly string[],
) => readings.map((reading) => `${reading.run}: ${list(reading).join(', ') || 'nothing yet'}`).join('; ');

/** Words of the curves. */
export const trainCurvesText = {
  accuracy: 'Accuracy',
  loss: 'Loss',
  learningRate: 'Learning rate',
  epoch: 'epoch',
  train: 'training pictures',
  /** Of the steps since the last report, not of the epoch. */
  lastBatches: 'last training batches',
  test: 'test pictures',
  empty: 'Curves appear here as soon as a run trains.',
  formatLoss: (loss: number) => `loss ${formatSteadyLoss(loss)}`,
  formatRate: (rate: number) => `learning rate ${formatRate(rate)}`,
  describeAccuracy: (readings: readonly CurveReading[]) =>
    `Accuracy over epochs. ${describeEach(readings, ({ train, test }) => [
      ...(train === null ? [] : [`${formatShare(train.accuracy)} on training pictures`]),
      ...(test === null ? [] : [`${formatShare(test.accuracy)} on test pictures`]),
    ])}`,
  describeLoss: (readings: readonly CurveReading[]) =>
    `Loss over epochs. ${describeEach(readings, ({ train, test }) => [
      ...(train === null ? [] : [`${formatLoss(train.loss)} on training pictures`]),
      ...(test === null ? [] : [`${formatLoss(test.loss)} on test pictures`]),
    ])}`,
  describeRate: (readings: readonly CurveReading[]) =>
    `Learning rate over epochs. ${describeEach(readings, ({ rate }) =>
      rate === null ? [] : [`${formatRate(rate)} in the last step`],
    )}`,
  table: 'Epochs as a table',
  columns: {
    epoch: 'Epoch',
    trainLoss: 'Training loss',
    trainAccuracy: 'Training accuracy',
    testLoss: 'Test loss',
    testAccuracy: 'Test accuracy',
    learningRate: 'Learning rate',
  },
  legend: 'Runs shown',
  cursor: 'Epoch to read the curves at',
  atCursor: (epoch: string) => `epoch ${epoch}`,
};

/** A run of a plot over its layers, as the name of the plot says it. */
export interface DescribedRun {
  readonly name: string;
  readonly moment: string;
  /** Layers with a bar, or a mark. */
  readonly bars: number;
  /** Layers with a probe. */
  readonly probes: number;
  /** Whether bars are the participation of an epoch under way. */
  readonly isNow: boolean;
}

function describeMeasured({ bars, probes, isNow }: DescribedRun, isFirst: boolean): string {
  const measure = isNow ? 'participation' : 'saturation';
  const parts = [
    ...(bars === 0 ? [] : [`${measure} of ${countNoun(bars, 'layer')} as ${isFirst ? 'bars' : 'marks'}`]),
    ...(probes === 0 ? [] : [`accuracy of ${countNoun(probes, 'probe')} as a line`]),
  ];
  return parts.join(', ') || 'nothing measured';
}

const poolings: Readonly<Record<ProbePooling, string>> = {
  '4x4': '4x4 pooling',
  '1x1': '1x1 pooling',
  none: 'no pooling',
};

const countProbePictures = ({ trainCount, testCount }: ProbeSettings) =>
  `up to ${formatExact(trainCount)} training and ${formatExact(testCount)} test pictures`;

const formatProbeSettings = (settings: ProbeSettings) =>
  `${poolings[settings.pooling]}, ${countProbePictures(settings)}`;

/** What a card carries of what was measured, as shares of 1. */
export interface CardSaturation {
  /** That of its layer, or the median of several that it stands for. */
  readonly share: number;
  readonly least: number;
  readonly most: number;
  /** Of how many layers. */
  readonly count: number;
  /** What the run saw, [height, width] in pixels, where the canvas shows another size; else null. */
  readonly size: PerAxis<number> | null;
}

/** Words of saturation and probes. */
export const trainLayersText = {
  title: 'Saturation and probes',
  describe: (runs: readonly DescribedRun[]) =>
    runs.map((run, index) => `${run.name}, ${run.moment}: ${describeMeasured(run, index === 0)}`).join('; '),
  /** Words of the notes on the plot that are explained. */
  inNotes: { saturation: 'saturation', probe: 'probe accuracy' },
  bars: (isNow: boolean) =>
    isNow ? 'participation so far in this epoch (bars), not saturation' : 'saturation (bars)',
  notYet: 'saturation comes at the end of the first epoch',
  unseen: 'no saturation of this epoch, which the run did not see from its start',
  unsettled: (count: number) => `${countNoun(count, 'probe', 'probes')} ended before the best fit`,
  /** An accuracy of one of those. */
  endedEarly: (share: string) => `${share}, before the best fit`,
  /** Where the run is judged by another rule than the open design. */
  judged: (rule: StatusRule) => `judged ${statusText.rules[rule]}, by the rule that the run began with`,
  tooWide: (count: number, max: number) =>
    `${countNoun(count, 'layer')} wider than ${formatNumber(max)} not counted`,
  now: 'Participation now',
  nowHint:
    'Another measure, known within an epoch: the participation ratio of the directions over the width. Its numbers are lower than those of saturation.',
  participation: 'Participation',
  line: (epoch: number, settings: ProbeSettings | null) =>
    `probe accuracy (line), epoch ${formatNumber(epoch, 1)}${settings === null ? '' : `, ${poolings[settings.pooling]}`}`,
  noProbes: 'no probes yet',
  /** Those of the plot that are being trained, and as a sentence of the verdict. */
  probing: (done: number, total: number) => `${done} of ${countNoun(total, 'probe', 'probes')} so far`,
  probesUnderWay: (done: number, total: number) =>
    `Probes are under way: ${done} of ${countNoun(total, 'layer')} so far.`,
  /** The pictures of probes, where runs that are shown together differ. */
  formatProbePictures: (settings: ProbeSettings) => `probes on ${countProbePictures(settings)}`,
  /** Which probes a table has. */
  tableProbes: (epoch: number, settings: ProbeSettings | null) =>
    `Probes of epoch ${formatNumber(epoch, 1)}${settings === null ? '' : `: ${formatProbeSettings(settings)}`}`,
  /** How saturation was measured, where runs that are shown together differ. */
  formatSaturation: ({ delta, shrinks }: SaturationSettings) =>
    `${formatNumber(100 * delta, 2)}${unitSpace}% of the variance, ${shrinks ? 'maps shrunk to 4x4' : 'whole maps'}`,
  border: 'border',
  tail: 'tail',
  empty: 'Saturation and probes of each layer appear here as soon as a run trains.',
  off: 'Saturation was switched off for this run.',
  moment: 'Epoch',
  overTime: 'All epochs',
  onCards: 'On the cards',
  onCardsHint: 'Each card of the network carries its saturation',
  probeNow: 'Train probes',
  probeHint: (settings: ProbeSettings) =>
    `A logistic regression on what each layer puts out, as in the paper. As set up: ${formatProbeSettings(settings)}. Earlier ones of the same epoch are replaced.`,
  probeFiles: 'Probes with files',
  probeFolder: 'Probes with a folder',
  probeLost:
    'Its pictures are not in this browser any more. Choose the same ones again to train probes on what its layers put out; the run stays as it is.',
  noWeights: 'Its weights are not in this browser: there is nothing to probe.',
  verdict: 'Verdict',
  table: 'Layers as a table',
  columns: {
    layer: 'Layer',
    status: 'Predicted',
    saturation: 'Saturation',
    dimension: 'Directions',
    probe: 'Probe, test',
    probeTrain: 'Probe, training',
    gain: 'Gain',
  },
  formatDimension: (dimension: number, width: number) => `${dimension} of ${width}`,
  formatGain: (gain: number) => `${gain < 0 ? '−' : '+'}${formatFixed(Math.abs(100 * gain), 1)}`,
  notMeasured: '–',
  formatCard: ({ share, least, most, count, size }: CardSaturation) => {
    const of = count === 1 ? 'saturation' : `median saturation of ${countNoun(count, 'layer')}`;
    const range = count === 1 ? '' : `, from ${formatShare(least)} to ${formatShare(most)}`;
    return `${of} ${formatShare(share)}${range}${size === null ? '' : `, measured at ${formatSize(size)}`}`;
  },
  formatCardShort: ({ share, count, size }: CardSaturation) =>
    `${count === 1 ? '' : 'median '}${formatPercent(share)}${size === null ? '' : ` at ${formatPerAxis(size)}`}`,
};

/** Words of the pictures and what they are taken for. */
export const trainPicturesText = {
  /** A class by its name; those of the synthetic set have English ones. */
  formatClass: (name: string) => name,
  set: 'Pictures',
  sets: { train: 'to train', test: 'to test' },
  show: 'Show pictures',
  label: 'Class',
  answer: 'Taken for',
  any: 'any',
  onlyWrong: 'Only mistakes',
  range: (first: number, last: number, total: number) =>
    total === 0 ? 'None fit' : `${formatExact(first)} to ${formatExact(last)} of ${formatExact(total)}`,
  previous: 'Previous pictures',
  next: 'Next pictures',
  caption: (label: string, answer: string | null) =>
    answer === null ? label : `${label}, taken for ${answer}`,
  isRight: 'right',
  isWrong: 'wrong',
  confusion: 'Confusion',
  confusionHint: (epoch: string) =>
    `Test pictures by their class (rows) and what the network took them for (columns), ${epoch}.`,
  confusionPress: 'A press shows those pictures.',
  confusionAlone: 'Which pictures these are is known only to the page that has just tested them.',
  confusionEarlier: 'Which pictures these were is not known any more: it is kept for the last test only.',
  confusionCell: (count: number, label: string, answer: string) =>
    `${countNoun(count, 'picture')} of ${label} taken for ${answer}`,
  confusionMap: (classes: number) =>
    `Confusion of ${countNoun(classes, 'class', 'classes')} as a picture; the mistakes made most are listed below`,
  mistakes: 'Mistakes made most',
  noMistakes: 'No test picture was mistaken',
  /** What a network answers with an output that stands for no class. */
  noClass: 'none of these',
  noConfusion: 'What is taken for what appears here after the first epoch.',
  formatReading: (bytes: number | null, totalBytes: number | null) => {
    if (bytes === null) return 'Reading pictures …';
    return `Reading pictures, ${formatBytes(bytes)}${totalBytes === null ? '' : ` of ${formatBytes(totalBytes)}`} …`;
  },
  ofRun: (name: string, pictures: string) => `Those of the run “${name}”: ${pictures}`,
  failed: 'The pictures cannot be shown.',
};

/** Words of the kept runs. */
export const trainRunsText = {
  empty: 'Runs are kept in this browser and listed here.',
  list: 'Kept runs',
  shown: (name: string) => `Show ${name}`,
  name: 'Name of the run',
  elsewhere: 'Open in another tab',
  lost: 'Ended before it was kept',
  delete: (name: string) => `Delete ${name}`,
  deleteQuestion: (name: string) => `Delete ${name} with its results and weights?`,
  confirmDelete: 'Delete',
  keep: 'Keep',
  more: (name: string) => `More for ${name}`,
  exportCsv: 'Export results as CSV',
  exportJson: 'Export run as JSON',
  exportSvg: 'Export plot as SVG',
  saveWeights: 'Save weights (safetensors)',
  saveOnnx: 'Export ONNX with weights',
  saveProject: 'Export training project with weights',
  import: 'Open results',
  importHint: 'A run exported as JSON, or the results.json of a training project',
  badFile: (name: string, reason: string) => `${name} was not opened. ${reason}`,
  moreBadFiles: (count: number) => `Nor ${count === 1 ? 'was' : 'were'} ${countNoun(count, 'other')}.`,
  explainFile: (problem: RunFileProblem) => explainRunFile(problem),
  noWeights: 'No weights of this run are kept.',
  summarize: (accuracy: string | null, epochs: number, total: number, source: string, width: string) =>
    `${accuracy === null ? 'no test yet' : `${accuracy} on test pictures`}, ${formatNumber(epochs)} of ${countNoun(total, 'epoch')}, ${source}, ${width}`,
  formatWidth: (width: number) => (width === 1 ? 'as drawn' : `width 1/${formatNumber(1 / width)}`),
  formatDate: (date: Date) => date.toLocaleString('en', { dateStyle: 'medium', timeStyle: 'short' }),
  comparisons: 'Ready comparisons',
  comparisonsHint: 'Trained one after the other as it is set up, and shown over each other.',
  comparisonsBusy: 'A run is at work. They can start when it, and what follows it, has ended.',
  comparisonWidth: 'Width',
  formatName: (title: string, number: number) => (number === 1 ? title : `${title}, ${number}`),
  untitled: 'Untitled',
};

/** Words of the ready comparisons. */
export const trainComparisonsText = {
  truncation: {
    title: 'VGG16 and its truncated form',
    hint: 'Without what lies behind the border: a fifth of the parameters, hardly less accuracy',
  },
  attention: {
    title: 'ResNet18 with and without attention',
    hint: 'Squeeze-excitation and spatial attention change features, not where inference happens',
  },
  downsampling: {
    title: 'VGG13 with early and late downsampling',
    hint: 'Early pools make the field grow fast, late ones slowly: the border moves',
  },
};
