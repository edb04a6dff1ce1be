/** @file What a composed lesson asks of layers that are not there, on a network that can be reckoned by hand. */
import { describe, expect, test } from 'vitest';
import { analyze } from '../analysis/analyze';
import { createBuilder } from '../architecture/builder';
import { type AskedProblem, emptyStep, type Goal, type Question } from '../document/assignment';
import { createDesign } from '../document/document';
import {
  findGoalProblem,
  findHopelessSteps,
  findQuestionProblem,
  listAnswerable,
  listJudged,
} from './askedLayers';

const builder = createBuilder();
builder.add('Input', 'image');
builder.add('Conv2d', 'conv1');
builder.add('Conv2d', 'conv2');
builder.add('GlobalAvgPool', 'gap');
const design = createDesign(builder.build());
const { architecture, resolution, rule } = design;
const context = { design, analysis: analyze(architecture, { resolution, rule }), run: null };

describe('what can be asked', () => {
  test('a field of what has one, a status of convolutions', () => {
    expect(listAnswerable('field', context)).toEqual(['image', 'conv1', 'conv2']);
    expect(listAnswerable('params', context)).toEqual(['image', 'conv1', 'conv2', 'gap']);
    expect(listJudged(context)).toEqual(['conv1', 'conv2']);
  });

  test.each<[Question, AskedProblem | null]>([
    [{ fact: 'field', layer: 'conv2' }, null],
    [{ fact: 'field', layer: 'conv8' }, 'absent'],
    [{ fact: 'field', layer: 'gap' }, 'numberless'],
    [{ fact: 'params', layer: 'gap' }, null],
    [{ fact: 'field', layer: '' }, 'unnamed'],
    [{ fact: 'unproductive', layer: '' }, null],
  ])('question %j: %s', (question, problem) => {
    expect(findQuestionProblem(question, context)).toBe(problem);
  });

  test.each<[Goal, AskedProblem | null]>([
    [{ kind: 'status', layer: 'conv1', status: 'productive' }, null],
    // Not reached yet, but a pupil can reach it.
    [{ kind: 'status', layer: 'conv1', status: 'unproductive' }, null],
    [{ kind: 'status', layer: 'conv13', status: 'productive' }, 'absent'],
    [{ kind: 'status', layer: 'gap', status: 'productive' }, 'unjudged'],
    [{ kind: 'status', layer: '', status: 'productive' }, 'unnamed'],
    [{ kind: 'productive' }, null],
  ])('goal %j: %s', (goal, problem) => {
    expect(findGoalProblem(goal, context)).toBe(problem);
  });
});

test('the steps that nobody could do are told by their numbers', () => {
  const steps = [
    { ...emptyStep, question: { fact: 'jump', layer: 'conv8' } },
    emptyStep,
    { ...emptyStep, question: { fact: 'jump', layer: 'conv1' } },
    {
      ...emptyStep,
      goals: [{ kind: 'productive' }, { kind: 'status', layer: 'conv13', status: 'critical' }],
    },
  ] as const;
  expect(findHopelessSteps({ title: '', steps, panels: [], kinds: null, seed: null }, context)).toEqual([
    1, 4,
  ]);
});
