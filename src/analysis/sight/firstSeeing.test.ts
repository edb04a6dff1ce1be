/** @file The first layer that sees an object, by fields that were calculated by hand. */
import { expect, test } from 'vitest';
import { createBuilder } from '../../architecture/builder';
import { buildReference } from '../../presets/presets.testing';
import { analyze } from '../analyze';
import { findFirstSeeing } from './firstSeeing';

function ask(reference: string, size: readonly [number, number]) {
  const architecture = buildReference(reference);
  const analysis = analyze(architecture, { resolution: [32, 32], rule: 'paper' });
  const { byMin, byMax, byWhole, largest } = findFirstSeeing(architecture, analysis, size);
  const name = (id: typeof byMin) => (id === null ? null : (architecture.layers.get(id)?.name ?? null));
  return { byMin: name(byMin), byMax: name(byMax), byWhole: name(byWhole), largest: name(largest) };
}

test('VGG16: fields 3, 5, 6, 10, 14, 16, 24, 32, 40, 44, 60, ..., 196 and 212 at the last pool', () => {
  expect(ask('vgg16', [24, 20]).byMin).toBe('conv5');
  expect(ask('vgg16', [25, 20]).byMin).toBe('conv6');
  expect(ask('vgg16', [3, 15])).toMatchObject({ byMin: 'pool2', byMax: 'pool2' });
  expect(ask('vgg16', [213, 10])).toMatchObject({ byMin: null, byMax: null, largest: 'pool5' });
  expect(ask('vgg16', [213, 10]).byWhole).toBe('flatten');
});

test('the image itself is not counted', () => {
  expect(ask('vgg16', [1, 1]).byMin).toBe('conv1');
});

test('shortest and longest path differ behind a skip connection', () => {
  // conv1 sees 3; conv2 behind it 5; the sum 3 to 5; conv3 behind that 5 to 7.
  const builder = createBuilder();
  builder.add('Input', 'input');
  const first = builder.add('Conv2d', 'conv1', { kernelSize: [3, 3] });
  const second = builder.add('Conv2d', 'conv2', { kernelSize: [3, 3] });
  builder.add('Add', 'sum', {}, { inputs: [first, second] });
  const third = builder.add('Conv2d', 'conv3', { kernelSize: [3, 3] });
  const architecture = builder.build();
  const analysis = analyze(architecture, { resolution: [32, 32], rule: 'paper' });
  expect(findFirstSeeing(architecture, analysis, [7, 7])).toMatchObject({ byMin: null, byMax: third });
  expect(findFirstSeeing(architecture, analysis, [5, 4])).toMatchObject({ byMin: second, byMax: second });
  expect(findFirstSeeing(architecture, analysis, [6, 1])).toMatchObject({ byMin: null, byMax: third });
});
