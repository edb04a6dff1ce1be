/** Pooling and reductions; sizes worked out by hand. */
import { describe, expect, test } from 'vitest';
import { ints, node, readNodes, readOneLayer } from './smallModels.testing';

describe('pooling', () => {
  test.each([
    ['MaxPool', { kernel_shape: [3, 3], strides: [2, 2], ceil_mode: 1 }, 'MaxPool2d', '8x16x16'],
    ['MaxPool', { kernel_shape: [3, 3], dilations: [2, 2] }, 'MaxPool2d', '8x28x28'],
    [
      'AveragePool',
      { kernel_shape: [2, 3], pads: [0, 1, 0, 1], count_include_pad: 1 },
      'AvgPool2d',
      '8x31x32',
    ],
    [
      'AveragePool',
      { kernel_shape: [2, 2], auto_pad: 'SAME_UPPER', strides: [3, 3] },
      'AvgPool2d',
      '8x11x11',
    ],
    ['LpPool', { kernel_shape: [2, 2], strides: [2, 2] }, 'AvgPool2d', '8x16x16'],
    ['AveragePool', { kernel_shape: [3, 3], dilations: [2, 1] }, 'MaxPool2d', '8x28x30'],
    ['GlobalLpPool', {}, 'GlobalAvgPool', '8x1x1'],
    ['GlobalAveragePool', {}, 'GlobalAvgPool', '8x1x1'],
    ['GlobalMaxPool', {}, 'GlobalMaxPool', '8x1x1'],
    ['ReduceMean', { axes: [2, 3] }, 'GlobalAvgPool', '8x1x1'],
    ['ReduceMean', { axes: [-1, -2], keepdims: 0 }, 'GlobalAvgPool', '8x1x1'],
    ['ReduceMax', { axes: [2, 3] }, 'GlobalMaxPool', '8x1x1'],
  ])('%s %j', async (op, attributes, kind, shape) => {
    expect(await readOneLayer({ nodes: [node(op, 'x', 'y', attributes)] })).toMatchObject({ kind, shape });
  });

  test('reads the axes of a reduction from an input since operator set 18', async () => {
    const tensors = [ints('axes', 2, 3)];
    const model = { nodes: [node('ReduceMean', 'x axes', 'y')], tensors, opset: 18 };
    expect(await readOneLayer(model)).toMatchObject({ kind: 'GlobalAvgPool', shape: '8x1x1' });
  });

  test('a reduction over other axes is opaque, with its shape', async () => {
    const one = await readNodes({ nodes: [node('ReduceMean', 'x', 'y', { axes: [1] })] });
    expect(one.last?.layer).toMatchObject({ kind: 'Opaque', params: { reach: 'local' } });
    expect(one.shape).toBe('1x32x32');
    const rows = await readNodes({ nodes: [node('ReduceSum', 'x', 'y', { axes: [2] })] });
    expect(rows.last?.layer).toMatchObject({ kind: 'Opaque', params: { reach: 'global' } });
    expect(rows.shape).toBe('8x1x32');
  });
});
