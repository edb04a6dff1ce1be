/** @file Which units depend on a pixel: by hand, and against every unit followed backwards by itself. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Architecture, LayerId } from '../../architecture/architecture';
import { createBuilder } from '../../architecture/builder';
import { buildReference } from '../../presets/presets.testing';
import type { PerAxis } from '../../util/perAxis';
import { analyze } from '../analyze';
import { arbitraryPlan, buildPlan } from '../randomNetworks.testing';
import { followUnit, isGlobal, type Reference } from '../referenceMask.testing';
import { simulateShapes } from '../referenceShapes.testing';
import { findPixelUnits } from './pixelUnits';
import { listRanges, type UnitMask } from './unitMask';

function listUnits(mask: UnitMask): string[] {
  return listRanges(mask).flatMap(({ first, last }) => {
    const columns = Array.from({ length: last[1] - first[1] + 1 }, (_, index) => first[1] + index);
    return Array.from({ length: last[0] - first[0] + 1 }, (_, index) => first[0] + index).flatMap((row) =>
      columns.map((column) => `${row} ${column}`),
    );
  });
}

function find(architecture: Architecture, id: LayerId, resolution: PerAxis<number>, pixel: PerAxis<number>) {
  const units = findPixelUnits(architecture, analyze(architecture, { resolution, rule: 'paper' }), id, pixel);
  if (units === 'too-many') throw new Error('too many units');
  return units === null ? [] : listUnits(units);
}

const grid = (rows: readonly number[], columns: readonly number[]) =>
  rows.flatMap((row) => columns.map((column) => `${row} ${column}`));

test('a dilated kernel steps over units', () => {
  const builder = createBuilder();
  builder.add('Input', 'image');
  const conv = builder.add('Conv2d', 'conv', { kernelSize: [3, 3], dilation: [3, 3] });
  // Unit u reads u - 3, u and u + 3: pixel 7 is read by 4, 7 and 10; pixel 1 by 1 and 4.
  expect(find(builder.build(), conv, [15, 15], [7, 7])).toEqual(grid([4, 7, 10], [4, 7, 10]));
  expect(find(builder.build(), conv, [15, 15], [1, 7])).toEqual(grid([1, 4], [4, 7, 10]));
});

test('one pixel behind nearest upsampling is seen by the units of its own cell, and around it by a kernel', () => {
  const builder = createBuilder();
  builder.add('Input', 'image');
  const up = builder.add('Upsample', 'up', { mode: 'nearest', scale: [2, 2] });
  const conv = builder.add('Conv2d', 'conv', { kernelSize: [3, 1] });
  expect(find(builder.build(), up, [4, 4], [1, 2])).toEqual(grid([2, 3], [4, 5]));
  // Rows 2 and 3 are read by 1 to 4.
  expect(find(builder.build(), conv, [4, 4], [1, 2])).toEqual(grid([1, 2, 3, 4], [4, 5]));
});

test('paths of different pace: the union, which is no rectangle', () => {
  const builder = createBuilder();
  const image = builder.add('Input', 'image');
  const tall = builder.add('Conv2d', 'tall', { kernelSize: [3, 1], outChannels: 3 }, { inputs: [image] });
  const wide = builder.add('Conv2d', 'wide', { kernelSize: [1, 3], outChannels: 3 }, { inputs: [image] });
  const sum = builder.add('Add', 'sum', {}, { inputs: [tall, wide] });
  expect(find(builder.build(), sum, [9, 9], [4, 4])).toEqual(['3 4', '4 3', '4 4', '4 5', '5 4']);
});

test('a stride that is longer than the kernel leaves pixels unseen', () => {
  const builder = createBuilder();
  builder.add('Input', 'image');
  const conv = builder.add('Conv2d', 'conv', { kernelSize: [1, 1], stride: [2, 2], padding: 'valid' });
  expect(find(builder.build(), conv, [8, 8], [3, 2])).toEqual([]);
  expect(find(builder.build(), conv, [8, 8], [4, 2])).toEqual(['2 1']);
});

/** Follows one unit backwards; every unit once. */
function createSearch(reference: Reference, pixel: PerAxis<number>) {
  const known = new Map<string, boolean>();
  const sees = (id: LayerId, row: number, column: number): boolean => {
    const key = `${id} ${row} ${column}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const node = reference.architecture.layers.get(id);
    let isSeen = false;
    if (node?.layer.kind === 'Input') isSeen = row === pixel[0] && column === pixel[1];
    else if (node !== undefined && !isGlobal(node))
      isSeen = node.inputs.some((from) =>
        followUnit(reference, node, from, 0, row).some((above) =>
          followUnit(reference, node, from, 1, column).some((beside) => sees(from, above, beside)),
        ),
      );
    known.set(key, isSeen);
    return isSeen;
  };
  return sees;
}

test('agrees with every unit followed backwards, in random networks of every kind of layer', () => {
  const side = fc.integer({ min: 4, max: 14 });
  const share = fc.double({ min: 0, max: 0.999, noNaN: true });
  let compared = 0;
  const property = fc.property(
    arbitraryPlan({ isFramed: true }),
    fc.tuple(side, side),
    fc.tuple(share, share),
    (plan, resolution, [down, along]) => {
      const architecture = buildPlan(plan, resolution);
      const sizes = simulateShapes(architecture, resolution);
      const pixel = [Math.floor(down * resolution[0]), Math.floor(along * resolution[1])] as const;
      const analysis = analyze(architecture, { resolution, rule: 'paper' });
      const sees = createSearch({ architecture, sizes, isClipped: true }, pixel);
      for (const { id, field, shape } of analysis.layers.values()) {
        const size = sizes.get(id);
        // Small maps only: each of their units is followed.
        if (field === null || shape === null || !size || size[0] * size[1] > 1500) continue;
        const units = findPixelUnits(architecture, analysis, id, pixel);
        const expected: string[] = [];
        for (let row = 0; row < size[0]; row++)
          for (let column = 0; column < size[1]; column++)
            if (sees(id, row, column)) expected.push(`${row} ${column}`);
        expect(units === 'too-many' ? units : units === null ? [] : listUnits(units)).toEqual(expected);
        compared += 1;
      }
    },
  );
  fc.assert(property, { numRuns: 200 });
  expect(compared).toBeGreaterThan(500);
});

test('a pixel of ResNet50 at 224 px; a map beyond measure is not followed', () => {
  const resnet = buildReference('resnet50');
  const analysis = analyze(resnet, { resolution: [224, 224], rule: 'paper' });
  const last = [...analysis.layers.values()].findLast(({ field }) => field !== null);
  if (last === undefined) throw new Error('no layer with a field');
  const units = findPixelUnits(resnet, analysis, last.id, [112, 112]);
  // The field of the last layer is 427 px: all 7 x 7 units see the middle.
  expect(units !== null && units !== 'too-many' && listUnits(units).length).toBe(49);
  const builder = createBuilder();
  builder.add('Input', 'image');
  for (const name of ['a', 'b', 'c']) builder.add('Upsample', name, { mode: 'bilinear', scale: [64, 64] });
  const huge = builder.build();
  const answer = findPixelUnits(
    huge,
    analyze(huge, { resolution: [64, 64], rule: 'paper' }),
    [...huge.layers.keys()].at(-1) as LayerId,
    [9, 9],
  );
  expect(answer).toBe('too-many');
});
