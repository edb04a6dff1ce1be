import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyDelta, computeDelta } from './architectureDelta';
import { applyRandomEdit, createResidualNetwork, randomEdit } from './randomEdits.testing';

test('a delta that was sent leads to the same architecture, and what it did not touch is the same object', () => {
  const start = createResidualNetwork();
  fc.assert(
    fc.property(fc.array(randomEdit, { maxLength: 8 }), (edits) => {
      const after = edits.reduce(applyRandomEdit, start);
      const arrived = applyDelta(start, structuredClone(computeDelta(start, after)));
      expect(arrived).toEqual(after);
      expect([...arrived.layers.keys()]).toEqual([...after.layers.keys()]);
      for (const [id, node] of after.layers)
        if (start.layers.get(id) === node) expect(arrived.layers.get(id)).toBe(node);
    }),
  );
});

test('no edit is no delta', () => {
  const start = createResidualNetwork();
  const delta = computeDelta(start, start);
  expect(delta).toEqual({ order: null, layers: [], groups: null });
  expect(applyDelta(start, delta)).toBe(start);
});
