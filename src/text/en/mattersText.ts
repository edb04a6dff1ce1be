/** @file Words about what matters to a unit, and what a trained network used: effective fields, class activation maps. */
import type { LayerId } from '../../architecture/architecture';
import type { FieldMeasure } from '../../training/effectiveField';
import type { InsightProblem } from '../../training/insight';
import type { RunProblem } from '../../training/protocol';
import type { PerAxis } from '../../util/perAxis';
import { formatNumber, formatPercent, formatSize } from '../quantities';
import { trainProblemText } from './trainProblemText';
import { countNoun, type Explanation } from './words';

const isSame = (a: PerAxis<number>, b: PerAxis<number>) => a[0] === b[0] && a[1] === b[1];

const measures: Readonly<Record<FieldMeasure, string>> = { absolute: 'by size', squared: 'by square' };

/** Why there is no answer. */
function formatProblem(problem: InsightProblem | RunProblem, getName: (id: LayerId) => string): Explanation {
  switch (problem.code) {
    case 'no-field':
      return {
        what: `Each unit of ${getName(problem.layer)} sees the whole image: there is no field to measure.`,
      };
    case 'tensor-mismatch':
      return {
        what: `The weights are not those of this network: ${problem.tensor} is missing or has another shape.`,
        fix: 'Train it as it is now.',
      };
    case 'not-finite':
      return {
        what: 'Numbers on the way became infinite: the weights have diverged, or a pool has windows of nothing but padding.',
      };
    case 'not-used':
      return {
        what: `The answer of the network does not come from ${getName(problem.layer)}.`,
        fix: 'Choose a layer before it.',
      };
    default:
      return trainProblemText.formatRunProblem(problem, getName);
  }
}

/** The words. */
export const mattersText = {
  title: 'What matters',
  about:
    'Not every pixel of its field counts alike for a unit. The gradient of the unit by each pixel says how much (Luo et al., NIPS 2016).',
  weights: 'Weights',
  weightChoices: { random: 'random', trained: 'trained' },
  noRun: 'For trained weights, train this network first.',
  train: 'Train it',
  compute: 'Compute the effective field',
  computeAgain: 'Compute it again',
  cancel: 'Cancel',
  progress: (done: number, total: number) => (done === 0 ? 'Getting ready …' : `Round ${done} of ${total}`),
  progressLabel: 'Progress of the computation',
  measure: 'Gradients counted',
  measures,
  noField: 'Units of this layer see the whole image: there is no field to measure.',
  noGradient: 'No gradient arrives at the image: what lies before this unit is switched off.',
  formatField: (
    [rows, columns]: PerAxis<number>,
    theory: PerAxis<number>,
    inside: PerAxis<number>,
    share: number,
  ) =>
    `${formatPercent(share)} of what this unit depends on lies within ${countNoun(rows, 'row')} of pixels, and as much within ${countNoun(columns, 'column')}; by theory it sees ${formatSize(theory)}${
      isSame(theory, inside) ? '' : `, ${formatSize(inside)} of them on the image`
    }.`,
  formatRandom: (draws: number) =>
    `Mean over ${countNoun(draws, 'image')} of random numbers and random weights, as He et al. start.`,
  formatTrained: (run: string, draws: number) =>
    `Mean over ${countNoun(draws, 'draw')} of signs for its channels, with the weights of “${run}” on this picture.`,
  overlay: (name: string) => `Effective field of the unit of ${name}: the brighter, the more a pixel matters`,
  legend: 'Share of the largest gradient',
  classLegend: 'Share of the strongest evidence',
  theoryBox: 'by theory',
  shareBox: (share: number) => `${formatPercent(share)} of it on each axis`,
  table: 'Sizes as a table',
  columns: { share: 'Share', height: 'Height', width: 'Width' },
  used: 'What it used',
  showUsed: 'Show what it used',
  aboutUsed:
    'The class activation map of this layer: where in this picture the trained network found evidence for a class (Grad-CAM, Selvaraju et al., ICCV 2017).',
  label: 'Class',
  ownAnswer: 'its answer',
  className: (label: number) => `class ${label}`,
  wrongChannels: (channels: number) =>
    `This network takes images of ${countNoun(channels, 'channel')}; pictures have 1 or 3.`,
  formatAnswer: (name: string, share: number, isAnswer: boolean) =>
    isAnswer
      ? `Taken for “${name}”, with ${formatPercent(share)}.`
      : `“${name}” gets ${formatPercent(share)}.`,
  formatEvidence: (layer: string, [row, column]: PerAxis<number>) =>
    `Most of the evidence in ${layer} lies at row ${formatNumber(row)}, column ${formatNumber(column)}.`,
  noEvidence: (layer: string) => `Nothing in ${layer} speaks for this class.`,
  classOverlay: (name: string) => `Evidence for “${name}”: the brighter, the more`,
  formatProblem,
};
