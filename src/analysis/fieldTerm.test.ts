/** @file Terms by hand: the recursion of Araujo, Norris & Sim (Distill 2019) on small networks. */
import { expect, test } from 'vitest';
import { createBuilder } from '../architecture/builder';
import { bothAxes } from '../util/perAxis';
import { analyze } from './analyze';
import { describeFieldTerm } from './fieldTerm';

const input = { resolution: bothAxes(32), rule: 'paper' } as const;

test('terms name what each layer adds to which field', () => {
  const builder = createBuilder();
  const image = builder.add('Input', 'image');
  const conv = builder.add('Conv2d', 'conv', { kernelSize: [3, 5], stride: bothAxes(2) });
  const relu = builder.add('ReLU', 'relu');
  const wide = builder.add('Conv2d', 'wide', { dilation: bothAxes(2) });
  const sum = builder.add('Add', 'sum', {}, { inputs: [wide, relu] });
  const up = builder.add('Upsample', 'up', { mode: 'bilinear' });
  const pool = builder.add('GlobalAvgPool', 'pool');
  const apart = builder.add('ReLU', 'apart', {}, { inputs: [] });
  const architecture = builder.build();
  const analysis = analyze(architecture, input);
  const describe = (id: typeof image) => describeFieldTerm(architecture, analysis, id);

  expect(describe(image)).toEqual({ code: 'image' });
  expect(describe(conv)).toEqual({
    code: 'kernel',
    from: [1, 1],
    kernelSize: [3, 5],
    dilation: [1, 1],
    jump: [1, 1],
  });
  expect(describe(relu)).toEqual({ code: 'as-input', from: [3, 5] });
  // 3 + 2 (3-1) 2 = 11 and 5 + 8 = 13.
  expect(describe(wide)).toEqual({
    code: 'kernel',
    from: [3, 5],
    kernelSize: [3, 3],
    dilation: [2, 2],
    jump: [2, 2],
  });
  expect(describe(sum)).toEqual({
    code: 'smallest',
    from: [
      [11, 13],
      [3, 5],
    ],
  });
  // Bilinear upsampling reads two neighbours, one jump apart.
  expect(describe(up)).toEqual({ code: 'growth', from: [3, 5], growth: [1, 1], jump: [2, 2] });
  expect(describe(pool)).toEqual({ code: 'whole-input' });
  expect(describe(apart)).toEqual({ code: 'unreached' });
});
