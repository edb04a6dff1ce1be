/** @file Channels that belong together, by hand and on known networks. */
import { describe, expect, test } from 'vitest';
import { analyze } from '../analysis/analyze';
import { createBuilder } from '../architecture/builder';
import { buildReference } from '../presets/presets.testing';
import { createAnatomy } from '../suggestions/anatomy';
import { findChannelClasses } from './channelClasses';
import { fitLimits } from './fitLimits';

const noLimits = { macs: null, params: null, memoryBytes: null, convolutions: null };
const look = (architecture: ReturnType<typeof buildReference>, size = 32) =>
  createAnatomy(architecture, analyze(architecture, { resolution: [size, size], rule: 'paper' }));

describe('classes', () => {
  test('an addition ties its inputs, a depthwise convolution what it reads; the answer is not changed', () => {
    const builder = createBuilder();
    builder.add('Input', 'input', { channels: 3 });
    const stem = builder.add('Conv2d', 'stem', { outChannels: 16 });
    builder.add('Conv2d', 'wide', { outChannels: 32 });
    builder.add('BatchNorm', 'norm');
    builder.add('Conv2d', 'deep', { outChannels: 32, groups: 32 });
    builder.add('Conv2d', 'back', { outChannels: 16 });
    const sum = builder.add('Add', 'sum', {}, { inputs: [builder.last, stem] });
    builder.add('Conv2d', 'grouped', { outChannels: 24, groups: 4 }, { inputs: [sum] });
    builder.add('GlobalAvgPool', 'gap');
    builder.add('Flatten', 'flatten');
    builder.add('Linear', 'fc', { outFeatures: 10 });
    const { architecture, analysis } = look(builder.build());
    const found = findChannelClasses(architecture, analysis).map(({ sources, ...facts }) => {
      return { ...facts, sources: sources.toSorted() };
    });
    expect(found.toSorted((x, y) => x.channels - y.channels)).toEqual([
      // The grouped convolution reads it in four groups.
      { channels: 16, sources: ['back', 'stem'], depthwise: [], divisor: 4 },
      { channels: 24, sources: ['grouped'], depthwise: [], divisor: 4 },
      { channels: 32, sources: ['wide'], depthwise: ['deep'], divisor: 1 },
    ]);
  });

  test('what makes the answer itself has none', () => {
    const builder = createBuilder();
    builder.add('Input', 'input');
    builder.add('Conv2d', 'conv', { outChannels: 8 });
    builder.add('Conv2d', 'classes', { outChannels: 10 });
    builder.add('GlobalAvgPool', 'gap');
    const { architecture, analysis } = look(builder.build());
    expect(findChannelClasses(architecture, analysis).map(({ sources }) => sources)).toEqual([['conv']]);
  });
});

describe('limits', () => {
  test.each([
    ['resnet18', 'params'],
    ['resnet18', 'macs'],
    ['vgg16,head=gap,classes=10', 'params'],
    ['mobilenetv2', 'memoryBytes'],
    ['resnext50', 'params'],
    ['densenet121', 'macs'],
  ] as const)('%s fits half its %s with fewer channels and nothing else changed', (reference, cost) => {
    const anatomy = look(buildReference(reference), 64);
    const { totals, diagnostics } = anatomy.analysis;
    const fitted = fitLimits(anatomy, { ...noLimits, [cost]: totals[cost] / 2 });
    expect(fitted?.analysis.totals[cost]).toBeLessThanOrEqual(totals[cost] / 2);
    // Not narrower than it takes: one stage by one step more than half would be far below.
    expect(fitted?.analysis.totals[cost]).toBeGreaterThan(totals[cost] / 4);
    expect(fitted?.analysis.diagnostics.length).toBe(diagnostics.length);
    for (const [id, { layer }] of anatomy.architecture.layers) {
      const after = fitted?.architecture.layers.get(id)?.layer;
      const changes = Object.entries(layer.params).filter(
        ([name, value]) => JSON.stringify(Reflect.get(after?.params ?? {}, name)) !== JSON.stringify(value),
      );
      expect(changes.every(([name]) => name === 'outChannels' || name === 'groups')).toBe(true);
    }
  });

  test('a design that fits stays the very same, one that cannot is given up', () => {
    const anatomy = look(buildReference('lenet5'));
    expect(fitLimits(anatomy, noLimits)?.architecture).toBe(anatomy.architecture);
    expect(fitLimits(anatomy, { ...noLimits, params: 10 })).toBeNull();
  });
});
