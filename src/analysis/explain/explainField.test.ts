import { describe, expect, test } from 'vitest';
import type { LayerId } from '../../architecture/architecture';
import { createBuilder } from '../../architecture/builder';
import { presets } from '../../presets/presets';
import { axes } from '../../util/perAxis';
import { analyze } from '../analyze';
import { explainField } from './explainField';

describe('the chain behind a field', () => {
  test('of a stride, a dilation and a shortcut, by hand', () => {
    const builder = createBuilder();
    const image = builder.add('Input', 'input');
    const stem = builder.add('Conv2d', 'stem', { kernelSize: [7, 7], stride: [2, 2] }, { inputs: [image] });
    const wide = builder.add('Conv2d', 'wide', { kernelSize: [3, 3], dilation: [2, 2] });
    builder.add('ReLU', 'relu');
    const sum = builder.add('Add', 'add', {}, { inputs: [builder.last, stem] });
    const network = builder.build();
    const analysis = analyze(network, { resolution: [64, 64], rule: 'paper' });
    const kernel = (size: number, dilation: number) => ({ size, dilation });
    const stemTerm = {
      ...{ layer: stem, before: 1, growth: 6, jump: 1, after: 7, jumpAfter: 2 },
      kernel: kernel(7, 1),
    };
    expect(explainField(network, analysis, sum, 0, 'min')).toEqual([stemTerm]);
    expect(explainField(network, analysis, sum, 0, 'max')).toEqual([
      stemTerm,
      {
        ...{ layer: wide, before: 7, growth: 4, jump: 2, after: 15, jumpAfter: 2 },
        kernel: kernel(3, 2),
      },
    ]);
  });

  test('is none behind a global layer', () => {
    const builder = createBuilder();
    builder.add('Input', 'input');
    const pooled = builder.add('GlobalAvgPool', 'gap');
    const network = builder.build();
    const analysis = analyze(network, { resolution: [8, 8], rule: 'paper' });
    expect(explainField(network, analysis, pooled, 0, 'max')).toBeNull();
    expect(() => explainField(network, analysis, 'nobody' as LayerId, 0, 'max')).toThrow(RangeError);
  });

  test.each(presets.map((preset) => [preset.id, preset] as const))(
    'of %s adds up to every field',
    (_id, preset) => {
      const network = preset.build();
      const analysis = analyze(network, { resolution: preset.defaultResolution, rule: 'paper' });
      // Networks have too many terms for an `expect` each.
      const wrong: unknown[] = [];
      for (const { id, field } of analysis.layers.values())
        for (const axis of axes)
          for (const bound of ['min', 'max'] as const) {
            const terms = explainField(network, analysis, id, axis, bound);
            if (field === null) {
              if (terms !== null) wrong.push({ id, terms });
              continue;
            }
            let value = 1;
            for (const term of terms ?? []) {
              const { before, after } = term;
              const sum = before + term.growth * term.jump;
              if (before !== value || Math.abs(sum - after) > 1e-9) wrong.push({ id, axis, bound, term });
              value = sum;
            }
            const expected = field[bound][axis];
            if (Math.abs(value - expected) > 1e-9) wrong.push({ id, axis, bound, value, expected });
          }
      expect(wrong).toEqual([]);
    },
  );
});
