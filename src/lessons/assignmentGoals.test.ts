/** @file What counts in a teacher's lesson, on a network that can be reckoned by hand. */
import { describe, expect, test } from 'vitest';
import { analyze } from '../analysis/analyze';
import type { LayerId } from '../architecture/architecture';
import { createBuilder } from '../architecture/builder';
import { setLayerName } from '../architecture/edits';
import type { Goal, QuestionFact } from '../document/assignment';
import { createDesign, type Design } from '../document/document';
import { bothAxes } from '../util/perAxis';
import { computeAnswer, findForeignKinds, isGoalMet, isStepMet } from './assignmentGoals';
import type { LessonContext } from './lesson';

/**
 * One channel, 3x3 without bias, 2 filters each, on an image of 4 px, padding 1. Fields: conv1 3, pool 3 + 1 = 4 with
 * jump 2, conv2 4 + 2 * 2 = 8 (receives 3 by the nearest convolution: critical), conv3 8 + 2 * 2 = 12 (receives 8:
 * unproductive). Maps: 4, 2, 2, 2. Parameters: 1 * 2 * 9 = 18, 2 * 2 * 9 = 36 twice: 90. MACs: 18 * 16 = 288,
 * 36 * 4 = 144 twice: 576.
 */
function createSmall(more: 'none' | 'broken' | 'Dropout' = 'none'): Design {
  const builder = createBuilder();
  const conv = { outChannels: 2, kernelSize: bothAxes(3), bias: false };
  builder.add('Input', 'image', { channels: 1 });
  builder.add('Conv2d', 'conv1', conv);
  builder.add('MaxPool2d', 'pool', { kernelSize: bothAxes(2), stride: bothAxes(2) });
  builder.add('Conv2d', 'conv2', conv);
  builder.add('Conv2d', 'conv3', more === 'broken' ? { ...conv, groups: 5 } : conv);
  if (more === 'Dropout') builder.add('Dropout', 'drop');
  return createDesign(builder.build(), { resolution: bothAxes(4) });
}

const look = (design: Design): LessonContext => ({
  design,
  analysis: analyze(design.architecture, { resolution: design.resolution, rule: design.rule }),
  run: null,
});

const start = createSmall();
const context = look(start);

describe('a goal', () => {
  test.each<[Goal, boolean]>([
    [{ kind: 'field', min: 12 }, true],
    [{ kind: 'field', min: 13 }, false],
    [{ kind: 'productive' }, false],
    [{ kind: 'params', max: 90 }, true],
    [{ kind: 'params', max: 89 }, false],
    [{ kind: 'macs', max: 576 }, true],
    [{ kind: 'macs', max: 575 }, false],
    [{ kind: 'convolutions', min: 3 }, true],
    [{ kind: 'convolutions', min: 4 }, false],
    [{ kind: 'image' }, true],
    [{ kind: 'status', layer: 'conv2', status: 'critical' }, true],
    [{ kind: 'status', layer: 'conv3', status: 'unproductive' }, true],
    [{ kind: 'status', layer: 'conv3', status: 'critical' }, false],
    [{ kind: 'status', layer: 'gone', status: 'productive' }, false],
  ])('%j: %s', (goal, isMet) => {
    expect(isGoalMet(goal, context, start)).toBe(isMet);
  });

  test('is decided anew when the image is changed', () => {
    const larger = look({ ...start, resolution: bothAxes(8) });
    // conv3 receives 8 pixels of 8: no convolution is beyond the border.
    expect(isGoalMet({ kind: 'productive' }, larger, start)).toBe(true);
    expect(isGoalMet({ kind: 'image' }, larger, start)).toBe(false);
  });

  test('an empty network reaches nothing that a convolution must have', () => {
    const empty = look(createDesign(createBuilder().build()));
    for (const goal of [{ kind: 'field', min: 1 }, { kind: 'productive' }] as const)
      expect(isGoalMet(goal, empty, start)).toBe(false);
  });
});

describe('a step', () => {
  const step = {
    text: '',
    question: null,
    hides: [],
    goals: [{ kind: 'params', max: 200 } as const, { kind: 'convolutions', min: 3 } as const],
  };

  test('is done with all goals', () => {
    expect(isStepMet(step, context, start, null)).toBe(true);
    const harder = { ...step, goals: [...step.goals, { kind: 'productive' } as const] };
    expect(isStepMet(harder, context, start, null)).toBe(false);
  });

  test('not with a network that does not fit together', () => {
    expect(isStepMet(step, look(createSmall('broken')), start, null)).toBe(false);
  });

  test('not with kinds that are offered neither to add nor at the start', () => {
    const other = createSmall('Dropout');
    expect(findForeignKinds(['Conv2d'], other, start)).toEqual(['Dropout']);
    expect(isStepMet(step, look(other), start, ['Conv2d'])).toBe(false);
    expect(isStepMet(step, look(other), start, ['Dropout'])).toBe(true);
    expect(isStepMet(step, look(other), start, null)).toBe(true);
    // What is there at the start may stay.
    expect(isStepMet(step, context, start, [])).toBe(true);
  });
});

test.each<[QuestionFact, string, number | null]>([
  ['field', 'conv3', 12],
  ['jump', 'pool', 2],
  ['height', 'conv2', 2],
  ['params', 'conv1', 18],
  ['macs', 'conv1', 288],
  ['unproductive', '', 1],
  ['field', 'gone', null],
])('the answer to %s of %s is %s', (fact, layer, answer) => {
  expect(computeAnswer({ fact, layer }, context, start)).toBe(answer);
});

test('a layer is meant by the name that it has at the start, whatever it is called by now', () => {
  const rename = (design: Design, name: string, other: string): Design => ({
    ...design,
    architecture: setLayerName(design.architecture, name as LayerId, other),
  });
  const renamed = look(rename(rename(start, 'conv3', 'tail'), 'conv1', 'conv3'));
  expect([...renamed.design.architecture.layers.values()].map(({ name }) => name)).toContain('tail');
  expect(computeAnswer({ fact: 'field', layer: 'conv3' }, renamed, start)).toBe(12);
  expect(isGoalMet({ kind: 'status', layer: 'conv3', status: 'unproductive' }, renamed, start)).toBe(true);
});
