/** Activations as operators of their own. */
import { describe, expect, test } from 'vitest';
import { node, readNodes, readOneLayer, scalar, weights } from './smallModels.testing';

describe('activations', () => {
  test.each([
    ['Relu', {}, 'ReLU', {}],
    ['LeakyRelu', { alpha: { float: 0.25 } }, 'LeakyReLU', { slope: 0.25 }],
    ['Elu', { alpha: { float: 2 } }, 'ELU', { alpha: 2 }],
    ['Gelu', { approximate: 'tanh' }, 'GELU', { approximation: 'tanh' }],
    ['Gelu', {}, 'GELU', { approximation: 'none' }],
    ['HardSwish', {}, 'HardSwish', {}],
    ['HardSigmoid', {}, 'HardSigmoid', {}],
    ['Softmax', { axis: 1 }, 'Softmax', {}],
    ['Clip', { min: { float: 0 }, max: { float: 6 } }, 'ReLU6', {}],
    ['Clip', { min: { float: 0 } }, 'ReLU', {}],
    ['Dropout', { ratio: { float: 0.25 } }, 'Dropout', { rate: 0.25 }],
    ['Identity', {}, 'Identity', {}],
  ])('%s %j', async (op, attributes, kind, params) => {
    const one = await readOneLayer({ nodes: [node(op, 'x', 'y', attributes)], opset: 10 });
    expect(one).toMatchObject({ kind, params, shape: '8x32x32' });
  });

  test('read bounds and rates from inputs in newer operator sets', async () => {
    const tensors = [scalar('zero', 0), scalar('six', 6), scalar('rate', 0.125)];
    expect(await readOneLayer({ nodes: [node('Clip', 'x zero six', 'y')], tensors })).toMatchObject({
      kind: 'ReLU6',
    });
    expect(await readOneLayer({ nodes: [node('Clip', 'x zero', 'y')], tensors })).toMatchObject({
      kind: 'ReLU',
    });
    const dropout = await readOneLayer({ nodes: [node('Dropout', 'x rate', 'y')], tensors });
    expect(dropout.params).toMatchObject({ rate: 0.125 });
  });

  test('Max with zero is ReLU; PRelu counts its slopes', async () => {
    const tensors = [scalar('zero', 0), weights('s1', 1), weights('s8', 8, 1, 1)];
    expect(await readOneLayer({ nodes: [node('Max', 'zero x', 'y')], tensors })).toMatchObject({
      kind: 'ReLU',
    });
    const shared = await readOneLayer({ nodes: [node('PRelu', 'x s1', 'y')], tensors });
    expect(shared.params).toEqual({ slopes: 'shared' });
    const own = await readOneLayer({ nodes: [node('PRelu', 'x s8', 'y')], tensors });
    expect(own.params).toEqual({ slopes: 'channel' });
  });

  test.each(['a six', 'six a'])(
    'Min of a ReLU with six (%s) is ReLU6, Min of anything else is not',
    async (inputs) => {
      const tensors = [scalar('six', 6), scalar('five', 5)];
      const read = (first: string, others = inputs) =>
        readNodes({ nodes: [node(first, 'x', 'a'), node('Min', others, 'y')], tensors });
      expect((await read('Relu')).last?.layer.kind).toBe('ReLU6');
      expect((await read('Tanh')).last?.layer.kind).toBe('Opaque');
      expect((await read('Relu', 'a five')).last?.layer.kind).toBe('Opaque');
    },
  );

  test('softmax over positions sees everything', async () => {
    const { last } = await readNodes({ nodes: [node('Softmax', 'x', 'y', { axis: -1 })] });
    expect(last?.layer).toMatchObject({ kind: 'Opaque', params: { operation: 'Softmax', reach: 'global' } });
  });
});
