/**
 * @file The suggestions against the redesigns that the authors of receptive field analysis made by hand.
 *
 * Source: Richter et al., "Should You Go Deeper?", ICMLA 2021, and their published code: parameters of the truncated
 * networks, costs of the three variants of ResNet18.
 */
import { describe, expect, test } from 'vitest';
import { analyze } from '../analysis/analyze';
import { emptyArchitecture } from '../architecture/architecture';
import { buildReference } from '../presets/presets.testing';
import { bothAxes } from '../util/perAxis';
import { followStrategy } from './followStrategy';
import type { Strategy, Suggestion } from './suggestion';
import { adviseOn, advisePreset, getSuggestion, listLayers } from './suggestions.testing';

describe('cut behind the border layer at 32 px', () => {
  test.each([
    [11, 4_639_754],
    [13, 4_824_650],
    [16, 3_054_410],
    [19, 2_363_338],
  ])('VGG%i with the head of the paper has %i parameters, layer for layer', (depth, params) => {
    const advised = advisePreset(`vgg${depth}bn,head=paper,classes=10`, 32);
    const cut = getSuggestion(advised, 'cut-tail');
    const { architecture } = cut.apply();
    expect(cut.after.params).toBe(params);
    expect(listLayers(architecture)).toEqual(listLayers(buildReference(`vgg${depth}-truncated`)));
  });

  test('ResNet18 keeps the blocks before the one with the border layer', () => {
    const cut = getSuggestion(advisePreset('resnet18,classes=10', 32), 'cut-tail');
    expect(cut.reason).toMatchObject({ border: 'layer3.1.conv2', last: 'layer3.0.add' });
    expect(listLayers(cut.apply().architecture)).toEqual(listLayers(buildReference('resnet18-truncated')));
  });
});

describe('ResNet18 at 16 px', () => {
  const input = { resolution: bothAxes(16), rule: 'paper' } as const;
  const start = buildReference('resnet18,classes=10');
  const macs = analyze(start, input).totals.macs;
  const follow = (strategy: Strategy) => {
    const { architecture, taken } = followStrategy({ architecture: start, input }, strategy);
    const after = analyze(architecture, input);
    return { architecture, codes: taken.map(({ code }) => code), after, ratio: after.totals.macs / macs };
  };

  test('for performance no convolution is left beyond the border, for less than the 9.2 times MACs of the authors', () => {
    const { codes, after, ratio } = follow('performance');
    expect(after.headline.unproductive).toBe(0);
    expect(ratio).toBeLessThanOrEqual(9.2);
    // As deep as before: blocks move, none goes.
    expect(after.headline.judged).toBe(20);
    expect(codes).toEqual([
      'shrink-stem-kernel',
      'weaken-downsampling',
      'weaken-downsampling',
      'move-blocks',
    ]);
  });

  test('for efficiency it becomes the authors’ variant: the kernel of the stem, then a cut', () => {
    const { architecture, codes, after, ratio } = follow('efficiency');
    expect(codes).toEqual(['shrink-stem-kernel', 'cut-tail']);
    expect(after.headline.unproductive).toBe(0);
    expect(ratio).toBeLessThanOrEqual(0.25);
    expect(listLayers(architecture)).toEqual(listLayers(buildReference('resnet18-efficiency,classes=10')));
  });

  test('the hybrid is between both', () => {
    const { after, ratio } = follow('hybrid');
    expect(after.headline.unproductive).toBe(0);
    expect(ratio).toBeGreaterThan(0.25);
    // The authors' hybrid takes 1.36 times the MACs with a thousand classes.
    expect(ratio).toBeLessThan(1.4);
  });

  test('a cut alone would leave nothing but the stem, so it is refused', () => {
    const { advice } = advisePreset('resnet18,classes=10', 16);
    expect(advice.refused).toMatchObject([
      { code: 'cut-tail', problem: { code: 'too-little-left', convolutions: 1 } },
    ]);
  });
});

// The variants are presets, written down from the channel lists in the authors' code.
describe('pools of plain chains', () => {
  /** The suggestion that moves pools farthest. */
  const takeFarthest = (size: number, code: 'delay-downsampling' | 'advance-downsampling') => {
    const { advice } = advisePreset('vgg13bn,head=paper,classes=10', size);
    const steps = ({ reason }: Suggestion) => ('steps' in reason ? Number(reason.steps) : 0);
    const found = advice.suggestions.filter((suggestion) => suggestion.code === code);
    return found.sort((a, b) => steps(b) - steps(a))[0]?.apply().architecture ?? emptyArchitecture;
  };

  test('VGG13 with all pools as late as they go is the authors’ variant with late downsampling', () => {
    const late = takeFarthest(64, 'delay-downsampling');
    expect(listLayers(late)).toEqual(listLayers(buildReference('vgg13-late')));
  });

  test('and as early as they go the one with early downsampling', () => {
    const early = takeFarthest(224, 'advance-downsampling');
    expect(listLayers(early)).toEqual(listLayers(buildReference('vgg13-early')));
  });

  test('VGG19 at 64 px without its first two pools is the authors’ variant for performance', () => {
    let architecture = buildReference('vgg19bn,head=paper,classes=10');
    for (const pool of ['pool1', 'pool2']) {
      const { suggestions } = adviseOn(architecture, 64).advice;
      const found = suggestions.find(({ id }) => id === `weaken-downsampling:${pool}`);
      architecture = found?.apply().architecture ?? emptyArchitecture;
    }
    expect(listLayers(architecture)).toEqual(listLayers(buildReference('vgg19-performance')));
    expect(adviseOn(architecture, 64).analysis.headline.unproductive).toBe(0);
  });
});
