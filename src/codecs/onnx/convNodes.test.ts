/** Convolutions in the forms that the operator sets give them; sizes worked out by hand. */
import { describe, expect, test } from 'vitest';
import { node, readNodes, readOneLayer, scalar, weights } from './smallModels.testing';

describe('convolution', () => {
  const kernel = weights('w', 16, 8, 3, 5);

  test('takes kernel from the weights and everything else from its attributes', async () => {
    const attributes = { strides: [2, 1], dilations: [1, 2], pads: [0, 1, 2, 3], group: 1 };
    expect(await readOneLayer({ nodes: [node('Conv', 'x w', 'y', attributes)], tensors: [kernel] })).toEqual({
      kind: 'Conv2d',
      params: {
        ...{ outChannels: 16, kernelSize: [3, 5], stride: [2, 1], dilation: [1, 2], groups: 1, bias: false },
        padding: { top: 0, left: 1, bottom: 2, right: 3 },
      },
      // (32 + 2 - 3) / 2 + 1 and 32 + 4 - 9 + 1
      shape: '16x16x28',
    });
  });

  test.each([
    ['NOTSET', 'valid', '16x30x28'],
    ['VALID', 'valid', '16x30x28'],
    ['SAME_UPPER', 'same', '16x32x32'],
    ['SAME_LOWER', { top: 1, bottom: 1, left: 2, right: 2 }, '16x32x32'],
  ])('with auto_pad %s', async (word, padding, shape) => {
    const nodes = [node('Conv', 'x w', 'y', { auto_pad: word })];
    expect(await readOneLayer({ nodes, tensors: [kernel] })).toMatchObject({ params: { padding }, shape });
  });

  test('SAME_LOWER puts the odd pixel first', async () => {
    const nodes = [node('Conv', 'x w', 'y', { auto_pad: 'SAME_LOWER', strides: [2, 2] })];
    const padding = { top: 1, bottom: 0, left: 2, right: 1 };
    expect(await readOneLayer({ nodes, tensors: [kernel] })).toMatchObject({
      params: { padding },
      shape: '16x16x16',
    });
  });

  test('a bias that follows as a sum, or as the weights of a quantised convolution, is its bias', async () => {
    const nodes = [node('Conv', 'x w', 'c'), node('Add', 'c b', 'y')];
    const tensors = [kernel, weights('b', 1, 16, 1, 1)];
    expect(await readOneLayer({ nodes, tensors })).toMatchObject({ params: { bias: true } });
    const quantised = node('QLinearConv', 'x s z w s z s z b', 'y');
    const all = [kernel, scalar('s', 1), scalar('z', 0), weights('b', 16)];
    expect(await readOneLayer({ nodes: [quantised], tensors: all })).toMatchObject({
      ...{ kind: 'Conv2d', params: { bias: true } },
    });
  });

  test('through weights that are computed', async () => {
    const nodes = [
      node('DequantizeLinear', 'q s z', 'w0'),
      node('Transpose', 'w0', 'w', { perm: [3, 2, 0, 1] }),
      node('Conv', 'x w', 'y', { group: 2 }),
    ];
    const tensors = [weights('q', 3, 3, 4, 10), scalar('s', 1), scalar('z', 0)];
    expect(await readOneLayer({ nodes, tensors })).toMatchObject({
      params: { outChannels: 10, kernelSize: [3, 3], groups: 2 },
      shape: '10x30x30',
    });
  });

  test('with weights from somewhere unknown keeps its window', async () => {
    const nodes = [
      node('RandomNormal', 'seed', 'w'),
      node('Conv', 'x w', 'y', { kernel_shape: [3, 3], strides: [2, 2], dilations: [2, 2] }),
    ];
    const { last, shape } = await readNodes({ nodes, tensors: [weights('seed', 1)] });
    const params = { operation: 'Conv', reach: 'local', kernelSize: [5, 5], stride: [2, 2] };
    expect(last?.layer).toMatchObject({ kind: 'Opaque', params });
    expect(shape).toBe('8x16x16');
  });

  test('with a stride beyond all limits stays opaque', async () => {
    const nodes = [node('Conv', 'x w', 'y', { kernel_shape: [3, 3], strides: [100000, 1] })];
    const { result } = await readNodes({ nodes, tensors: [weights('w', 16, 8, 3, 3)] });
    expect(result.report.unsupported).toEqual([{ op: 'Conv', count: 1 }]);
  });
});

describe('transposed convolution', () => {
  const tensors = [weights('w', 8, 4, 3, 3)];

  test.each([
    [{ strides: [2, 2], pads: [1, 1, 1, 1], output_padding: [1, 1] }, '4x64x64'],
    [{ strides: [2, 2], auto_pad: 'SAME_UPPER' }, '4x64x64'],
    [{ strides: [2, 2], auto_pad: 'SAME_LOWER' }, '4x64x64'],
    [{ strides: [2, 2], output_shape: [64, 63] }, '4x64x63'],
    [{ strides: [2, 2], output_shape: [1, 4, 67, 64], auto_pad: 'SAME_UPPER' }, '4x67x64'],
    [{ strides: [3, 1], dilations: [1, 2] }, '4x96x36'],
  ])('with %j', async (attributes, shape) => {
    expect(
      await readOneLayer({ nodes: [node('ConvTranspose', 'x w', 'y', attributes)], tensors }),
    ).toMatchObject({
      ...{ kind: 'ConvTranspose2d', shape },
    });
  });
});
