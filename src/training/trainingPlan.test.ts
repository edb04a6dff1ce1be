import { expect, test } from 'vitest';
import { createBuilder } from '../architecture/builder';
import { findPreset } from '../presets/presets';
import { bothAxes } from '../util/perAxis';
import { checkClassifier, createPlan, getOutputStep } from './trainingPlan';

const size = bothAxes(16);

test('the layers between the image and the answer, inputs first', () => {
  const builder = createBuilder();
  const input = builder.add('Input', 'input');
  const left = builder.add('Conv2d', 'left', { outChannels: 4 });
  const right = builder.add('Conv2d', 'right', { outChannels: 4 }, { inputs: [input] });
  builder.add('Add', 'add', {}, { inputs: [right, left] });
  builder.add('GlobalAvgPool', 'pool');
  const { plan } = createPlan(builder.build(), size);
  expect(plan?.image).toEqual({ channels: 3, height: 16, width: 16 });
  expect(plan?.steps.map(({ name, inputs }) => [name, inputs])).toEqual([
    ['input', []],
    ['left', [0]],
    ['right', [0]],
    ['add', [2, 1]],
    ['pool', [3]],
  ]);
  if (!plan) return;
  expect(getOutputStep(plan).shape).toEqual({ channels: 4, height: 1, width: 1 });
  expect(checkClassifier(plan, 4)).toBeNull();
  expect(checkClassifier(plan, 5)).toEqual({ code: 'too-few-outputs', layer: 'pool', actual: 4, needed: 5 });
});

test('an unknown operation is refused by name', () => {
  const builder = createBuilder();
  builder.add('Input', 'input');
  builder.add('Opaque', 'mystery', { operation: 'Einsum' });
  builder.add('GlobalAvgPool', 'pool');
  expect(createPlan(builder.build(), size)).toEqual({
    plan: null,
    problems: [{ code: 'untrainable-kind', layer: 'mystery', kind: 'Opaque' }],
  });
});

test('several answers, none, or one that the image does not reach', () => {
  const builder = createBuilder();
  const input = builder.add('Input', 'input');
  builder.add('ReLU', 'a');
  builder.add('ReLU', 'b', {}, { inputs: [input] });
  expect(createPlan(builder.build(), size).problems).toEqual([
    { code: 'several-outputs', layers: ['a', 'b'] },
  ]);
  expect(createPlan(createBuilder().build(), size).problems).toMatchObject([{ code: 'network-has-errors' }]);
});

test('errors of the analysis come first', () => {
  const builder = createBuilder();
  builder.add('Input', 'input');
  builder.add('Conv2d', 'conv', { outChannels: 3, groups: 2 });
  expect(createPlan(builder.build(), size).problems).toEqual([{ code: 'network-has-errors', count: 1 }]);
});

test('a map is no answer', () => {
  const architecture = findPreset('unet')?.build({ width: 1 / 8 });
  const { plan } = architecture ? createPlan(architecture, size) : { plan: null };
  expect(plan && checkClassifier(plan, 2)).toMatchObject({ code: 'not-a-classifier', layer: 'classes' });
});
