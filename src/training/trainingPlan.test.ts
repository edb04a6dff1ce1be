import { expect, test } from 'vitest';
import { createBuilder } from '../architecture/builder';
import type { LayerParams } from '../layers/catalogue';
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

test('a maximum over padding alone is refused, one that sees a pixel of the map is not', () => {
  const plan = (params: Partial<LayerParams<'MaxPool2d'>>) => {
    const builder = createBuilder();
    builder.add('Input', 'input');
    builder.add('MaxPool2d', 'pool', params);
    builder.add('GlobalAvgPool', 'gap');
    return createPlan(builder.build(), size).problems;
  };
  const refused = [{ code: 'empty-window', layer: 'pool' }];
  const sides = (top: number, bottom: number) => ({ top, bottom, left: 0, right: 0 });
  const two = { kernelSize: bothAxes(2), stride: bothAxes(2) };
  expect(plan({ ...two, padding: sides(2, 2) })).toEqual(refused);
  expect(plan({ ...two, padding: sides(0, 2) })).toEqual(refused);
  expect(plan({ ...two, padding: sides(1, 1) })).toEqual([]);
  // 16 pixels and 4 of padding: the first window reads -3, -1 and 1.
  expect(plan({ kernelSize: bothAxes(3), dilation: bothAxes(2), padding: sides(3, 3) })).toEqual([]);
});

test.each([
  ['one position', true, 'Identity'],
  // Each position has a sum of 1 of its own: the loss over all of them is another.
  ['several positions', false, 'Softmax'],
])('a Softmax over the channels of %s', (_, isPooled, kind) => {
  const builder = createBuilder();
  builder.add('Input', 'input');
  if (isPooled) builder.add('GlobalAvgPool', 'pool');
  builder.add('Softmax', 'softmax');
  builder.add('Flatten', 'flatten');
  const { plan } = createPlan(builder.build(), size);
  expect(plan?.steps.at(-2)?.layer.kind).toBe(kind);
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
