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

/** Networks that torchvision lacks. */
describe('the same layers written in PyTorch', () => {
  // PyTorch 1.13 on a program of its own from the papers' tables, counted as torchvision's networks; MobileNet's
  // parameters are also those that Keras states (4 231 976 trainable), LeNet's those of many textbooks.
  test.each([
    ['lenet5', 32, 61_706, 416_520],
    ['mobilenetv1', 224, 4_231_976, 568_740_352],
    ['unet', 512, 31_030_658, 192_384_335_872],
  ])('%s at %i px: %i parameters, %i multiply-accumulates', (id, size, params, macs) => {
    expect(analyzeReference(id, size).totals).toMatchObject({ params, macs });
  });
});

// By hand, from ResNet18 with ten classes (11 181 642 parameters, as torchvision).
describe('the changed blocks of ResNet18', () => {
  test.each([
    // 2 C^2 / 16 in each of two blocks with 64, 128, 256 and 512 channels.
    ['resnet18-se', 11_181_642 + 87_040],
    // 2 x 7 x 7 in each of eight blocks.
    ['resnet18-spatial', 11_181_642 + 784],
    ['resnet18-se-spatial', 11_181_642 + 87_040 + 784],
    // Three 1x1 convolutions with their norms less: 8 448, 33 280 and 132 096.
    ['resnet18-noskip', 11_181_642 - 173_824],
  ])('%s', (id, params) => {
    expect(analyzeReference(id, 32).totals.params).toBe(params);
  });
});
