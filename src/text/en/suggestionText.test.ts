import { describe, expect, test } from 'vitest';
import type { LayerId } from '../../architecture/architecture';
import type { DesignSummary } from '../../suggestions/designSummary';
import type { RewriteProblem, SuggestionReason } from '../../suggestions/suggestion';
import { suggestionText } from './suggestionText';

const id = (name: string) => name as LayerId;
const getName = (layer: LayerId) => String(layer);
const say = (reason: SuggestionReason) => {
  const { title, why } = suggestionText.describeReason(reason, getName);
  return `${title}. ${why}`.replaceAll('\u00A0', ' ');
};

const cut: SuggestionReason = {
  code: 'cut-tail',
  border: id('conv8'),
  last: id('conv8'),
  removedConvolutions: 5,
};
const kernel: SuggestionReason = {
  code: 'shrink-stem-kernel',
  layer: id('conv1'),
  from: [7, 7],
  to: [3, 3],
  growth: [8, 8],
};

test.each<[SuggestionReason, string]>([
  [
    { ...cut, removedConvolutions: 1 },
    'Cut behind conv8 and attach the head there. What arrives at conv8, the border layer, covers the image already, so what comes behind it adds no context. The border layer stays, as in the authors’ networks; 1 convolution behind it goes, and the head reads conv8.',
  ],
  [
    { ...cut, border: id('layer3.1.conv2'), last: id('layer3.0.add') },
    'Cut behind layer3.0.add and attach the head there. What arrives at layer3.1.conv2, the border layer, covers the image already, so neither it nor what comes behind it adds context. The part that holds it goes with everything behind it, 5 convolutions in all, and the head reads layer3.0.add.',
  ],
  [
    cut,
    'Cut behind conv8 and attach the head there. What arrives at conv8, the border layer, covers the image already, so what comes behind it adds no context. The border layer stays, as in the authors’ networks; 5 convolutions behind it go, and the head reads conv8.',
  ],
  [
    kernel,
    'Make the kernel of conv1 3x3. A kernel of 7x7 at the start makes every field behind it 8 pixels larger than one of 3x3 does. The smaller one slows the growth and costs less.',
  ],
  [
    { ...kernel, from: [4, 4], growth: [1, 1] },
    'Make the kernel of conv1 3x3. A kernel of 4x4 at the start makes every field behind it 1 pixel larger than one of 3x3 does. The smaller one slows the growth and costs less.',
  ],
  [
    { code: 'enlarge-kernel', layer: id('conv1'), from: [3, 3], to: [7, 7], growth: [8, 8] },
    'Make the kernel of conv1 7x7. No field covers the whole image. A kernel of 7x7 instead of 3x3 at the start makes every field behind it 8 pixels larger.',
  ],
  [
    { code: 'dilate-layers', layers: 4 },
    'Double the dilation of 4 convolutions on the coarsest map. No field covers the whole image. Dilated kernels reach farther with the same parameters and MACs, most where a unit stands for the largest step in the image.',
  ],
  [
    { code: 'weaken-downsampling', layer: id('pool1'), from: [2, 2], to: [1, 1], isRemoved: true },
    'Remove pool1. pool1 halves the map, and from there on every kernel reaches 2 times as far. Without that the field grows more slowly and more layers work before it covers the image; finer maps cost MACs, not parameters.',
  ],
  [
    { code: 'slow-then-cut', steps: [kernel, cut] },
    'Make the kernel of conv1 3x3, then cut behind conv8 and attach the head there. Slower growth lets more layers work, and what is still beyond the border then is cut. That is between both: some of the gain for some of the cost.',
  ],
  [
    { code: 'drop-idle-layers', layers: 1 },
    'Remove 1 layer that does nothing. It gives out exactly what it gets. Without it the network computes the same.',
  ],
])('%o', (reason, sentences) => {
  expect(say(reason)).toBe(sentences);
});

// Two sentences each: the pattern, and what the rewrite does about it.
test.each<SuggestionReason>([
  cut,
  kernel,
  { code: 'soften-stem', layer: id('conv1'), factor: [4, 4] },
  { code: 'weaken-downsampling', layer: id('conv1'), from: [4, 4], to: [2, 2], isRemoved: false },
  { code: 'delay-downsampling', pools: 2, steps: 1 },
  { code: 'move-blocks', blocks: 1, behind: id('layer3.1.relu2') },
  { code: 'slow-then-cut', steps: [kernel, cut] },
  { code: 'raise-resolution', from: [32, 32], to: [75, 75] },
  { code: 'add-stride', layer: id('conv1') },
  { code: 'advance-downsampling', pools: 1, steps: 3 },
  { code: 'enlarge-kernel', layer: id('conv1'), from: [3, 3], to: [7, 7], growth: [4, 4] },
  { code: 'dilate-layers', layers: 3 },
  { code: 'pool-head', paramShare: 0.89, mapSize: [7, 7] },
  { code: 'drop-idle-layers', layers: 2 },
  { code: 'merge-linear-convolutions', layer: id('conv2'), partner: id('conv1') },
])('$code gives its reason in two sentences, with a source', (reason) => {
  const { title, why, source } = suggestionText.describeReason(reason, getName);
  expect(why.match(/[.] [A-Z\d]|[.]$/g)).toHaveLength(2);
  expect(title).not.toMatch(/[.]$/);
  expect(source).not.toBe('');
});

test.each<[RewriteProblem, string]>([
  [
    { code: 'too-little-left', convolutions: 1 },
    'Only 1 convolution would be left; slow the growth of the field first.',
  ],
  [{ code: 'no-head' }, 'The network puts out a map, which a cut would make coarser or leave unfinished.'],
  [
    { code: 'image-too-large', size: [9000, 9000], limit: 8192 },
    'That takes images of 9000x9000, and 8192 pixels are the limit.',
  ],
  [
    { code: 'changes-output', actual: { features: 5 }, expected: { features: 10 } },
    'The network would put out 5 instead of 10.',
  ],
  [
    { code: 'edit-refused', refusal: { code: 'nothing-selected' } },
    'Nothing is selected. Select one or more layers first.',
  ],
])('%o', (problem, sentence) => {
  expect(suggestionText.explainProblem(problem, getName).replaceAll('\u00A0', ' ')).toBe(sentence);
});

describe('what changes', () => {
  const before: DesignSummary = {
    resolution: [32, 32],
    layers: 61,
    convolutions: 13,
    unproductive: 6,
    params: 14_858_570,
    macs: 313_463_808,
    memoryBytes: 2_000_000,
    largestField: [212, 212],
    coverage: 1,
  };

  test('in one line, as factors', () => {
    const after = {
      ...before,
      unproductive: 1,
      params: before.params / 4,
      macs: before.macs / 1.5,
      memoryBytes: before.memoryBytes * 20,
    };
    expect(suggestionText.formatGain({ before, after }).replaceAll('\u00A0', ' ')).toBe(
      '6 → 1 beyond the border, parameters ÷ 4, MACs ÷ 1.5, activations × 20',
    );
  });

  test('a field that grows', () => {
    const after = { ...before, resolution: [300, 300], largestField: [320, 320], coverage: 0.9 } as const;
    expect(suggestionText.formatGain({ before, after })).toBe('largest field 212 → 320 of 300 px');
  });

  test('number by number', () => {
    const rows = suggestionText.listChanges(before, { ...before, unproductive: 0 });
    expect(rows.map(({ label, before: old, after }) => [label, old, after].join(' | '))).toEqual([
      'image | 32x32 | 32x32',
      'beyond the border | 6 of 13 | 0 of 13',
      'parameters | 14.9\u00A0M | 14.9\u00A0M',
      'MACs | 313\u00A0M | 313\u00A0M',
      'activations | 2.00\u00A0MB | 2.00\u00A0MB',
      'largest field | 212x212 | 212x212',
      'layers | 61 | 61',
    ]);
  });
});
