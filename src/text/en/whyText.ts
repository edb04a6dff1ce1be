/** @file Why a layer has its status, in a sentence or two, and where the rule comes from. */
import type { Field, LayerAnalysis, Status } from '../../analysis/analysis';
import type { StatusRule } from '../../architecture/statusRule';
import type { PerAxis } from '../../util/perAxis';
import { formatNumber, formatPerAxis, formatPixels, unitSpace } from '../quantities';

/** What the sentences are made of. */
export interface WhyFacts {
  readonly facts: Pick<
    LayerAnalysis,
    'status' | 'field' | 'received' | 'isReached' | 'isBorder' | 'isTail' | 'globalContext'
  >;
  readonly rule: StatusRule;
  /** Of the image: [height, width] in pixels. */
  readonly resolution: PerAxis<number>;
  readonly isInput: boolean;
  readonly isConvolution: boolean;
  /** Fields of the layers that feed it directly, where they have one. */
  readonly inputs: readonly Field[];
  /** Of the layer, without dilation. */
  readonly kernelSize: PerAxis<number>;
  /** Names of the border layers. */
  readonly borderNames: readonly string[];
}

const words: Readonly<Record<Status, string>> = {
  productive: 'Productive.',
  critical: 'Critical.',
  unproductive: 'Unproductive.',
  partial: 'Partial.',
  head: 'Head.',
  none: 'Not judged.',
};

const sources: Readonly<Record<StatusRule, string>> = {
  paper: 'Rule: Richter et al., “Should You Go Deeper?”, ICMLA 2021',
  toolbox: 'Rule: rfa_toolbox 1.7, by the authors of “Should You Go Deeper?”, ICMLA 2021',
};

const px = (value: PerAxis<number>) => `${formatPerAxis(value)}${unitSpace}px`;

/** What the image has, behind a semicolon: `the image has 32`. */
const has = (resolution: PerAxis<number>) => `the image has ${formatPerAxis(resolution)}`;

function placeAtBorder({ facts, borderNames }: WhyFacts): string {
  if (facts.isBorder)
    return borderNames.length > 1 ? ' It is one of the border layers.' : ' It is the border layer.';
  if (borderNames.length === 1) return ` The border layer is ${borderNames[0]}.`;
  return '';
}

/** What one axis of a partial layer is, and by which numbers. */
function describeAxis({ facts, rule, resolution }: WhyFacts, axis: 0 | 1): string {
  const size = resolution[axis];
  const field = facts.field?.min[axis] ?? 0;
  const received = facts.received?.[axis] ?? 0;
  const of = `of ${formatNumber(size)}`;
  if (rule === 'paper' && received > size) return `unproductive: it receives ${formatPixels(received)} ${of}`;
  if (field > size) return `critical: its field is ${formatPixels(field)} ${of}`;
  return `productive: its field is ${formatPixels(field)} ${of}`;
}

function explainPartial(why: WhyFacts): string {
  return `Vertically it is ${describeAxis(why, 0)}. Horizontally it is ${describeAxis(why, 1)}.`;
}

function explainUnproductive(why: WhyFacts): string {
  const { facts, rule, resolution, inputs, kernelSize } = why;
  if (rule === 'paper') {
    const received = facts.received ?? [0, 0];
    return `What it receives already covers ${px(received)}; ${has(resolution)}.${placeAtBorder(why)}`;
  }
  const isCovered =
    inputs.length > 0 &&
    inputs.every(({ min }) => min[0] >= resolution[0] && min[1] >= resolution[1]) &&
    facts.field !== null &&
    facts.field.min[0] > resolution[0] &&
    facts.field.min[1] > resolution[1];
  const [first] = inputs;
  if (isCovered || first === undefined) {
    const smallest: PerAxis<number> = [
      Math.min(...inputs.map(({ min }) => min[0])),
      Math.min(...inputs.map(({ min }) => min[1])),
    ];
    return `Its input already sees ${px(smallest)}; ${has(resolution)}.${placeAtBorder(why)}`;
  }
  const positions: PerAxis<number> = [
    Math.floor(resolution[0] / first.jump[0]),
    Math.floor(resolution[1] / first.jump[1]),
  ];
  return (
    `At ${px(first.jump)} a step the image has room for ${formatPerAxis(positions)} positions, and the kernel ` +
    `of ${formatPerAxis(kernelSize)} spans them all.${placeAtBorder(why)}`
  );
}

function explainNone({ facts, rule, isInput, isConvolution, resolution }: WhyFacts): string {
  if (isInput) return `This is the image itself, ${px(resolution)}.`;
  if (!facts.isReached) return 'The image does not reach it.';
  if (facts.field === null) return 'It sees the whole input by way of a global layer.';
  if (rule === 'paper' && !isConvolution)
    return 'The rule judges convolutions; the colour here is that of the convolution that feeds it.';
  return 'The rule does not judge this kind; the colour here is that of the layer that feeds it.';
}

/** The status as a word, and the sentences that say why. */
export function formatWhy(why: WhyFacts): { readonly word: string; readonly sentence: string } {
  const { facts, resolution } = why;
  const { status, field } = facts;
  const own = field === null ? '' : px(field.min);
  const word = words[status];
  switch (status) {
    case 'productive':
      return {
        word,
        sentence: `It sees ${own}; ${has(resolution)}. What it adds to its field still lies within the image.`,
      };
    case 'critical': {
      const received = facts.received === null ? '' : `What it receives, ${px(facts.received)}, does not. `;
      return {
        word,
        sentence:
          `Its own field of ${own} exceeds the image, which has ${formatPerAxis(resolution)}. ${why.rule === 'paper' ? received : ''}`.trim(),
      };
    }
    case 'unproductive':
      return { word, sentence: explainUnproductive(why) };
    case 'partial':
      return { word, sentence: explainPartial(why) };
    case 'head':
      return { word, sentence: 'It sees the whole input, and no layer with a field comes behind it.' };
    case 'none':
      return { word, sentence: explainNone(why) };
  }
}

/** Why a layer has its status. */
export const whyText = { formatWhy, sources };
