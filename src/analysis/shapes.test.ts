/** @file Map sizes against a simulation that moves every window step by step, and what happens where one fails. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createBuilder } from '../architecture/builder';
import type { LayerParams } from '../layers/catalogue';
import { createPadding } from '../layers/padding';
import { analyze } from './analyze';
import { arbitraryPlan, buildPlan } from './randomNetworks.testing';
import { simulateShapes } from './referenceShapes.testing';

const resolution = fc.tuple(fc.integer({ min: 1, max: 48 }), fc.integer({ min: 1, max: 48 }));

describe('map sizes', () => {
  test('are what the operations give when they are carried out', () => {
    const property = fc.property(arbitraryPlan({ isFramed: true }), resolution, (plan, size) => {
      const architecture = buildPlan(plan, size);
      const { layers } = analyze(architecture, { resolution: size, rule: 'paper' });
      const wrong: unknown[] = [];
      for (const [id, expected] of simulateShapes(architecture, size)) {
        const shape = layers.get(id)?.shape;
        // A vector has no size to compare.
        if (shape && !('height' in shape)) continue;
        const actual = shape ? [shape.height, shape.width] : null;
        if (expected !== null && `${actual}` !== `${expected}`) wrong.push({ id, actual, expected });
      }
      expect(wrong).toEqual([]);
    });
    fc.assert(property, { numRuns: 600 });
  });

  /** The rows behind one pool over a map of this size. */
  function countRows(size: number, params: Partial<LayerParams<'MaxPool2d'>>): number | undefined {
    const builder = createBuilder();
    builder.add('Input', 'input');
    const pool = builder.add('MaxPool2d', 'pool', { kernelSize: [3, 3], stride: [2, 2], ...params });
    const { layers } = analyze(builder.build(), { resolution: [size, size], rule: 'paper' });
    const shape = layers.get(pool)?.shape;
    return shape && 'height' in shape ? shape.height : undefined;
  }

  test('in ceil mode are those of PyTorch', () => {
    // torch.nn.functional.max_pool2d of PyTorch 1.13, by hand from its size rule:
    // floor((n + 2p - e + s - 1) / s) + 1, less one where (out - 1) s >= n + p.
    expect(countRows(112, { ceilMode: true })).toBe(56);
    expect(countRows(112, { ceilMode: false })).toBe(55);
    expect(countRows(7, { ceilMode: true, padding: createPadding(1) })).toBe(4);
    expect(countRows(6, { ceilMode: true, kernelSize: [2, 2], padding: createPadding(1) })).toBe(4);
    expect(
      countRows(5, { ceilMode: true, kernelSize: [2, 2], stride: [3, 3], padding: createPadding(1) }),
    ).toBe(2);
    // A map shorter than the window still gives one in ceil mode.
    expect(countRows(2, { ceilMode: true })).toBe(1);
    expect(countRows(2, { ceilMode: false })).toBe(0);
  });
});
