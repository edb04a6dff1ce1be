/** @file VGG16's fields are 3, 5, 10, 14, 24, 32, 40, 60, 76, 92, 132, 164, 196 (Richter et al., ICMLA 2021). */
import { expect, test } from 'vitest';
import { createBuilder } from '../architecture/builder';
import { findPreset } from '../presets/presets';
import { bothAxes } from '../util/perAxis';
import { analyze } from './analyze';
import { computeFitProfile } from './fitProfile';

const input = { resolution: bothAxes(32), rule: 'paper' } as const;

test('VGG16: a convolution stops being unproductive at the field of the one before it', () => {
  const architecture = findPreset('vgg16')?.build();
  if (architecture === undefined) throw new Error('expected VGG16');
  const steps = computeFitProfile(architecture, analyze(architecture, input));
  expect(steps.map(({ from, unproductive }) => [from, unproductive])).toEqual([
    [1, 12],
    [3, 11],
    [5, 10],
    [10, 9],
    [14, 8],
    [24, 7],
    [32, 6],
    [40, 5],
    [60, 4],
    [76, 3],
    [92, 2],
    [132, 1],
    [164, 0],
  ]);
});

test('a network without convolutions fits from the first pixel on', () => {
  const builder = createBuilder();
  builder.add('Input', 'image');
  const architecture = builder.build();
  expect(computeFitProfile(architecture, analyze(architecture, input))).toEqual([
    { from: 1, unproductive: 0, share: 0 },
  ]);
});
