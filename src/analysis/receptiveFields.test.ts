/**
 * @file Fields against what units read, found by brute force on random networks.
 *
 * Exact where the house plan says exact: every unit, first and last pixel, smallest and largest field over single
 * paths. Elsewhere the extent must hold what every unit of the map depends on.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LayerId } from '../architecture/architecture';
import { type Axis, axes, type PerAxis } from '../util/perAxis';
import type { Field } from './analysis';
import { analyze } from './analyze';
import { arbitraryPlan, buildPlan, type Plan } from './randomNetworks.testing';
import { createExtentFinder, type Extent, isGlobal, type Reference } from './referenceMask.testing';
import { computePath, listPaths, measurePath } from './referencePaths.testing';
import { simulateShapes } from './referenceShapes.testing';

const resolution = fc.tuple(fc.integer({ min: 8, max: 48 }), fc.integer({ min: 8, max: 48 }));

/** A layer that can be compared: its map and all that feed it have a size. */
interface Subject {
  readonly id: LayerId;
  readonly field: Field | null;
  readonly size: PerAxis<number>;
  /** Whether merges upstream have inputs of one pace, none of them a single unit spread over the others' map. */
  readonly isPaced: boolean;
}

function setUp(plan: Plan, size: PerAxis<number>, isClipped: boolean) {
  const architecture = buildPlan(plan, size);
  const analysis = analyze(architecture, { resolution: size, rule: 'paper' });
  const sizes = simulateShapes(architecture, size);
  const reference: Reference = { architecture, sizes, isClipped };
  const subjects = new Map<LayerId, Subject>();
  for (const node of architecture.layers.values()) {
    const { id } = node;
    const own = sizes.get(id);
    const inputs = node.inputs.map((input) => subjects.get(input)).filter((input) => input !== undefined);
    if (!own || own[0] < 1 || own[1] < 1 || inputs.length < node.inputs.length) continue;
    const local = inputs.filter(({ field }) => field !== null);
    const isPaced = local.every(
      (input) =>
        input.isPaced &&
        axes.every(
          (axis) =>
            Math.abs((input.field?.jump[axis] ?? 0) - (local[0]?.field?.jump[axis] ?? 0)) < 1e-6 &&
            (inputs.length === 1 || input.size[axis] === own[axis]),
        ),
    );
    subjects.set(id, { id, field: analysis.layers.get(id)?.field ?? null, size: own, isPaced });
  }
  return { reference, subjects: [...subjects.values()] };
}

/** The first phases, the middle and the end of a map. */
function pickUnits(count: number): number[] {
  const units = [0, 1, 2, 3, 5, Math.floor(count / 2), count - 2, count - 1];
  return [...new Set(units)].filter((unit) => unit >= 0 && unit < count);
}

function getExtent({ low, high, jump }: Field, axis: Axis, unit: number): Extent {
  return [low[axis] + unit * jump[axis], high[axis] + unit * jump[axis]];
}

describe('extents', () => {
  test('are exact for every unit behind convolutions, pools, padding and merges of one pace', () => {
    const property = fc.property(arbitraryPlan({ isFramed: false }), resolution, (plan, size) => {
      const { reference, subjects } = setUp(plan, size, false);
      const findExtent = createExtentFinder(reference);
      const cases = subjects
        .filter(({ isPaced }) => isPaced)
        .flatMap(({ id, field }) =>
          axes.flatMap((axis) =>
            [0, 1, 7].map((unit) => ({
              unit: `${id} ${axis} ${unit}`,
              actual: field && getExtent(field, axis, unit),
              expected: findExtent(id, axis, unit),
            })),
          ),
        );
      expect(cases.filter(({ actual, expected }) => `${actual}` !== `${expected}`)).toEqual([]);
    });
    fc.assert(property, { numRuns: 300 });
  });

  test('hold everything that any unit of the map depends on, behind whatever there is', () => {
    const property = fc.property(arbitraryPlan({ isFramed: true }), resolution, (plan, size) => {
      const { reference, subjects } = setUp(plan, size, true);
      const findExtent = createExtentFinder(reference);
      const tolerance = 1e-4;
      const cases = subjects.flatMap(({ id, field, size: own }) =>
        axes.flatMap((axis) =>
          pickUnits(own[axis]).map((unit) => ({
            unit: `${id} ${axis} ${unit}`,
            frame: field && getExtent(field, axis, unit),
            seen: findExtent(id, axis, unit),
          })),
        ),
      );
      const isHeld = (frame: Extent | null, seen: Extent | null) =>
        seen === null ||
        (frame !== null && frame[0] <= seen[0] + tolerance && frame[1] >= seen[1] - tolerance);
      expect(cases.filter(({ frame, seen }) => !isHeld(frame, seen))).toEqual([]);
    });
    fc.assert(property, { numRuns: 300 });
  });
});

describe('min and max', () => {
  test('are the smallest and the largest span over single paths', () => {
    const property = fc.property(arbitraryPlan({ isFramed: false }), resolution, (plan, size) => {
      const { reference, subjects } = setUp(plan, size, false);
      const wrong: unknown[] = [];
      for (const { id, field, isPaced } of subjects) {
        const paths = listPaths(reference.architecture, id);
        if (paths === null || !isPaced) continue;
        for (const axis of axes) {
          const spans = paths.map((path) => measurePath(reference, path, axis, 3));
          const expected = paths.length === 0 ? null : [Math.min(...spans), Math.max(...spans)];
          const actual = field && [field.min[axis], field.max[axis]];
          if (`${actual}` !== `${expected}`) wrong.push({ id, axis, actual, expected });
        }
      }
      expect(wrong).toEqual([]);
    });
    fc.assert(property, { numRuns: 250 });
  });

  test('follow the formulas of the house plan behind upsampling, transposed and adaptive layers', () => {
    const property = fc.property(arbitraryPlan({ isFramed: true }), resolution, (plan, size) => {
      const { reference, subjects } = setUp(plan, size, false);
      const wrong: unknown[] = [];
      for (const { id, field, isPaced } of subjects) {
        const paths = listPaths(reference.architecture, id);
        if (paths === null || !isPaced) continue;
        for (const axis of axes) {
          const results = paths.map((path) => computePath(reference, path, axis));
          const spans = results.map((result) => result.field);
          const expected = [Math.min(...spans), Math.max(...spans), results[0]?.jump ?? 0];
          const actual = field && [field.min[axis], field.max[axis], field.jump[axis]];
          const isEqual = actual
            ? actual.every((value, index) => Math.abs(value - (expected[index] ?? 0)) < 1e-4)
            : paths.length === 0;
          if (!isEqual) wrong.push({ id, axis, actual, expected });
        }
      }
      expect(wrong).toEqual([]);
    });
    fc.assert(property, { numRuns: 250 });
  });

  test('are those of the widest phase right behind a transposed convolution or whole upsampling', () => {
    const last = fc.oneof(
      fc.record({
        kind: fc.constant('ConvTranspose2d' as const),
        params: fc.record({
          kernelSize: fc.tuple(fc.integer({ min: 1, max: 6 }), fc.constant(1)),
          stride: fc.tuple(fc.integer({ min: 1, max: 5 }), fc.constant(1)),
          dilation: fc.tuple(fc.integer({ min: 1, max: 5 }), fc.constant(1)),
        }),
      }),
      fc.record({
        kind: fc.constant('Upsample' as const),
        params: fc.record({
          mode: fc.constantFrom('nearest' as const, 'bilinear' as const),
          scale: fc.constantFrom([2, 1] as const, [3, 1] as const, [4, 1] as const, [5, 1] as const),
        }),
      }),
    );
    const head = arbitraryPlan({ isFramed: false, depth: 0 });
    const property = fc.property(head, last, (plan, step) => {
      const { reference, subjects } = setUp([...plan, { type: 'layer', ...step }], [64, 64], false);
      const subject = subjects.at(-1);
      const paths = listPaths(reference.architecture, subject?.id as LayerId);
      if (subject?.field?.max === undefined || paths === null || subject.id !== step.kind) return;
      const phases = Array.from({ length: 30 }, (_, phase) => phase);
      const widest = paths.map((path) =>
        Math.max(...phases.map((unit) => measurePath(reference, path, 0, unit))),
      );
      expect([subject.field.min[0], subject.field.max[0]]).toEqual([
        Math.min(...widest),
        Math.max(...widest),
      ]);
    });
    fc.assert(property, { numRuns: 300 });
  });
});

describe('fields and map sizes', () => {
  const hasSizedWindow = (plan: Plan): boolean =>
    plan.some((step) =>
      step.type === 'branch'
        ? step.branches.some(hasSizedWindow)
        : 'padding' in step.params && step.params.padding === 'same' && !isStill(step.params),
    );
  const isStill = (params: object) => !('stride' in params) || `${params.stride}` === '1,1';

  test('fields are the same on an image so small that maps vanish', () => {
    const property = fc.property(arbitraryPlan({ isFramed: false }), resolution, (plan, size) => {
      fc.pre(!hasSizedWindow(plan));
      const architecture = buildPlan(plan, size);
      const large = analyze(architecture, { resolution: size, rule: 'paper' });
      const small = analyze(architecture, { resolution: [1, 1], rule: 'paper' });
      const getFields = (analysis: typeof large) =>
        [...analysis.layers.values()].map(({ field }) => field && { ...field, low: null });
      expect(getFields(small)).toEqual(getFields(large));
    });
    fc.assert(property, { numRuns: 200 });
  });

  test('a layer has no field exactly where every path is global', () => {
    const property = fc.property(arbitraryPlan({ isFramed: true }), resolution, (plan, size) => {
      const architecture = buildPlan(plan, size);
      const { layers } = analyze(architecture, { resolution: size, rule: 'paper' });
      const local = new Set<LayerId>();
      const hasContext = new Set<LayerId>();
      for (const node of architecture.layers.values()) {
        const isSource = node.layer.kind === 'Input';
        if (!isGlobal(node) && (isSource || node.inputs.some((input) => local.has(input))))
          local.add(node.id);
        const isBehind = node.inputs.some((input) => hasContext.has(input) || !local.has(input));
        if (isBehind || node.layer.kind === 'SqueezeExcitation') hasContext.add(node.id);
      }
      for (const { id, field, globalContext } of layers.values())
        expect([id, field !== null, globalContext]).toEqual([id, local.has(id), hasContext.has(id)]);
    });
    fc.assert(property, { numRuns: 200 });
  });
});
