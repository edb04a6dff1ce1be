import { expect, test } from 'vitest';
import { analyze } from '../analysis/analyze';
import type { LayerId } from '../architecture/architecture';
import { createBuilder } from '../architecture/builder';
import { compareArchitectures } from './compareArchitectures';
import { compareFacts, compareTotals } from './compareFacts';

function build(kernel: number, hasSecond: boolean) {
  const net = createBuilder();
  net.add('Input', 'image', { channels: 3 });
  net.add('Conv2d', 'first', { outChannels: 8, kernelSize: [kernel, kernel], bias: false });
  if (hasSecond) net.add('Conv2d', 'second', { outChannels: 8, kernelSize: [3, 3], bias: false });
  const architecture = net.build();
  return { architecture, analysis: analyze(architecture, { resolution: [4, 4], rule: 'paper' }) };
}

test('fields, statuses and costs before and after', () => {
  const [before, after] = [build(3, true), build(5, true)];
  const { layers } = compareArchitectures(before.architecture, after.architecture);
  const facts = layers.map((entry) => compareFacts(entry, before.analysis, after.analysis));
  // 3 channels to 8 by 25 instead of 9 weights, at 16 places.
  expect(facts[1]).toMatchObject({
    params: 24 * 16,
    macs: 24 * 16 * 16,
    memoryBytes: 0,
    hasOtherField: true,
  });
  // It receives a field of 5 on an image of 4, where it received 3.
  expect(facts[2]).toMatchObject({ params: 0, macs: 0, hasOtherField: true, hasOtherStatus: true });
  expect([facts[2]?.before?.status, facts[2]?.after?.status]).toEqual(['critical', 'unproductive']);
  expect(compareTotals(before.analysis, after.analysis)).toEqual({ params: 384, macs: 6144, memoryBytes: 0 });
});

test('what was removed costs what it cost', () => {
  const [before, after] = [build(3, true), build(3, false)];
  const { layers } = compareArchitectures(before.architecture, after.architecture);
  const removed = layers.find(({ type }) => type === 'removed');
  if (removed === undefined) throw new Error('Nothing was removed');
  const facts = compareFacts(removed, before.analysis, after.analysis);
  expect(facts.before?.id).toBe('second' as LayerId);
  // 8 channels to 8 by 9 weights, at 16 places; 8 maps of 16 numbers of 4 bytes.
  expect(facts).toMatchObject({
    after: null,
    params: -576,
    macs: -9216,
    memoryBytes: -512,
    hasOtherField: false,
  });
});
