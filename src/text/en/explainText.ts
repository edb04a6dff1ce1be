/** @file Why a number is what it is, in the notation of papers: formulas, walks, comparisons. */

import type { OutputLength } from '../../analysis/explain/explainOutput';
import type { StatusTerms } from '../../analysis/explain/explainStatus';
import type { Formula } from '../../analysis/explain/formula';
import type { LayerId } from '../../architecture/architecture';
import { formatExact, formatNumber, formatPerAxis, formatPixels } from '../quantities';
import { countNoun, listWords } from './words';

const times = ' × ';
const minus = ' − ';

/** A number of a formula: whole ones in full. */
function formatTerm(value: number): string {
  return Number.isInteger(value) ? formatExact(value) : formatNumber(value, 4);
}

/** Whether a formula needs brackets as a factor. */
const isSum = (formula: Formula) =>
  typeof formula !== 'number' && (formula.op === 'sum' || formula.op === 'difference');

const bracket = (formula: Formula) =>
  isSum(formula) ? `(${formatFormula(formula)})` : formatFormula(formula);

/** A formula with its numbers: `⌊(32 + 1 + 1 − 3) / 2⌋ + 1`. */
function formatFormula(formula: Formula): string {
  if (typeof formula === 'number') return formatTerm(formula);
  switch (formula.op) {
    case 'sum':
      return formula.terms.map(formatFormula).join(' + ');
    case 'product':
      return formula.factors.map(bracket).join(times);
    case 'difference':
      return [formatFormula(formula.from), ...formula.less.map(bracket)].join(minus);
    case 'quotient':
      return `${bracket(formula.of)} / ${bracket(formula.by)}`;
    case 'floor':
      return `⌊${formatFormula(formula.of)}⌋`;
    case 'ceil':
      return `⌈${formatFormula(formula.of)}⌉`;
  }
}

/** A formula and what it comes to: `7 + (3 − 1) × 4 = 15`; a plain number alone. */
function formatEquation(formula: Formula, value: number): string {
  const result = formatTerm(value);
  return typeof formula === 'number' ? result : `${formatFormula(formula)} = ${result}`;
}

const parts: Readonly<Record<OutputLength['part'], string>> = {
  channels: 'channels',
  height: 'height',
  width: 'width',
  features: 'features',
};

const origins: Readonly<Record<OutputLength['origin'], string>> = {
  formula: 'as calculated',
  input: 'as what feeds it',
  parameter: 'as it was set',
  pooled: 'one for the whole map',
  vanished: 'nothing is left of the map',
  misfit: 'what feeds it does not fit',
};

const shownInputs = 3;

function formatInputs(
  inputs: StatusTerms['inputs'],
  getName: (id: LayerId) => string,
  received: string,
): string {
  if (inputs.length === 1)
    return `It is fed by ${getName(inputs[0]?.layer as LayerId)}, which sees ${received}.`;
  const names = inputs.slice(0, shownInputs).map(({ layer }) => getName(layer));
  const others = inputs.length - names.length;
  const listed = listWords(others > 0 ? [...names, countNoun(others, 'other')] : names, 'and');
  return `It is fed by ${listed}; the least that they see is ${received}.`;
}

/** `40 > 32`, for both axes where these differ. */
function formatComparison(
  value: readonly [number, number],
  bound: readonly [number, number],
  isOver: (axis: 0 | 1) => boolean,
  [over, within]: readonly [string, string],
): string {
  const compare = (axis: 0 | 1) =>
    `${formatNumber(value[axis])} ${isOver(axis) ? over : within} ${formatNumber(bound[axis])}`;
  const [rows, columns] = [compare(0), compare(1)];
  return rows === columns ? rows : `high ${rows}, wide ${columns}`;
}

/** The comparisons that decide, a sentence each. */
function explainStatus(terms: StatusTerms, getName: (id: LayerId) => string): readonly string[] {
  const { inputs, received, own, resolution } = terms;
  const px = (value: readonly [number, number]) =>
    value[0] === value[1] ? formatPixels(value[0]) : `${formatPerAxis(value)} px`;
  const fed = formatInputs(inputs, getName, px(received));
  const grown = `Its own field: ${formatComparison(own, resolution, (axis) => own[axis] > resolution[axis], ['>', '≤'])}, the image.`;
  if (terms.rule === 'paper') {
    const arrives = formatComparison(received, resolution, (axis) => received[axis] > resolution[axis], [
      '>',
      '≤',
    ]);
    return [fed, `What it receives: ${arrives}, the image.`, grown];
  }
  const { kernelSize, positions } = terms;
  const arrives = formatComparison(received, resolution, (axis) => received[axis] >= resolution[axis], [
    '≥',
    '<',
  ]);
  const spans = formatComparison(positions, kernelSize, (axis) => positions[axis] <= kernelSize[axis], [
    '≤',
    '>',
  ]);
  return [
    fed,
    `What its inputs see: ${arrives}, the image.`,
    grown,
    `Positions of the map in the image against its kernel: ${spans}.`,
  ];
}

/** What explanations say. */
export const explainText = {
  title: 'Where the numbers come from',
  formatFormula,
  formatEquation,
  explainStatus,
  parts,
  status: 'Status',
  field: 'Receptive field',
  fieldSource: 'Araujo, Norris & Sim, Distill 2019',
  recursion: 'field before + (kernel − 1) × jump, and the jump grows by the stride',
  paths: 'Which of the paths',
  bounds: { min: 'smallest', max: 'largest' },
  axes: { 0: 'height', 1: 'width' },
  axis: 'Which axis',
  image: 'image',
  formatJump: (jump: number) => `from here on ${formatPixels(jump)} a step`,
  noField: 'It sees the whole input, so it has no field to add up.',
  unreached: 'The image does not reach it.',
  output: 'Output',
  origins,
  costs: 'Costs',
  shared: { params: 'parameters', macs: 'MACs' },
  params: 'Parameters',
  macs: 'MACs',
  memory: 'Bytes of its output',
  noParams: 'It learns nothing.',
  noMacs: 'Only convolutions and dense layers are counted.',
  fits: 'Images that fit',
  formatLower: (size: string, name: string) =>
    `From ${size}: ${name} receives that much, the most of all convolutions. On smaller images it can add nothing.`,
  formatUpper: (size: string, name: string) =>
    `Up to ${size}: ${name} sees that much, the most of all layers. Larger images are seen whole by none.`,
  formatShare: (part: string, whole: string, percent: string, what: string) =>
    `${part} of ${whole} ${what} are beyond the border: ${percent}.`,
  formatAxisOf: (axis: 0 | 1, sentence: string) => `${axis === 0 ? 'Height' : 'Width'}. ${sentence}`,
} as const;
