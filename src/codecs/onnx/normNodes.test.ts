/** Normalisation as an operator, and as exporters write it out. */
import { describe, expect, test } from 'vitest';
import { floats, ints, node, readOneLayer, scalar, weights } from './smallModels.testing';

describe('normalisation', () => {
  test.each([
    ['BatchNormalization', 'x a b a b', {}, 'BatchNorm', { affine: true }],
    ['InstanceNormalization', 'x a b', {}, 'GroupNorm', { groups: 8, affine: true }],
    ['GroupNormalization', 'x a b', { num_groups: 4 }, 'GroupNorm', { groups: 4, affine: true }],
    ['LayerNormalization', 'x', { axis: 1 }, 'GroupNorm', { groups: 1, affine: false }],
  ])('%s', async (op, inputs, attributes, kind, params) => {
    const nodes = [node(op, inputs, 'y', attributes)];
    expect(await readOneLayer({ nodes, tensors: [weights('a', 8), weights('b', 8)] })).toMatchObject({
      kind,
      params,
    });
  });

  test('over the channels of every pixel, as an operator', async () => {
    const nodes = [
      node('Transpose', 'x', 't', { perm: [0, 2, 3, 1] }),
      node('LayerNormalization', 't a b', 'n', { axis: -1 }),
      node('Transpose', 'n', 'y', { perm: [0, 3, 1, 2] }),
    ];
    const one = await readOneLayer({ nodes, tensors: [weights('a', 8), weights('b', 8)] });
    expect(one).toMatchObject({ kind: 'LayerNorm', params: { affine: true }, shape: '8x32x32' });
  });

  const moments = (axes: readonly number[]) => [
    node('ReduceMean', 'x', 'mean', { axes }),
    node('Sub', 'x mean', 'd'),
  ];
  const constants = [scalar('two', 2), scalar('eps', 1e-6), scalar('one', 1)];
  const affineTensors = [weights('gamma', 8, 1, 1), weights('beta', 8, 1, 1)];

  test('written by PyTorch, with and without scale', async () => {
    const nodes = [
      ...moments([1]),
      node('Pow', 'd two', 'q'),
      node('ReduceMean', 'q', 'v', { axes: [1] }),
      node('Add', 'v eps', 've'),
      node('Sqrt', 've', 'r'),
      node('Div', 'd r', 'n'),
    ];
    const tensors = [...constants, ...affineTensors];
    expect(await readOneLayer({ nodes, tensors })).toMatchObject({
      kind: 'LayerNorm',
      params: { affine: false },
    });
    const scaled = [...nodes, node('Mul', 'gamma n', 's'), node('Add', 's beta', 'y')];
    expect(await readOneLayer({ nodes: scaled, tensors })).toMatchObject({
      ...{ kind: 'LayerNorm', params: { affine: true } },
    });
  });

  test('written by Keras', async () => {
    const nodes = [
      ...moments([1]),
      node('Mul', 'd d', 'q'),
      node('ReduceMean', 'q', 'v', { axes: [1] }),
      node('Add', 'v eps', 've'),
      node('Sqrt', 've', 'r'),
      node('Reciprocal', 'r', 'i'),
      node('Mul', 'i gamma', 'g'),
      node('Mul', 'x g', 'xg'),
      node('Mul', 'mean g', 'mg'),
      node('Sub', 'beta mg', 'sh'),
      node('Add', 'xg sh', 'y'),
    ];
    const one = await readOneLayer({ nodes, tensors: [...constants, ...affineTensors] });
    expect(one).toMatchObject({ kind: 'LayerNorm', params: { affine: true } });
  });

  test.each([
    ['with scale and shift', ['Mul', 'i gamma', 'f'], ['Add', 'mf beta', 'sh'], true],
    ['without', ['Identity', 'i', 'f'], null, false],
  ] as const)('written by Keras 3, %s', async (_, scale, shift, affine) => {
    const factor = affine ? 'f' : 'i';
    const nodes = [
      ...moments([1]),
      node('Mul', 'd d', 'q'),
      node('ReduceMean', 'q', 'v', { axes: [1] }),
      node('Add', 'v eps', 've'),
      node('Sqrt', 've', 'r'),
      node('Reciprocal', 'r', 'i'),
      ...(affine ? [node(...scale)] : []),
      node('Neg', 'mean', 'minus'),
      node('Mul', `minus ${factor}`, 'mf'),
      ...(shift ? [node(...shift)] : []),
      node('Mul', `x ${factor}`, 'xf'),
      node('Add', shift ? 'xf sh' : 'xf mf', 'y'),
    ];
    const one = await readOneLayer({ nodes, tensors: [...constants, ...affineTensors] });
    expect(one).toMatchObject({ kind: 'LayerNorm', params: { affine } });
  });

  test('written by Keras 2, as batch normalisation over all positions', async () => {
    const nodes = [
      node('Transpose', 'x', 't', { perm: [0, 2, 3, 1] }),
      node('Reshape', 't rows', 'z'),
      node('ReduceMean', 'z', 'avg', { axes: [0, 2, 3] }),
      node('Squeeze', 'avg', 'mean', { axes: [0, 2, 3] }),
      node('Sub', 'z avg', 'd'),
      node('ReduceSumSquare', 'd', 'sum', { axes: [0, 2, 3], keepdims: 0 }),
      node('Shape', 'z', 'shape'),
      node('Gather', 'shape axes', 'lengths'),
      node('ReduceProd', 'lengths', 'product', { keepdims: 0 }),
      node('Cast', 'product', 'count', { to: 1 }),
      node('Div', 'sum count', 'variance'),
      node('BatchNormalization', 'z ones zeros mean variance', 'b'),
      node('Reshape', 'b map', 'm'),
      node('Mul', 'm g', 'mg'),
      node('Add', 'mg h', 'a'),
      node('Transpose', 'a', 'y', { perm: [0, 3, 1, 2] }),
    ];
    const tensors = [
      ...[ints('rows', 1, 1024, 8, 1), ints('axes', 0, 2, 3), ints('map', 1, 32, 32, 8)],
      ...[weights('ones', 1024), weights('zeros', 1024), weights('g', 8), weights('h', 8)],
    ];
    const one = await readOneLayer({ nodes, tensors });
    expect(one).toMatchObject({ kind: 'LayerNorm', params: { affine: true }, shape: '8x32x32' });
  });

  test('over groups, written as one over channels that were split', async () => {
    const ones = [1, 1];
    const nodes = [
      node('Reshape', 'x split', 'g'),
      node('InstanceNormalization', 'g ones zeros', 'i'),
      node('Reshape', 'i map', 'm'),
      node('Mul', 'm gamma', 's'),
      node('Add', 's beta', 'y'),
    ];
    const tensors = [
      ...[ints('split', 0, 2, -1), floats('ones', ...ones), floats('zeros', 0, 0), ints('map', 1, 8, 32, 32)],
      ...affineTensors,
    ];
    const one = await readOneLayer({ nodes, tensors });
    expect(one).toMatchObject({ kind: 'GroupNorm', params: { groups: 2, affine: true }, shape: '8x32x32' });
  });
});
