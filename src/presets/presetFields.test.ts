/** @file Fields and border layers of presets against published tables: do the layers stand as the authors meant? */
import { describe, expect, test } from 'vitest';
import { isLayerOf } from '../architecture/architecture';
import { analyzeReference, buildReference } from './presets.testing';

/** Smallest and largest field of the 3x3 and larger convolutions, in document order. */
function listFields(text: string): readonly (readonly [number, number])[] {
  const architecture = buildReference(text);
  const { layers } = analyzeReference(text, 32);
  return [...architecture.layers.values()].flatMap((node) => {
    const field = layers.get(node.id)?.field;
    if (!isLayerOf(node, 'Conv2d') || node.layer.params.kernelSize[0] === 1 || !field) return [];
    return [[field.min[0], field.max[0]] as const];
  });
}

// Fields and border layers: the tables of the authors' figures and code (Richter et al., ICMLA 2021).
describe('VGG at 32 px', () => {
  test.each([
    ['vgg11', [3, 8, 18, 26, 46, 62, 102, 134], 'conv6', 3],
    ['vgg13', [3, 5, 10, 14, 24, 32, 52, 68, 108, 140], 'conv8', 3],
    ['vgg16', [3, 5, 10, 14, 24, 32, 40, 60, 76, 92, 132, 164, 196], 'conv8', 6],
    ['vgg19', [3, 5, 10, 14, 24, 32, 40, 48, 68, 84, 100, 116, 156, 188, 220, 252], 'conv8', 9],
  ])('%s', (id, fields, border, unproductive) => {
    expect(listFields(id)).toEqual(fields.map((field) => [field, field]));
    const { borderLayers, headline } = analyzeReference(id, 32);
    expect(borderLayers).toEqual([border]);
    expect(headline.unproductive).toBe(unproductive);
  });

  test('6 of 13 convolutions of VGG16 have 88 % of the parameters and 39 % of the work', () => {
    const { headline } = analyzeReference('vgg16,head=gap,classes=10', 32);
    expect(headline).toMatchObject({ judged: 13, unproductive: 6 });
    expect(headline.paramShare).toBeCloseTo(0.88, 2);
    expect(headline.macShare).toBeCloseTo(0.39, 2);
  });

  test.each(['vgg11', 'vgg13', 'vgg16', 'vgg19'])('%s truncated ends with its border layer', (id) => {
    const { borderLayers, headline } = analyzeReference(`${id}-truncated`, 32);
    expect(borderLayers).toEqual(analyzeReference(id, 32).borderLayers);
    expect(headline.unproductive).toBe(1);
  });
});

test('VGG19 at 64 px has its border at the tenth convolution, with seven beyond', () => {
  const { borderLayers, headline } = analyzeReference('vgg19', 64);
  expect(borderLayers).toEqual(['conv10']);
  expect(headline.unproductive).toBe(7);
});

test('ResNet18 has the fields of the authors, per path', () => {
  const fields =
    '7/7 19/19 27/27 19/35 27/43 19/51 35/67 27/83 43/99 27/115 59/147 43/179 75/211 43/243 107/307 75/371 139/435';
  expect(listFields('resnet18').map((field) => field.join('/'))).toEqual(fields.split(' '));
  const { borderLayers, tail } = analyzeReference('resnet18', 32);
  expect(borderLayers).toEqual(['layer3.1.conv2']);
  expect(tail).toBe('layer3.0.conv2');
});

// Largest fields with the stride in the 3x3 (torchvision) and in the first 1x1 (TF-Slim, rfa_toolbox).
test.each([
  ['resnet50', 427, 483],
  ['resnet101', 971, 1027],
  ['resnet152', 1451, 1507],
])('%s sees at most %i px, %i with the stride in the first 1x1', (id, late, early) => {
  expect(analyzeReference(id, 224).feasibleResolution.max).toEqual([late, late]);
  expect(analyzeReference(`${id},strideIn=1x1`, 224).feasibleResolution.max).toEqual([early, early]);
});

// What the authors made these for: the originals have unproductive layers at that size, these have none.
test.each([
  ['resnet18', 16, ['resnet18-efficiency', 'resnet18-performance', 'resnet18-hybrid']],
  ['vgg19', 64, ['vgg19-performance', 'vgg19-hybrid']],
] as const)(
  'at the size that %s is too deep for (%i px) its variants waste nothing',
  (id, size, variants) => {
    expect(analyzeReference(id, size).headline.unproductive).toBeGreaterThan(0);
    for (const variant of variants) expect(analyzeReference(variant, size).headline.unproductive).toBe(0);
  },
);

test('VGG13 wastes less with late downsampling and more with early', () => {
  const [late, original, early] = ['vgg13-late', 'vgg13', 'vgg13-early'].map(
    (id) => analyzeReference(id, 32).headline.unproductive,
  );
  expect(late).toBeLessThan(original ?? 0);
  expect(early).toBeGreaterThan(original ?? 0);
});

test('attention over positions widens the largest field and leaves the border where it is', () => {
  expect(analyzeReference('resnet18-se-spatial', 32).borderLayers).toEqual(['layer3.1.conv2']);
  expect(analyzeReference('resnet18-se', 32).feasibleResolution.max).toEqual([435, 435]);
  expect(analyzeReference('resnet18-spatial', 32).feasibleResolution.max[0]).toBeGreaterThan(435);
});
