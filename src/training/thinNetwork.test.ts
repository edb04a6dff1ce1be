/** @file The width multiplier on every preset, and by hand where groups and slices must follow. */
import { expect, test } from 'vitest';
import { analyze } from '../analysis/analyze';
import { createBuilder } from '../architecture/builder';
import { presets } from '../presets/presets';
import { thinNetwork } from './thinNetwork';

const widths = [1 / 2, 1 / 4, 1 / 8, 1 / 16];

test.each(presets.map((preset) => [preset.id, preset] as const))(
  '%s: no errors at any width, the same fields and statuses, the same answer',
  (_, preset) => {
    const full = preset.build();
    const input = { resolution: preset.defaultResolution, rule: 'paper' } as const;
    const expected = analyze(full, input);
    for (const width of widths) {
      const thin = thinNetwork(full, width);
      const actual = analyze(thin, input);
      expect(actual.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
      expect(actual.totals.params).toBeLessThan(expected.totals.params);
      for (const [id, { field, status, isBorder }] of expected.layers) {
        expect(actual.layers.get(id)).toMatchObject({ status, isBorder });
        expect(actual.layers.get(id)?.field).toEqual(field);
      }
      const last = [...full.layers.keys()].at(-1);
      if (last !== undefined)
        expect(actual.layers.get(last)?.shape).toEqual(expected.layers.get(last)?.shape);
    }
  },
);

test('depthwise stays depthwise, groups divide, slices cover the channels, the answer stays', () => {
  const builder = createBuilder();
  builder.add('Input', 'input');
  const stem = builder.add('Conv2d', 'stem', { outChannels: 24 });
  builder.add('Conv2d', 'depthwise', { outChannels: 48, groups: 24 });
  builder.add('Conv2d', 'grouped', { outChannels: 32, groups: 16 });
  builder.add('GroupNorm', 'norm', { groups: 8 });
  const left = builder.add('ChannelSlice', 'left', { start: 0, end: 12 }, { inputs: [stem] });
  const right = builder.add('ChannelSlice', 'right', { start: 12, end: 24 }, { inputs: [stem] });
  builder.add('Concat', 'concat', {}, { inputs: ['norm' as typeof stem, left, right] });
  builder.add('GlobalAvgPool', 'gap');
  builder.add('Flatten', 'flatten');
  builder.add('Linear', 'hidden', { outFeatures: 64 });
  builder.add('Linear', 'answer', { outFeatures: 10 });
  const full = builder.build();
  const { layers } = thinNetwork(full, 1 / 4);
  const params = (id: string) => layers.get(id as typeof stem)?.layer.params;
  expect(params('stem')).toMatchObject({ outChannels: 6, groups: 1 });
  expect(params('depthwise')).toMatchObject({ outChannels: 12, groups: 6 });
  // 12 channels in, 8 out: of 16 groups 4 divide both.
  expect(params('grouped')).toMatchObject({ outChannels: 8, groups: 4 });
  expect(params('norm')).toMatchObject({ groups: 8 });
  expect(params('left')).toEqual({ start: 0, end: 3 });
  expect(params('right')).toEqual({ start: 3, end: 6 });
  expect(params('hidden')).toMatchObject({ outFeatures: 16 });
  expect(params('answer')).toMatchObject({ outFeatures: 10 });
  expect(thinNetwork(full, 1)).toBe(full);
});
