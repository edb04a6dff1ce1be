/**
 * @file Published numbers of known networks, kept here as small tables so that the core is guarded without the
 * oracle files too. Sources stand at each table.
 */
import { describe, expect, test } from 'vitest';
import type { StatusRule } from '../architecture/statusRule';
import { buildReference } from '../presets/presets.testing';
import { analyze } from './analyze';

function analyzePreset(preset: string, size: number, rule: StatusRule = 'paper') {
  return analyze(buildReference(preset), { resolution: [size, size], rule });
}

describe('border layers of VGG by both rules', () => {
  // `paper`: figures of Richter et al., "Should You Go Deeper?", ICMLA 2021; `toolbox`: rfa_toolbox 1.7.0.
  // Per network and image size: the border layer and how many convolutions are unproductive.
  test.each([
    ['vgg11', 32, 'conv6', 3, 'conv6', 3],
    ['vgg13', 32, 'conv8', 3, 'conv7', 4],
    ['vgg16', 32, 'conv8', 6, 'conv7', 7],
    ['vgg19', 32, 'conv8', 9, 'conv7', 10],
    ['vgg19', 64, 'conv10', 7, 'conv10', 7],
  ] as const)('%s at %i px', (preset, size, paper, paperCount, toolbox, toolboxCount) => {
    const byPaper = analyzePreset(preset, size, 'paper');
    expect([byPaper.borderLayers, byPaper.headline.unproductive]).toEqual([[paper], paperCount]);
    const byToolbox = analyzePreset(preset, size, 'toolbox');
    expect([byToolbox.borderLayers, byToolbox.headline.unproductive]).toEqual([[toolbox], toolboxCount]);
  });

  test('the toolbox judges pools too: the third of VGG13 is unproductive at 32 px, not the second', () => {
    const { layers } = analyzePreset('vgg13', 32, 'toolbox');
    const statusOf = (name: string) => [...layers.values()].find(({ id }) => id === name)?.status;
    expect([statusOf('pool2'), statusOf('pool3')]).toEqual(['productive', 'unproductive']);
  });

  test('the sixth convolution of VGG16 sees exactly 32 pixels', () => {
    const { layers } = analyzePreset('vgg16', 32);
    const sixth = [...layers.values()].find(({ id }) => id === 'conv6');
    expect(sixth).toMatchObject({ field: { min: [32, 32] }, status: 'productive' });
    const seventh = [...layers.values()].find(({ id }) => id === 'conv7');
    expect(seventh).toMatchObject({ field: { min: [40, 40] }, received: [32, 32], status: 'critical' });
  });
});

describe('feasible resolutions', () => {
  // The house plan's own figures, from an independent script; the first two columns for ResNet18, VGG16 and
  // MobileNetV2 and the toolbox's variants also from rfa_toolbox 1.7.0.
  test.each([
    ['resnet18', { min: 75, max: 435, toolboxDefault: 139, toolboxLowerBound: 96 }],
    ['resnet50', { min: 75, max: 427, widening: 11, toolboxDefault: 96, toolboxLowerBound: 96 }],
    ['vgg16', { min: 164, max: 212, toolboxDefault: 212, toolboxLowerBound: 196 }],
    ['mobilenetv2', { min: 163, max: 491 }],
    ['efficientnetb0', { min: 299, max: 851, widening: 171, toolboxDefault: 299, toolboxLowerBound: 171 }],
  ] as const)('%s', (preset, expected) => {
    const { feasibleResolution } = analyzePreset(preset, 224);
    const squares = Object.entries(expected).map(([name, value]) => [name, [value, value]]);
    expect(feasibleResolution).toMatchObject(Object.fromEntries(squares));
  });

  test('of VGG16 is the smallest image without an unproductive convolution', () => {
    expect(analyzePreset('vgg16', 164).headline.unproductive).toBe(0);
    expect(analyzePreset('vgg16', 163).headline.unproductive).toBe(1);
  });
});

describe('images that are not square', () => {
  test('judge each axis by itself: VGG16 on 32 rows and 224 columns', () => {
    const { layers, borderLayers } = analyze(buildReference('vgg16'), {
      resolution: [32, 224],
      rule: 'paper',
    });
    const statuses = [...layers.values()]
      .filter(({ id }) => id.startsWith('conv'))
      .map(({ status }) => status);
    // By hand: six convolutions within 32, the seventh critical on rows only, then unproductive on rows only.
    expect(statuses).toEqual([
      ...Array.from({ length: 6 }, () => 'productive'),
      ...Array.from({ length: 7 }, () => 'partial'),
    ]);
    expect(borderLayers).toEqual([]);
  });
});
