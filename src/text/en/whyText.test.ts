/** @file Sentences for VGG16 at 32 px, whose fields are known from the literature, and for hand-made cases. */
import { describe, expect, test } from 'vitest';
import type { Field } from '../../analysis/analysis';
import type { PerAxis } from '../../util/perAxis';
import { formatWhy, type WhyFacts } from './whyText';

const createField = (min: PerAxis<number>, jump: PerAxis<number> = [1, 1]): Field => ({
  min,
  max: min,
  low: [0, 0],
  high: [0, 0],
  jump,
});

const facts: WhyFacts['facts'] = {
  status: 'productive',
  field: createField([24, 24]),
  received: [14, 14],
  isReached: true,
  isBorder: false,
  isTail: false,
  globalContext: false,
};

const why: WhyFacts = {
  facts,
  rule: 'paper',
  resolution: [32, 32],
  isInput: false,
  isConvolution: true,
  inputs: [createField([16, 16], [4, 4])],
  kernelSize: [3, 3],
  borderNames: ['conv8'],
};

function say(changes: Partial<WhyFacts['facts']>, rest: Partial<WhyFacts> = {}): string {
  const { word, sentence } = formatWhy({ ...why, ...rest, facts: { ...facts, ...changes } });
  return `${word} ${sentence}`.replaceAll('\u00A0', ' ');
}

describe('by the rule of the paper', () => {
  test('productive', () =>
    expect(say({})).toBe(
      'Productive. It sees 24 px; the image has 32. What it adds to its field still lies within the image.',
    ));

  test('critical', () =>
    expect(say({ status: 'critical', field: createField([40, 40]), received: [32, 32] })).toBe(
      'Critical. Its own field of 40 px exceeds the image, which has 32. What it receives, 32 px, does not.',
    ));

  test('unproductive, at the border and behind it', () => {
    const unproductive = { status: 'unproductive', received: [40, 40] } as const;
    expect(say({ ...unproductive, isBorder: true })).toBe(
      'Unproductive. What it receives already covers 40 px; the image has 32. It is the border layer.',
    );
    expect(say({ ...unproductive, isBorder: true }, { borderNames: ['a', 'b'] })).toContain(
      'It is one of the border layers.',
    );
    expect(say(unproductive)).toContain('The border layer is conv8.');
  });

  test('partial, with what holds on either axis', () =>
    expect(
      say({ status: 'partial', field: createField([60, 60]), received: [44, 44] }, { resolution: [32, 64] }),
    ).toBe(
      'Partial. Vertically it is unproductive: it receives 44 px of 32. Horizontally it is productive: its field is 60 px of 64.',
    ));

  test('head, pools, the image, what is not reached and what sees everything', () => {
    expect(say({ status: 'head', field: null })).toBe(
      'Head. It sees the whole input, and no layer with a field comes behind it.',
    );
    expect(say({ status: 'none' }, { isConvolution: false })).toContain('The rule judges convolutions;');
    expect(say({ status: 'none' }, { isInput: true })).toContain('This is the image itself, 32 px.');
    expect(say({ status: 'none', field: null, isReached: false })).toContain('does not reach it');
    expect(say({ status: 'none', field: null })).toContain('by way of a global layer');
  });
});

describe('by the rule of rfa_toolbox', () => {
  const unproductive = { status: 'unproductive', field: createField([40, 40]) } as const;

  test('unproductive because its input covers the image', () =>
    expect(
      say({ ...unproductive, isBorder: true }, { rule: 'toolbox', inputs: [createField([32, 32], [4, 4])] }),
    ).toBe('Unproductive. Its input already sees 32 px; the image has 32. It is the border layer.'));

  test('unproductive because its kernel spans what is left of the image', () =>
    expect(say(unproductive, { rule: 'toolbox', inputs: [createField([11, 11], [16, 16])] })).toBe(
      'Unproductive. At 16 px a step the image has room for 2 positions, and the kernel of 3 spans them all. ' +
        'The border layer is conv8.',
    ));
});
