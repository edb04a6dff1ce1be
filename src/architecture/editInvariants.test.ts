/** @file What every edit keeps true, whatever comes before and after it. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sortNodes } from '../graph/order';
import { deepFreeze } from '../util/freeze.testing';
import { type Architecture, emptyArchitecture, type LayerId } from './architecture';
import { checkArchitecture } from './checkArchitecture';
import {
  applyRandomEdit,
  createResidualNetwork,
  type RandomEdit,
  randomEdit,
  randomEditTypes,
} from './randomEdits.testing';

const start = fc.constantFrom(emptyArchitecture, createResidualNetwork());

/** Holds after an edit of a well-formed, ordered, frozen architecture. */
function checkStep(before: Architecture, after: Architecture, edit: RandomEdit) {
  expect(checkArchitecture(after), edit.type).toEqual([]);
  expect(sortNodes(after.layers) === after.layers, `${edit.type} keeps inputs in front`).toBe(true);
  const taken = new Set([...before.layers.values()].flatMap(({ id, name }) => [id, name]));
  const added = [...after.layers.values()].filter(({ id }) => !before.layers.has(id));
  expect(
    added.filter(({ name }) => taken.has(name)),
    `${edit.type} finds free names`,
  ).toEqual([]);
  expect(new Set(added.map(({ name }) => name)).size).toBe(added.length);
  const isSameContent =
    JSON.stringify([...after.layers, ...after.groups]) ===
    JSON.stringify([...before.layers, ...before.groups]);
  if (isSameContent) expect(after === before, `${edit.type} without effect keeps the identity`).toBe(true);
}

describe('any sequence of edits', () => {
  test('makes a well-formed architecture and changes nothing in place', () => {
    fc.assert(
      fc.property(start, fc.array(randomEdit, { maxLength: 60, size: 'max' }), (first, edits) => {
        let architecture = deepFreeze(first);
        for (const edit of edits) {
          const next = deepFreeze(applyRandomEdit(architecture, edit));
          checkStep(architecture, next, edit);
          architecture = next;
        }
      }),
      { numRuns: 300 },
    );
  });

  test('leaves what was malformed before no worse, and loses nothing of it', () => {
    const network = createResidualNetwork();
    const looping = deepFreeze(
      new Map(
        [...network.layers].map(([id, node]) => [
          id,
          id === 'stem' ? { ...node, inputs: ['block2_add' as LayerId] } : node,
        ]),
      ),
    );
    fc.assert(
      fc.property(fc.array(randomEdit, { maxLength: 30, size: 'max' }), (edits) => {
        let architecture: Architecture = { ...network, layers: looping };
        for (const edit of edits) {
          architecture = deepFreeze(applyRandomEdit(architecture, edit));
          const codes = new Set(checkArchitecture(architecture).map(({ code }) => code));
          codes.delete('cycle');
          expect([...codes], edit.type).toEqual([]);
        }
      }),
    );
  });

  test('every kind of edit has an effect on a residual network for some choice', () => {
    const network = deepFreeze(createResidualNetwork());
    const idle = randomEditTypes.filter((type) => {
      const sample = fc.sample(randomEdit, { numRuns: 300, seed: 1 });
      return sample.every((edit) => applyRandomEdit(network, { ...edit, type }) === network);
    });
    expect(idle).toEqual([]);
  });
});
