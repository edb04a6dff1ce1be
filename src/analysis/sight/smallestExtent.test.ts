/** @file Where the smallest field lies: by hand, and by following every path of random networks unit by unit. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LayerId } from '../../architecture/architecture';
import { createBuilder } from '../../architecture/builder';
import { axes, bothAxes } from '../../util/perAxis';
import { analyze } from '../analyze';
import { arbitraryPlan, buildPlan } from '../randomNetworks.testing';
import { followPath, listPaths } from '../referencePaths.testing';
import { simulateShapes } from '../referenceShapes.testing';
import { findFrameLayers } from './frameLayers';
import { findSmallestExtent } from './smallestExtent';
import { moveToUnit } from './unitExtent';

test('a pool of 2 beside a convolution of 5 looks at pixels 0 and 1, not at the middle of -2 to 2', () => {
  const builder = createBuilder();
  const image = builder.add('Input', 'input');
  const padding = { top: 2, bottom: 2, left: 2, right: 2 };
  const wide = builder.add('Conv2d', 'wide', { kernelSize: [5, 5], stride: [2, 2], outChannels: 3, padding });
  const pool = builder.add('MaxPool2d', 'pool', {}, { inputs: [image] });
  const sum = builder.add('Add', 'add', {}, { inputs: [wide, pool] });
  const gate = builder.add('SpatialAttention', 'gate', { kernelSize: 7 });
  const network = builder.build();
  const analysis = analyze(network, { resolution: [32, 32], rule: 'paper' });
  const first = { low: bothAxes(0), high: bothAxes(1) };
  expect(analysis.layers.get(sum)?.field).toMatchObject({ low: bothAxes(-2), high: bothAxes(2) });
  expect(findSmallestExtent(network, analysis, sum)).toEqual(first);
  // The way beside the gate adds nothing.
  expect(findSmallestExtent(network, analysis, gate)).toEqual(first);
  expect(findSmallestExtent(network, analysis, wide)).toEqual({ low: bothAxes(-2), high: bothAxes(2) });
});

test('there is none behind a global layer', () => {
  const builder = createBuilder();
  builder.add('Input', 'input');
  const pooled = builder.add('GlobalAvgPool', 'gap');
  const network = builder.build();
  const analysis = analyze(network, { resolution: [8, 8], rule: 'paper' });
  expect(findSmallestExtent(network, analysis, pooled)).toBeNull();
  expect(() => findSmallestExtent(network, analysis, 'nobody' as LayerId)).toThrow(RangeError);
});

test('it is what one of the shortest paths sees, for every unit', () => {
  const resolution = fc.tuple(fc.integer({ min: 8, max: 40 }), fc.integer({ min: 8, max: 40 }));
  let compared = 0;
  let isOffCentre = 0;
  const property = fc.property(arbitraryPlan({ isFramed: false }), resolution, (plan, size) => {
    const architecture = buildPlan(plan, size);
    const analysis = analyze(architecture, { resolution: size, rule: 'paper' });
    const sizes = simulateShapes(architecture, size);
    const reference = { architecture, sizes, isClipped: false };
    const frames = findFrameLayers(architecture, analysis);
    const wrong: unknown[] = [];
    // Without the size of every map on the way, padding `same` is not known.
    const sized = new Set<string>();
    for (const { id, inputs } of architecture.layers.values()) {
      const { field = null } = analysis.layers.get(id) ?? {};
      const isSized = sizes.get(id)?.every((length) => length > 0);
      if (isSized && inputs.every((input) => sized.has(input))) sized.add(id);
      const paths = listPaths(architecture, id);
      if (field === null || paths === null || !sized.has(id) || frames.has(id)) continue;
      const smallest = findSmallestExtent(architecture, analysis, id);
      for (const axis of axes)
        for (const unit of [0, 3]) {
          const seen = paths.flatMap((path) => {
            const extent = followPath(reference, path, axis, unit);
            return extent === null ? [] : [extent];
          });
          const least = Math.min(...seen.map(([low, high]) => high - low));
          const shortest = seen.filter(([low, high]) => high - low === least).map(String);
          const { low, high } = moveToUnit(smallest ?? field, field.jump, bothAxes(unit));
          compared += 1;
          if (low[axis] + high[axis] !== field.low[axis] + field.high[axis] + 2 * unit * field.jump[axis])
            isOffCentre += 1;
          if (!shortest.includes(`${low[axis]},${high[axis]}`))
            wrong.push({ id, axis, unit, low, high, shortest });
        }
    }
    expect(wrong).toEqual([]);
  });
  fc.assert(property, { numRuns: 60 });
  expect(compared).toBeGreaterThan(300);
  expect(isOffCentre).toBeGreaterThan(3);
});
