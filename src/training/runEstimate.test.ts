/** @file How long a run takes, held against runs that were timed, and what a probe sees, counted by hand. */
import { expect, test } from 'vitest';
import { createBuilder } from '../architecture/builder';
import { findPreset } from '../presets/presets';
import { bothAxes } from '../util/perAxis';
import { countFeatures } from './measuredLayers';
import { estimateProbeSeconds, measureNetwork } from './runEstimate';
import { createQuickSetup } from './setups';
import { thinNetwork } from './thinNetwork';

test('a probe sees at most four by four values of a map, one, or all', () => {
  const wide = { channels: 8, height: 6, width: 3 };
  expect(countFeatures(wide, '4x4')).toBe(8 * 4 * 3);
  expect(countFeatures(wide, '1x1')).toBe(8);
  expect(countFeatures(wide, 'none')).toBe(8 * 6 * 3);
  expect(countFeatures({ features: 10 }, '4x4')).toBe(10);
});

test('convolutions and dense layers are measured, the last dense one says how many classes there are', () => {
  const builder = createBuilder();
  builder.add('Input', 'input');
  builder.add('Conv2d', 'conv', { outChannels: 4 });
  builder.add('ReLU', 'relu');
  builder.add('GlobalAvgPool', 'pool');
  builder.add('Flatten', 'flatten');
  builder.add('Linear', 'hidden', { outFeatures: 20 });
  builder.add('Linear', 'answer', { outFeatures: 7 });
  const { measured, classCount } = measureNetwork(builder.build(), bothAxes(16));
  expect(measured).toEqual([{ channels: 4, height: 16, width: 16 }, { features: 20 }, { features: 7 }]);
  expect(classCount).toBe(7);
});

// Timed on wasm: VGG16 20 s on one thread and 30 s on a busy machine, ResNet18 13 s on two threads.
test.each([
  ['vgg16', 1 / 8, 20, 30],
  ['resnet18', 1 / 4, 13, 26],
])('probes of %s take as long as they took, within a factor of two', (id, width, least, most) => {
  const architecture = findPreset(id)?.build({ classes: 10 });
  if (architecture === undefined) throw new Error(`${id} is a preset`);
  const { probes } = createQuickSetup(architecture, bothAxes(32));
  const network = measureNetwork(thinNetwork(architecture, width), bothAxes(32));
  const seconds = estimateProbeSeconds(network, probes);
  expect(seconds).toBeGreaterThan(least / 2);
  expect(seconds).toBeLessThan(2 * most);
});
