/** @file Statuses, border layers, tail and feasible resolution against their definitions, on random networks. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type StatusRule, statusRules } from '../architecture/statusRule';
import type { PerAxis } from '../util/perAxis';
import type { Status } from './analysis';
import { analyze } from './analyze';
import { arbitraryPlan, buildPlan, type Plan } from './randomNetworks.testing';
import { simulateShapes } from './referenceShapes.testing';
import {
  findFeasibleResolution,
  findStatus,
  listBorderLayers,
  listTail,
  type Subject,
} from './referenceStatus.testing';

/** Images about as large as fields are, so that all statuses occur. */
const resolution = fc.tuple(fc.integer({ min: 1, max: 24 }), fc.integer({ min: 1, max: 24 }));
const plan = fc.oneof(arbitraryPlan({ isFramed: false }), arbitraryPlan({ isFramed: true }));

function setUp(steps: Plan, size: PerAxis<number>, rule: StatusRule): Subject {
  const architecture = buildPlan(steps, size);
  const analysis = analyze(architecture, { resolution: size, rule });
  const reference = { architecture, sizes: simulateShapes(architecture, size), isClipped: false };
  return { analysis, reference };
}

/** Whether jumps are known to the reference: those behind resizing need the sizes of maps that are there. */
function hasJumps({ reference: { architecture, sizes } }: Subject): boolean {
  return (
    [...sizes.values()].every((own) => own !== null && own[0] > 0 && own[1] > 0) ||
    ![...architecture.layers.values()].some(({ layer }) =>
      ['Upsample', 'AdaptiveAvgPool2d'].includes(layer.kind),
    )
  );
}

describe('on random networks', () => {
  test.each(statusRules)('statuses are those that the rule %s defines', (rule) => {
    const property = fc.property(plan, resolution, (steps, size) => {
      const subject = setUp(steps, size, rule);
      fc.pre(rule === 'paper' || hasJumps(subject));
      const wrong = [...subject.reference.architecture.layers.values()]
        .map((node) => ({
          id: node.id,
          actual: subject.analysis.layers.get(node.id)?.status,
          expected: findStatus(subject, node),
        }))
        .filter(({ actual, expected }) => actual !== expected);
      expect(wrong).toEqual([]);
    });
    fc.assert(property, { numRuns: 300 });
  });

  test.each(statusRules)(
    'border layers are the first unproductive convolutions of every path (%s)',
    (rule) => {
      const property = fc.property(plan, resolution, (steps, size) => {
        const subject = setUp(steps, size, rule);
        fc.pre(rule === 'paper' || hasJumps(subject));
        const { analysis } = subject;
        const expected = listBorderLayers(subject);
        expect(analysis.borderLayers).toEqual(expected);
        const marked = [...analysis.layers.values()].filter(({ isBorder }) => isBorder).map(({ id }) => id);
        expect(marked).toEqual(expected);
      });
      fc.assert(property, { numRuns: 250 });
    },
  );

  test('the tail follows the last convolution that does not see the whole image', () => {
    const property = fc.property(plan, resolution, (steps, size) => {
      const subject = setUp(steps, size, 'paper');
      const { analysis } = subject;
      const marked = [...analysis.layers.values()].filter(({ isTail }) => isTail).map(({ id }) => id);
      expect(marked).toEqual(listTail(subject));
      expect(analysis.tail).toBe(marked[0] ?? null);
    });
    fc.assert(property, { numRuns: 300 });
  });

  test('the feasible resolution and its variants are the largest of what they name', () => {
    const property = fc.property(plan, resolution, (steps, size) => {
      const subject = setUp(steps, size, 'paper');
      expect(subject.analysis.feasibleResolution).toEqual(findFeasibleResolution(subject));
    });
    fc.assert(property, { numRuns: 300 });
  });

  test('from the lower end of the feasible resolution on no convolution is unproductive, below it one is', () => {
    const property = fc.property(arbitraryPlan({ isFramed: false }), (steps) => {
      const architecture = buildPlan(steps, [64, 64]);
      const { min } = analyze(architecture, { resolution: [64, 64], rule: 'paper' }).feasibleResolution;
      const hasStatus = (size: PerAxis<number>, wanted: readonly Status[]) => {
        const { layers } = analyze(architecture, { resolution: size, rule: 'paper' });
        return [...layers.values()].some(({ status }) => wanted.includes(status));
      };
      // On an image without rows the question has no sense.
      if (min[0] > 1) expect(hasStatus([min[0] - 1, min[1]], ['unproductive', 'partial'])).toBe(true);
      if (min[1] > 1) expect(hasStatus([min[0], min[1] - 1], ['unproductive', 'partial'])).toBe(true);
      expect(hasStatus(min, ['unproductive'])).toBe(false);
    });
    fc.assert(property, { numRuns: 250 });
  });
});
