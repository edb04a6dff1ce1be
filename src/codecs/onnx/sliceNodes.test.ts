/** Cutting and joining, shuffles and stacks. */
import { describe, expect, test } from 'vitest';
import { ints, node, readNodes, readOneLayer } from './smallModels.testing';

describe('cutting and joining', () => {
  test.each([
    ['sizes in an attribute', { axis: 1, split: [2, 6] }, 'x', 11],
    ['sizes in an input', { axis: 1 }, 'x sizes', 13],
    ['equal parts', { axis: 1, num_outputs: 2 }, 'x', 18],
  ])('Split with %s', async (_, attributes, inputs, opset) => {
    const nodes = [node('Split', inputs, 'a b', attributes), node('Concat', 'b a', 'y', { axis: 1 })];
    const { layers, shape } = await readNodes({ nodes, tensors: [ints('sizes', 2, 6)], opset });
    expect(layers.map((layer) => layer.name)).toEqual(['x', 'a', 'a_2', 'y']);
    const middle = opset === 18 ? 4 : 2;
    expect(layers[1]?.layer.params).toEqual({ start: 0, end: middle });
    expect(layers[2]?.layer.params).toEqual({ start: middle, end: 8 });
    expect(layers[3]?.inputs).toEqual(['a_2', 'a']);
    expect(shape).toBe('8x32x32');
  });

  test.each([
    ['attributes', node('Slice', 'x', 'y', { axes: [1], starts: [2], ends: [2147483647] })],
    ['inputs', node('Slice', 'x two end one', 'y')],
    ['negative bounds', node('Slice', 'x minus6 end one', 'y')],
  ])('Slice over channels by %s', async (_, slice) => {
    const tensors = [ints('two', 2), ints('end', 99999), ints('one', 1), ints('minus6', -6)];
    expect(await readOneLayer({ nodes: [slice], tensors })).toMatchObject({
      ...{ kind: 'ChannelSlice', params: { start: 2, end: 8 }, shape: '6x32x32' },
    });
  });

  test('Slice with bounds computed from shapes', async () => {
    const nodes = [
      node('Shape', 'x', 'shape'),
      node('Gather', 'shape index', 'channels'),
      node('Add', 'channels index', 'more'),
      node('Div', 'more two', 'half'),
      node('Mul', 'half index', 'end'),
      node('Slice', 'x zero end index', 'y'),
    ];
    // (8 + 1) / 2 is 4 in whole numbers.
    const tensors = [ints('index', 1), ints('two', 2), ints('zero', 0)];
    expect(await readOneLayer({ nodes, tensors })).toMatchObject({
      params: { start: 0, end: 4 },
      shape: '4x32x32',
    });
  });

  test('Slice over space crops, with a step thins out', async () => {
    const crop = node('Slice', 'x starts ends axes', 'y');
    const tensors = [ints('starts', 1, 2), ints('ends', -1, 99), ints('axes', 2, 3)];
    const cropped = await readNodes({ nodes: [crop], tensors });
    expect(cropped.layers.map((layer) => layer.layer.kind)).toEqual(['Input', 'ZeroPad2d', 'ZeroPad2d']);
    expect(cropped.shape).toBe('8x30x30');
    const thin = node('Slice', 'x starts ends axes steps', 'y');
    const steps = [ints('starts', 1), ints('ends', 99), ints('axes', 2), ints('steps', 2)];
    const thinned = await readNodes({ nodes: [thin], tensors: steps });
    expect(thinned.layers.map((layer) => layer.layer.kind)).toEqual(['Input', 'ZeroPad2d', 'MaxPool2d']);
    expect(thinned.shape).toBe('8x16x32');
  });

  test('Gather of one channel or some in a row', async () => {
    const one = { name: 'i', dims: [], ints: [-1] };
    const single = await readOneLayer({ nodes: [node('Gather', 'x i', 'y', { axis: 1 })], tensors: [one] });
    expect(single).toMatchObject({ kind: 'ChannelSlice', params: { start: 7, end: 8 } });
    const row = { nodes: [node('Gather', 'x i', 'y', { axis: 1 })], tensors: [ints('i', 2, 3, 4)] };
    expect(await readOneLayer(row)).toMatchObject({ params: { start: 2, end: 5 } });
  });

  test('Gather of channels in another order, or some of them, is what it takes', async () => {
    const gather = node('Gather', 'x i', 'y', { axis: 1 });
    const turned = await readNodes({ nodes: [gather], tensors: [ints('i', 2, 1, 0)] });
    expect(turned.layers.map(({ layer }) => layer)).toMatchObject([
      { kind: 'Input' },
      { kind: 'ChannelSlice', params: { start: 2, end: 3 } },
      { kind: 'ChannelSlice', params: { start: 1, end: 2 } },
      { kind: 'ChannelSlice', params: { start: 0, end: 1 } },
      { kind: 'Concat' },
    ]);
    expect([turned.shape, turned.result.report.unsupported]).toEqual(['3x32x32', []]);
    const runs = await readNodes({ nodes: [gather], tensors: [ints('i', 5, 6, 7, -8, 1)] });
    expect(runs.layers.map(({ layer }) => layer.kind)).toEqual([
      ...['Input', 'ChannelSlice', 'ChannelSlice', 'Concat'],
    ]);
    expect(runs.shape).toBe('5x32x32');
  });

  test('Gather of many scattered channels is opaque and stays at its place; one beyond the last is none', async () => {
    const scattered = Array.from({ length: 34 }, (_, index) => (index * 7) % 8);
    const gather = node('Gather', 'x i', 'y', { axis: 1 });
    for (const indices of [scattered, [0, 2, 8]]) {
      const { last, shape } = await readNodes({ nodes: [gather], tensors: [ints('i', ...indices)] });
      expect(last?.layer).toMatchObject({ kind: 'Opaque', params: { operation: 'Gather', reach: 'local' } });
      expect(shape).toBe(`${indices.length}x32x32`);
    }
  });

  test('parts of a list that a tensor was split into are cut out of the tensor', async () => {
    const parts = [node('SequenceAt', 'l first', 'a'), node('SequenceAt', 'l last', 'b')];
    const join = [node('SequenceConstruct', 'b a', 'm'), node('ConcatFromSequence', 'm', 'y', { axis: 1 })];
    const positions = [
      { name: 'first', dims: [], ints: [0] },
      { name: 'last', dims: [], ints: [-1] },
    ];
    const split = node('SplitToSequence', 'x sizes', 'l', { axis: 1 });
    const read = (sizes: { name: string; dims: number[]; ints: number[] }) =>
      readNodes({ nodes: [split, ...parts, ...join], tensors: [...positions, sizes] });
    const listed = await read(ints('sizes', 2, 1, 5));
    expect(listed.layers.slice(1).map(({ layer }) => layer)).toMatchObject([
      { kind: 'ChannelSlice', params: { start: 0, end: 2 } },
      { kind: 'ChannelSlice', params: { start: 3, end: 8 } },
      { kind: 'Concat' },
    ]);
    expect([listed.shape, listed.result.report.unsupported]).toEqual(['7x32x32', []]);
    // Three, three, and what is left.
    const even = await read({ name: 'sizes', dims: [], ints: [3] });
    expect(even.layers.slice(1, 3).map(({ layer }) => layer.params)).toEqual([
      { start: 0, end: 3 },
      { start: 6, end: 8 },
    ]);
    const wrong = await read(ints('sizes', 2, 9));
    expect(wrong.result.report.unsupported).toEqual([{ op: 'SequenceAt', count: 1 }]);
  });

  test('a channel shuffle is one layer', async () => {
    const nodes = [
      node('Reshape', 'x split', 's'),
      node('Transpose', 's', 't', { perm: [0, 2, 1, 3, 4] }),
      node('Reshape', 't map', 'y'),
    ];
    const tensors = [ints('split', 1, 4, 2, 32, 32), ints('map', 0, -1, 32, 32)];
    expect(await readOneLayer({ nodes, tensors })).toEqual({
      ...{ kind: 'ChannelShuffle', params: { groups: 4 }, shape: '8x32x32' },
    });
  });

  test('a stack that is summed is a sum', async () => {
    const nodes = [
      node('Relu', 'x', 'r'),
      node('Unsqueeze', 'x one', 'a'),
      node('Unsqueeze', 'r one', 'b'),
      node('Concat', 'a b', 's', { axis: 1 }),
      node('ReduceSum', 's one', 'y', { keepdims: 0 }),
    ];
    const { layers, shape } = await readNodes({ nodes, tensors: [ints('one', 1)] });
    expect(layers.map((layer) => layer.layer.kind)).toEqual([
      ...['Input', 'ReLU', 'Concat', 'ChannelSlice', 'ChannelSlice', 'Add'],
    ]);
    expect(shape).toBe('8x32x32');
  });

  test('joining over space is opaque, with its shape', async () => {
    const { last, shape } = await readNodes({ nodes: [node('Concat', 'x x', 'y', { axis: 3 })] });
    expect(last?.layer).toMatchObject({ kind: 'Opaque', params: { operation: 'Concat', reach: 'global' } });
    expect(shape).toBe('8x32x64');
  });
});
