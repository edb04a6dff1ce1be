/** @file What is plotted, against published fields and by hand. */
import { describe, expect, test } from 'vitest';
import { analyze } from '../../analysis/analyze';
import { createBuilder } from '../../architecture/builder';
import { buildReference } from '../../presets/presets.testing';
import type { PerAxis } from '../../util/perAxis';
import { collectGrowth, findCrossing, type GrowthChoice } from './growthData';

const choice: GrowthChoice = { measure: 'field', scale: 'linear', isCumulative: false, isSorted: false };

function collect(reference: string, resolution: PerAxis<number>, changes: Partial<GrowthChoice> = {}) {
  const architecture = buildReference(reference);
  const analysis = analyze(architecture, { resolution, rule: 'paper' });
  const data = collectGrowth(architecture, analysis, { ...choice, ...changes });
  return { data, analysis, names: data.places.map(({ name }) => name) };
}

describe('fields', () => {
  test('of VGG16 grow as published; the first beyond 32 px is conv7, the border is conv8', () => {
    const { data, names, analysis } = collect('vgg16', [32, 32]);
    const [only, ...others] = data.lines;
    expect(others).toEqual([]);
    expect(only?.code).toBe('min');
    const ofConvolutions = only?.values.filter((_, index) => names[index]?.startsWith('conv'));
    expect(ofConvolutions).toEqual([3, 5, 10, 14, 24, 32, 40, 60, 76, 92, 132, 164, 196]);
    expect(data.references).toEqual([32]);
    expect(findCrossing(data, analysis)).toBe('conv7');
    expect(data.places.filter(({ isBorder }) => isBorder).map(({ name }) => name)).toEqual(['conv8']);
  });

  test('of ResNet18 differ by path: smallest and largest', () => {
    const { data, names } = collect('resnet18', [32, 32]);
    expect(data.lines.map(({ code, look }) => [code, look])).toEqual([
      ['min', 'main'],
      ['max', 'third'],
    ]);
    const at = names.indexOf('layer3.1.conv2');
    expect(data.lines.map(({ values }) => values[at])).toEqual([75, 211]);
    // Norms and activations see what feeds them.
    expect(names.some((name) => /bn|relu/.test(name))).toBe(false);
  });

  test('of images that are not square have a line for each axis, and so have their lengths', () => {
    const { data } = collect('vgg11', [32, 64]);
    expect(data.lines.map(({ code }) => code)).toEqual(['min-height', 'min-width']);
    expect(data.references).toEqual([32, 64]);
  });

  test('of paths and axes together are four lines that look different', () => {
    const { data } = collect('resnet18', [16, 64]);
    expect(data.lines.map(({ code, look }) => [code, look])).toEqual([
      ['min-height', 'main'],
      ['max-height', 'third'],
      ['min-width', 'second'],
      ['max-width', 'fourth'],
    ]);
  });

  test('within the image do not cross it', () => {
    const { data, analysis } = collect('vgg11', [500, 500]);
    expect(findCrossing(data, analysis)).toBeNull();
  });
});

test('maps shrink by their strides; vectors have none', () => {
  const { data, names } = collect('lenet5', [32, 32], { measure: 'mapSize' });
  expect(data.lines.map(({ code }) => code)).toEqual(['size']);
  const sizes = new Map(names.map((name, index) => [name, data.lines[0]?.values[index]]));
  // LeCun et al. 1998: 32, 28, 14, 10, 5 and 1.
  expect([...new Set(sizes.values())]).toEqual([32, 28, 14, 10, 5, 1]);
});

describe('costs', () => {
  const builder = createBuilder();
  builder.add('Input', 'input', { channels: 1 });
  builder.add('Conv2d', 'small', { outChannels: 2, kernelSize: [1, 1], bias: false });
  builder.add('ReLU', 'relu');
  builder.add('Conv2d', 'large', { outChannels: 3, kernelSize: [3, 3], bias: false });
  const architecture = builder.build();
  const analysis = analyze(architecture, { resolution: [4, 4], rule: 'paper' });
  const collectCosts = (changes: Partial<GrowthChoice>) => {
    const { places, lines } = collectGrowth(architecture, analysis, {
      ...choice,
      measure: 'params',
      ...changes,
    });
    return places.map(({ name }, index) => [name, lines[0]?.values[index]]);
  };

  test.each<[Partial<GrowthChoice>, unknown]>([
    // 1 x 2 weights; 2 x 3 x 9 weights.
    [
      {},
      [
        ['small', 2],
        ['large', 54],
      ],
    ],
    [
      { isCumulative: true },
      [
        ['small', 2],
        ['large', 56],
      ],
    ],
    [
      { isSorted: true },
      [
        ['large', 54],
        ['small', 2],
      ],
    ],
    [
      { isSorted: true, isCumulative: true },
      [
        ['large', 54],
        ['small', 56],
      ],
    ],
    // On 16 positions.
    [
      { measure: 'macs' },
      [
        ['small', 32],
        ['large', 864],
      ],
    ],
    // 4 bytes for each of 16, 32, 32 and 48 values.
    [
      { measure: 'memoryBytes' },
      [
        ['input', 64],
        ['small', 128],
        ['relu', 128],
        ['large', 192],
      ],
    ],
  ])('%o', (changes, expected) => {
    expect(collectCosts(changes)).toEqual(expected);
  });
});
