/** @file The profile against the analysis itself, size by size, and against published borders. */
import { expect, test } from 'vitest';
import type { LayerId } from '../architecture/architecture';
import { createBuilder } from '../architecture/builder';
import { buildReference } from '../presets/presets.testing';
import { bothAxes, type PerAxis } from '../util/perAxis';
import { analyze } from './analyze';
import { computeStatusProfile, findStatus } from './statusProfile';

const wide = (smaller: number): PerAxis<number> => [smaller, 2 * smaller];

test.each([
  ['vgg16', 'paper', bothAxes],
  ['resnet50', 'paper', wide],
  ['resnet18', 'toolbox', wide],
  ['densenet121', 'toolbox', bothAxes],
  ['googlenet', 'paper', bothAxes],
  ['unet', 'toolbox', wide],
  ['alexnet', 'paper', bothAxes],
] as const)('%s by %s: at every size what the analysis says', (reference, rule, toImage) => {
  const architecture = buildReference(reference);
  const profile = computeStatusProfile(architecture, rule, { from: 8, to: 512, toImage });
  const shown = new Set(profile.map(({ id }) => id));
  for (let size = 8; size <= 512; size += size < 128 ? 1 : 7) {
    const { layers } = analyze(architecture, { resolution: toImage(size), rule });
    const expected = [...layers.values()].filter(({ id }) => shown.has(id)).map(({ status }) => status);
    expect(profile.map((own) => findStatus(own, size))).toEqual(expected);
    const judged = [...layers.values()].filter(({ status }) => status !== 'none' && status !== 'head');
    for (const { id } of judged) expect(shown.has(id)).toBe(true);
  }
});

test('a layer that is told its output’s size has other fields on other images', () => {
  const builder = createBuilder();
  builder.add('Input', 'input');
  builder.add('Conv2d', 'conv1');
  builder.add('AdaptiveAvgPool2d', 'pool', { outputSize: [4, 4] });
  builder.add('Conv2d', 'conv2');
  builder.add('Conv2d', 'conv3');
  const architecture = builder.build();
  const profile = computeStatusProfile(architecture, 'paper', { from: 8, to: 40, toImage: bothAxes });
  for (const size of [8, 16, 17, 40]) {
    const { layers } = analyze(architecture, { resolution: [size, size], rule: 'paper' });
    for (const own of profile) expect(findStatus(own, size)).toBe(layers.get(own.id)?.status);
  }
});

test('runs meet without gaps, and the last unproductive size of VGG16 is 163', () => {
  const profile = computeStatusProfile(buildReference('vgg16'), 'paper', {
    from: 8,
    to: 512,
    toImage: bothAxes,
  });
  expect(profile).toHaveLength(13);
  for (const { runs } of profile) {
    expect(runs[0]?.from).toBe(8);
    expect(runs.at(-1)?.to).toBe(512);
    for (const [index, { from }] of runs.entries())
      if (index > 0) expect(from).toBe((runs[index - 1]?.to ?? 0) + 1);
  }
  const last = profile.find(({ id }) => id === ('conv13' as LayerId));
  // It receives 164 and sees 196 pixels.
  expect(last?.runs).toEqual([
    { from: 8, to: 163, status: 'unproductive' },
    { from: 164, to: 195, status: 'critical' },
    { from: 196, to: 512, status: 'productive' },
  ]);
});
