/** @file Parameters and multiply-accumulates of the presets against numbers from elsewhere. */
import { describe, expect, test } from 'vitest';
import { analyzeReference } from './presets.testing';
import { torchvisionTable } from './torchvisionTable.testing';

describe('torchvision 0.14', () => {
  test.each(torchvisionTable)(
    '%s at %i px: %i parameters, %i multiply-accumulates',
    (text, size, params, macs) => {
      const { totals, diagnostics } = analyzeReference(text, size);
      expect(totals).toMatchObject({ params, macs });
      expect(diagnostics.filter(({ severity }) => severity !== 'note')).toEqual([]);
    },
  );
});

describe('the authors of receptive field analysis', () => {
  // Their published code and tables (Richter et al., ICMLA 2021): batch norm and the head `paper`, ten classes.
  test.each([
    ['vgg11-truncated', 4_639_754],
    ['vgg13-truncated', 4_824_650],
    ['vgg16-truncated', 3_054_410],
    ['vgg19-truncated', 2_363_338],
  ])('%s has %i parameters', (id, params) => {
    expect(analyzeReference(id, 32).totals.params).toBe(params);
  });

  test.each([
    ['vgg16bn,head=paper,classes=10', 14.86],
    ['vgg19bn,head=paper,classes=10', 20.17],
    ['resnet18,classes=10', 11.18],
    ['resnet18-truncated', 1.6],
  ])('%s has %d million parameters', (text, millions) => {
    expect(analyzeReference(text, 32).totals.params / 1e6).toBeCloseTo(millions, 2);
  });

  // Multiply-accumulates against ResNet18 on images of 16 px.
  test.each([
    ['resnet18-performance,classes=10', 'resnet18,classes=10', 9.2, 1],
    ['resnet18-performance', 'resnet18', 9, 0],
    ['resnet18-hybrid', 'resnet18', 1.36, 2],
    ['resnet18-efficiency', 'resnet18', 0.2, 1],
  ])('%s costs %s times %d', (variant, original, factor, digits) => {
    const { macs } = analyzeReference(variant, 16).totals;
    expect(macs / analyzeReference(original, 16).totals.macs).toBeCloseTo(factor, digits);
  });
});

/** Counted by hand from the papers' tables, layer by layer. */
describe('the CIFAR stem', () => {
  // 11 689 512 as torchvision, less 513 000 and 9 408 for head and stem, plus 5 130 and 1 728.
  test('changes the first convolution and nothing else that is learnt', () => {
    expect(analyzeReference('resnet18-cifar', 32).totals.params).toBe(11_173_962);
    expect(analyzeReference('resnet18,stem=cifar,classes=10', 32).totals).toEqual(
      analyzeReference('resnet18-cifar', 32).totals,
    );
  });
});
