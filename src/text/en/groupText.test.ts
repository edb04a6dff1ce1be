/** @file What is said of folded groups. */
import { expect, test } from 'vitest';
import { groupText } from './groupText';

const { formatCardName, formatGrowth } = groupText;
const facts = {
  name: 'layer3.1',
  lastName: 'layer3.35',
  count: 35,
  layerCount: 350,
  statuses: [
    ['unproductive', 5],
    ['productive', 100],
  ],
  hasBorder: true,
  hasSkip: true,
  before: { min: [11, 11], max: [99, 99] },
  after: { min: [11, 11], max: [1451, 1451] },
  paramShare: 0.648,
  macShare: 0.66,
  inputs: ['layer3.0.relu3'],
  outputs: ['layer4.0.conv1', 'layer4.0.downsample.0'],
  problems: [],
} as const;

test('a row of groups says how many, how they stand, what they see and what they cost', () => {
  expect(formatCardName(facts)).toBe(
    'layer3.1 to layer3.35, 35 identical groups, folded, 350 layers, convolutions: 5 unproductive, 100 productive, ' +
      'border layer within, skip connection within, sees up to 99 pixels in front, up to 1451 pixels behind, ' +
      '65 % of the parameters, 66 % of the MACs, receives from layer3.0.relu3, feeds layer4.0.conv1 and layer4.0.downsample.0',
  );
});

test('a single group in a chain says less', () => {
  expect(
    formatCardName({
      ...facts,
      name: 'stage1',
      count: 1,
      layerCount: 1,
      statuses: [],
      hasBorder: false,
      hasSkip: false,
      before: null,
      after: null,
      inputs: [],
      outputs: [],
      problems: ['Something is wrong.'],
    }),
  ).toBe(
    'stage1, folded group, 1 layer, sees the whole input, 65 % of the parameters, 66 % of the MACs. Something is wrong.',
  );
});

test('what is seen in front and behind is written short', () => {
  const one = (field: number) => ({ min: [field, field], max: [field, field] }) as const;
  expect(formatGrowth(one(14), one(24))).toBe('sees 14 to 24');
  expect(formatGrowth(facts.before, facts.after)).toBe('sees ≤99–1451');
  expect(formatGrowth(null, one(24))).toBe('sees 24');
  expect(formatGrowth(one(24), null)).toBe('sees all');
});
