/** Dense layers, and pointwise convolutions written as products of matrices. */
import { describe, expect, test } from 'vitest';
import { listLayers } from './onnxWriter.testing';
import { ints, node, readNodes, readOneLayer, weights } from './smallModels.testing';

describe('dense layers', () => {
  const head = [node('GlobalAveragePool', 'x', 'g')];

  test.each([
    ['Flatten', [node('Flatten', 'g', 'f')]],
    ['Reshape', [node('Reshape', 'g shape', 'f')]],
    ['Squeeze (attribute)', [node('Squeeze', 'g', 'f', { axes: [2, 3] })]],
    ['Squeeze (input)', [node('Squeeze', 'g axes', 'f')]],
  ])('behind %s', async (_, flat) => {
    const nodes = [...head, ...flat, node('Gemm', 'f w b', 'y', { transB: 1 })];
    const tensors = [ints('shape', 0, -1), ints('axes', 2, 3), weights('w', 10, 8), weights('b', 10)];
    const { result, analysis, shape } = await readNodes({ nodes, tensors });
    expect(listLayers(result)).toEqual(['GlobalAvgPool g <- x', 'Flatten f <- g', 'Linear y <- f']);
    expect(shape).toBe('10');
    expect(analysis.totals.params).toBe(90);
  });

  test('of a mean without axes get their Flatten, of MatMul and Add their bias', async () => {
    const nodes = [
      node('ReduceMean', 'x', 'm', { axes: [2, 3], keepdims: 0 }),
      node('MatMul', 'm w', 'p'),
      node('Add', 'b p', 'y'),
    ];
    const { result, last } = await readNodes({ nodes, tensors: [weights('w', 8, 10), weights('b', 10)] });
    expect(listLayers(result)).toEqual([
      'GlobalAvgPool m <- x',
      'Flatten p/Flatten <- m',
      'Linear p <- p/Flatten',
    ]);
    expect(last?.layer.params).toEqual({ outFeatures: 10, bias: true });
  });

  test('between channels of every pixel are pointwise convolutions', async () => {
    const nodes = [
      node('Transpose', 'x', 't', { perm: [0, 2, 3, 1] }),
      node('MatMul', 't w', 'm'),
      node('Add', 'm b', 'a'),
      node('Transpose', 'a', 'y', { perm: [0, 3, 1, 2] }),
    ];
    const one = await readOneLayer({ nodes, tensors: [weights('w', 8, 20), weights('b', 20)] });
    const params = { outChannels: 20, kernelSize: [1, 1], bias: true };
    expect(one).toMatchObject({ kind: 'Conv2d', params, shape: '20x32x32' });
  });

  test('with the weights on the left are pointwise convolutions, too', async () => {
    const nodes = [node('Reshape', 'x flat', 'f'), node('MatMul', 'w f', 'm'), node('Reshape', 'm map', 'y')];
    const tensors = [ints('flat', 1, 8, 1024), weights('w', 20, 8), ints('map', 1, 20, 32, 32)];
    expect(await readOneLayer({ nodes, tensors })).toMatchObject({ kind: 'Conv2d', shape: '20x32x32' });
  });

  test('between positions see everything and stay opaque', async () => {
    const nodes = [node('Reshape', 'x flat', 'f'), node('MatMul', 'f w', 'y')];
    const { last } = await readNodes({ nodes, tensors: [ints('flat', 1, 8, 1024), weights('w', 1024, 64)] });
    expect(last?.layer).toMatchObject({ kind: 'Opaque', params: { operation: 'MatMul', reach: 'global' } });
  });

  test('in a squeeze-excitation branch work on the one pixel', async () => {
    const nodes = [
      node('GlobalAveragePool', 'x', 'g'),
      node('Flatten', 'g', 'f'),
      node('Gemm', 'f w1 b1', 'd1', { transB: 1 }),
      node('Relu', 'd1', 'r'),
      node('Gemm', 'r w2', 'd2', { transB: 1 }),
      node('Sigmoid', 'd2', 's'),
      node('Unsqueeze', 's axes', 'u'),
      node('Mul', 'x u', 'y'),
    ];
    const tensors = [weights('w1', 4, 8), weights('b1', 4), weights('w2', 8, 4), ints('axes', 2, 3)];
    const { result, analysis, shape } = await readNodes({ nodes, tensors });
    expect(listLayers(result)).toEqual([
      ...['GlobalAvgPool g <- x', 'Conv2d d1 <- g', 'ReLU r <- d1', 'Conv2d d2 <- r', 'Sigmoid s <- d2'],
      'Multiply y <- x, s',
    ]);
    expect(shape).toBe('8x32x32');
    expect(analysis.totals.params).toBe(32 + 4 + 32);
    expect(analysis.diagnostics.filter((finding) => finding.severity === 'error')).toEqual([]);
  });
});
