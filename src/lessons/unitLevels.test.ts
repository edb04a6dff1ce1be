/** @file The cone of the picture, walked unit by unit, ends where the analysis says that the field ends. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { analyze } from '../analysis/analyze';
import type { LayerId } from '../architecture/architecture';
import { computeCone, type UnitLevel } from '../plots/unitCone';
import { conv, createChain, type Link } from './lessonDesigns';
import { computeUnitLevels } from './unitLevels';

const window = fc.record({
  kernel: fc.integer({ min: 1, max: 5 }),
  stride: fc.integer({ min: 1, max: 2 }),
  dilation: fc.integer({ min: 1, max: 2 }),
});

const levelsOf = (links: readonly Link[], last: string, size = 64) => {
  const { architecture, resolution, rule } = createChain(size, links);
  const analysis = analyze(architecture, { resolution, rule });
  const levels = computeUnitLevels(architecture, analysis, last as LayerId, 0);
  return { analysis, levels };
};

describe('rows of units', () => {
  test('end at the pixels where the field ends, for every chain', () => {
    fc.assert(
      fc.property(fc.array(window, { minLength: 1, maxLength: 4 }), fc.nat(), (windows, choice) => {
        const links = windows.map(({ kernel, stride, dilation }, place) =>
          conv(`c${place}`, kernel, { stride: [stride, stride], dilation: [dilation, dilation] }),
        );
        const last = `c${windows.length - 1}`;
        const { analysis, levels } = levelsOf(links, last);
        const field = analysis.layers.get(last as LayerId)?.field;
        if (!field || levels === null) throw new Error('no field');
        const length = levels.at(-1)?.length ?? 0;
        const unit = choice % length;
        const [pixels] = computeCone(levels, unit);
        const low = field.low[0] + unit * field.jump[0];
        const high = field.high[0] + unit * field.jump[0];
        const units = pixels?.units ?? [];
        // Within the image the cone is exact; padding of inner maps reads nothing, so it may end earlier outside.
        expect(Math.min(...units)).toBeGreaterThanOrEqual(low);
        expect(Math.max(...units)).toBeLessThanOrEqual(high);
        if (low >= 0 && high < 64) expect([Math.min(...units), Math.max(...units)]).toEqual([low, high]);
      }),
      { numRuns: 300 },
    );
  });

  test('of a stride and a 3x3, drawn by hand', () => {
    const levels: readonly UnitLevel[] = [
      { name: 'image', length: 9, start: 0, jump: 1, window: null },
      {
        name: 'a',
        length: 5,
        start: 0,
        jump: 2,
        window: { kernelSize: 3, stride: 2, dilation: 1, before: 1 },
      },
      {
        name: 'b',
        length: 5,
        start: 0,
        jump: 2,
        window: { kernelSize: 3, stride: 1, dilation: 1, before: 1 },
      },
    ];
    expect(computeCone(levels, 2).map(({ units }) => units)).toEqual([[1, 2, 3, 4, 5, 6, 7], [1, 2, 3], [2]]);
    // At the edge one unit of a is padding: it is read, and reads nothing.
    expect(computeCone(levels, 0).map(({ units }) => units)).toEqual([[-1, 0, 1, 2, 3], [-1, 0, 1], [0]]);
  });

  test('are none where something sees everything, or where there are too many', () => {
    expect(levelsOf([conv('a', 3), ['GlobalAvgPool', 'gap']], 'gap').levels).toBeNull();
    expect(levelsOf([conv('a', 3)], 'a', 97).levels).toBeNull();
  });
});
