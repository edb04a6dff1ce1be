/** Single operators in the forms that operator sets 7 to 22 give them; expected layers and sizes worked out by hand. */
import { describe, expect, test } from 'vitest';
import { analyze } from '../../analysis/analyze';
import type { LayerNode } from '../../architecture/architecture';
import { formatShape } from '../../text/quantities';
import { importReadable, listLayers, type WrittenModel, type WrittenNode } from './onnxWriter.testing';

const weights = (name: string, ...dims: number[]) => ({ name, dims });
const ints = (name: string, ...values: number[]) => ({ name, dims: [values.length], ints: values });
const floats = (name: string, ...values: number[]) => ({ name, dims: [values.length], floats: values });
const scalar = (name: string, value: number) => ({ name, dims: [], floats: [value] });

function node(
  op: string,
  inputs: string,
  output: string,
  attributes: WrittenNode['attributes'] = {},
): WrittenNode {
  const outputs = output.split(' ');
  return { op, inputs: inputs.split(' ').map((name) => (name === '-' ? '' : name)), outputs, attributes };
}

type Model = Partial<WrittenModel> & Pick<WrittenModel, 'nodes'>;

async function read(model: Model) {
  const outputs = model.nodes.at(-1)?.outputs ?? [];
  const result = await importReadable({ inputs: { x: [1, 8, 32, 32] }, outputs, ...model });
  const analysis = analyze(result.architecture, { resolution: result.workedAt, rule: 'paper' });
  const layers = [...result.architecture.layers.values()];
  const shapeOf = (layer: LayerNode | undefined) => {
    const shape = layer && analysis.layers.get(layer.id)?.shape;
    return shape ? formatShape(shape) : 'unknown';
  };
  return { result, analysis, layers, last: layers.at(-1), shape: shapeOf(layers.at(-1)), shapeOf };
}

/** Kind, parameters and output shape of the only layer that a model has behind its input. */
async function readOne(model: Model) {
  const { layers, last, shape } = await read(model);
  expect(layers.map((layer) => layer.layer.kind)).toEqual(['Input', last?.layer.kind]);
  return { kind: last?.layer.kind, params: last?.layer.params, shape };
}

describe('convolution', () => {
  const kernel = weights('w', 16, 8, 3, 5);

  test('takes kernel from the weights and everything else from its attributes', async () => {
    const attributes = { strides: [2, 1], dilations: [1, 2], pads: [0, 1, 2, 3], group: 1 };
    expect(await readOne({ nodes: [node('Conv', 'x w', 'y', attributes)], tensors: [kernel] })).toEqual({
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
    expect(await readOne({ nodes, tensors: [kernel] })).toMatchObject({ params: { padding }, shape });
  });

  test('SAME_LOWER puts the odd pixel first', async () => {
    const nodes = [node('Conv', 'x w', 'y', { auto_pad: 'SAME_LOWER', strides: [2, 2] })];
    const padding = { top: 1, bottom: 0, left: 2, right: 1 };
    expect(await readOne({ nodes, tensors: [kernel] })).toMatchObject({
      params: { padding },
      shape: '16x16x16',
    });
  });

  test('a bias that follows as a sum, or as the weights of a quantised convolution, is its bias', async () => {
    const nodes = [node('Conv', 'x w', 'c'), node('Add', 'c b', 'y')];
    const tensors = [kernel, weights('b', 1, 16, 1, 1)];
    expect(await readOne({ nodes, tensors })).toMatchObject({ params: { bias: true } });
    const quantised = node('QLinearConv', 'x s z w s z s z b', 'y');
    const all = [kernel, scalar('s', 1), scalar('z', 0), weights('b', 16)];
    expect(await readOne({ nodes: [quantised], tensors: all })).toMatchObject({
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
    expect(await readOne({ nodes, tensors })).toMatchObject({
      params: { outChannels: 10, kernelSize: [3, 3], groups: 2 },
      shape: '10x30x30',
    });
  });

  test('with a stride beyond all limits stays opaque', async () => {
    const nodes = [node('Conv', 'x w', 'y', { kernel_shape: [3, 3], strides: [100000, 1] })];
    const { result } = await read({ nodes, tensors: [weights('w', 16, 8, 3, 3)] });
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
    expect(await readOne({ nodes: [node('ConvTranspose', 'x w', 'y', attributes)], tensors })).toMatchObject({
      ...{ kind: 'ConvTranspose2d', shape },
    });
  });
});

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
    ['GlobalAveragePool', {}, 'GlobalAvgPool', '8x1x1'],
    ['GlobalMaxPool', {}, 'GlobalMaxPool', '8x1x1'],
    ['ReduceMean', { axes: [2, 3] }, 'GlobalAvgPool', '8x1x1'],
    ['ReduceMean', { axes: [-1, -2], keepdims: 0 }, 'GlobalAvgPool', '8x1x1'],
    ['ReduceMax', { axes: [2, 3] }, 'GlobalMaxPool', '8x1x1'],
  ])('%s %j', async (op, attributes, kind, shape) => {
    expect(await readOne({ nodes: [node(op, 'x', 'y', attributes)] })).toMatchObject({ kind, shape });
  });

  test('reads the axes of a reduction from an input since operator set 18', async () => {
    const tensors = [ints('axes', 2, 3)];
    const model = { nodes: [node('ReduceMean', 'x axes', 'y')], tensors, opset: 18 };
    expect(await readOne(model)).toMatchObject({ kind: 'GlobalAvgPool', shape: '8x1x1' });
  });

  test('a reduction over other axes is opaque, with its shape', async () => {
    const one = await read({ nodes: [node('ReduceMean', 'x', 'y', { axes: [1] })] });
    expect(one.last?.layer).toMatchObject({ kind: 'Opaque', params: { reach: 'local' } });
    expect(one.shape).toBe('1x32x32');
    const rows = await read({ nodes: [node('ReduceSum', 'x', 'y', { axes: [2] })] });
    expect(rows.last?.layer).toMatchObject({ kind: 'Opaque', params: { reach: 'global' } });
    expect(rows.shape).toBe('8x1x32');
  });
});

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
    const one = await readOne({ nodes: [node(op, 'x', 'y', attributes)], opset: 10 });
    expect(one).toMatchObject({ kind, params, shape: '8x32x32' });
  });

  test('read bounds and rates from inputs in newer operator sets', async () => {
    const tensors = [scalar('zero', 0), scalar('six', 6), scalar('rate', 0.125)];
    expect(await readOne({ nodes: [node('Clip', 'x zero six', 'y')], tensors })).toMatchObject({
      kind: 'ReLU6',
    });
    expect(await readOne({ nodes: [node('Clip', 'x zero', 'y')], tensors })).toMatchObject({ kind: 'ReLU' });
    const dropout = await readOne({ nodes: [node('Dropout', 'x rate', 'y')], tensors });
    expect(dropout.params).toMatchObject({ rate: 0.125 });
  });

  test('Max with zero is ReLU; PRelu counts its slopes', async () => {
    const tensors = [scalar('zero', 0), weights('s1', 1), weights('s8', 8, 1, 1)];
    expect(await readOne({ nodes: [node('Max', 'zero x', 'y')], tensors })).toMatchObject({ kind: 'ReLU' });
    const shared = await readOne({ nodes: [node('PRelu', 'x s1', 'y')], tensors });
    expect(shared.params).toEqual({ slopes: 'shared' });
    const own = await readOne({ nodes: [node('PRelu', 'x s8', 'y')], tensors });
    expect(own.params).toEqual({ slopes: 'channel' });
  });

  test('softmax over positions sees everything', async () => {
    const { last } = await read({ nodes: [node('Softmax', 'x', 'y', { axis: -1 })] });
    expect(last?.layer).toMatchObject({ kind: 'Opaque', params: { operation: 'Softmax', reach: 'global' } });
  });
});

describe('activations written as primitive operators', () => {
  const constants = [
    ...[scalar('half', 0.5), scalar('one', 1), scalar('two', 2), scalar('three', 3), scalar('six', 6)],
    ...[
      scalar('zero', 0),
      scalar('sixth', 1 / 6),
      scalar('root2', Math.SQRT2),
      scalar('iroot2', Math.SQRT1_2),
    ],
    ...[scalar('cubic', 0.044715), scalar('scale', Math.sqrt(2 / Math.PI))],
  ];

  test.each<readonly [string, readonly (readonly [string, string, string])[], string]>([
    [
      'SiLU',
      [
        ['Sigmoid', 'x', 's'],
        ['Mul', 's x', 'y'],
      ],
      'SiLU',
    ],
    [
      'HardSwish',
      [
        ['HardSigmoid', 'x', 's'],
        ['Mul', 'x s', 'y'],
      ],
      'HardSwish',
    ],
    [
      'HardSwish',
      [
        ['Add', 'x three', 'a'],
        ['Clip', 'a zero six', 'c'],
        ['Mul', 'x c', 'm'],
        ['Div', 'm six', 'y'],
      ],
      'HardSwish',
    ],
    [
      'HardSwish',
      [
        ['Add', 'three x', 'a'],
        ['Clip', 'a zero six', 'c'],
        ['Div', 'c six', 'd'],
        ['Mul', 'x d', 'y'],
      ],
      'HardSwish',
    ],
    [
      'HardSwish',
      [
        ['Add', 'x three', 'a'],
        ['Clip', 'a zero six', 'c'],
        ['Mul', 'x sixth', 'm'],
        ['Mul', 'm c', 'y'],
      ],
      'HardSwish',
    ],
    [
      'HardSigmoid',
      [
        ['Add', 'x three', 'a'],
        ['Clip', 'a zero six', 'c'],
        ['Mul', 'c sixth', 'y'],
      ],
      'HardSigmoid',
    ],
    [
      'GELU',
      [
        ['Div', 'x root2', 'd'],
        ['Erf', 'd', 'e'],
        ['Add', 'e one', 'a'],
        ['Mul', 'x a', 'm'],
        ['Mul', 'm half', 'y'],
      ],
      'GELU',
    ],
    [
      'GELU',
      [
        ['Mul', 'x iroot2', 'd'],
        ['Erf', 'd', 'e'],
        ['Add', 'one e', 'a'],
        ['Mul', 'x half', 'h'],
        ['Mul', 'h a', 'y'],
      ],
      'GELU',
    ],
    [
      'GELU',
      [
        ['Mul', 'x iroot2', 'd'],
        ['Erf', 'd', 'e'],
        ['Add', 'one e', 'a'],
        ['Mul', 'a half', 'h'],
        ['Mul', 'x h', 'y'],
      ],
      'GELU',
    ],
    [
      'GELU by tanh',
      [
        ['Pow', 'x three', 'p'],
        ['Mul', 'p cubic', 'w'],
        ['Add', 'x w', 's'],
        ['Mul', 's scale', 't'],
        ['Tanh', 't', 'e'],
        ['Add', 'e one', 'a'],
        ['Mul', 'x half', 'h'],
        ['Mul', 'h a', 'y'],
      ],
      'GELU',
    ],
    [
      'GELU by tanh',
      [
        ['Mul', 'x x', 'q'],
        ['Mul', 'x q', 'p'],
        ['Mul', 'cubic p', 'w'],
        ['Add', 'x w', 's'],
        ['Mul', 'scale s', 't'],
        ['Tanh', 't', 'e'],
        ['Add', 'one e', 'a'],
        ['Mul', 'half x', 'h'],
        ['Mul', 'h a', 'y'],
      ],
      'GELU',
    ],
    [
      'Mish',
      [
        ['Softplus', 'x', 's'],
        ['Tanh', 's', 't'],
        ['Mul', 'x t', 'y'],
      ],
      'Opaque',
    ],
  ])('%s', async (_, operators, kind) => {
    const hard = (op: string) => (op === 'HardSigmoid' ? { alpha: { float: 1 / 6 } } : {});
    const nodes = operators.map(([op, inputs, output]) => node(op, inputs, output, hard(op)));
    const one = await readOne({ nodes, tensors: constants });
    expect(one).toMatchObject({ kind, shape: '8x32x32' });
  });

  test('are left apart where something else reads what is in between', async () => {
    const nodes = [node('Sigmoid', 'x', 's'), node('Mul', 's x', 'm'), node('Add', 'm s', 'y')];
    expect(listLayers((await read({ nodes })).result)).toEqual([
      ...['Sigmoid s <- x', 'Multiply m <- s, x', 'Add y <- m, s'],
    ]);
  });

  test('a gate of squeeze-excitation is none of them', async () => {
    const nodes = [
      node('GlobalAveragePool', 'x', 'g'),
      node('Conv', 'g w', 'c'),
      node('Sigmoid', 'c', 's'),
      node('Mul', 's x', 'y'),
    ];
    const { result } = await read({ nodes, tensors: [weights('w', 8, 8, 1, 1)] });
    expect(listLayers(result)).toEqual([
      ...['GlobalAvgPool g <- x', 'Conv2d c <- g', 'Sigmoid s <- c', 'Multiply y <- s, x'],
    ]);
  });
});

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
    const { result, analysis, shape } = await read({ nodes, tensors });
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
    const { result, last } = await read({ nodes, tensors: [weights('w', 8, 10), weights('b', 10)] });
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
    const one = await readOne({ nodes, tensors: [weights('w', 8, 20), weights('b', 20)] });
    const params = { outChannels: 20, kernelSize: [1, 1], bias: true };
    expect(one).toMatchObject({ kind: 'Conv2d', params, shape: '20x32x32' });
  });

  test('with the weights on the left are pointwise convolutions, too', async () => {
    const nodes = [node('Reshape', 'x flat', 'f'), node('MatMul', 'w f', 'm'), node('Reshape', 'm map', 'y')];
    const tensors = [ints('flat', 1, 8, 1024), weights('w', 20, 8), ints('map', 1, 20, 32, 32)];
    expect(await readOne({ nodes, tensors })).toMatchObject({ kind: 'Conv2d', shape: '20x32x32' });
  });

  test('between positions see everything and stay opaque', async () => {
    const nodes = [node('Reshape', 'x flat', 'f'), node('MatMul', 'f w', 'y')];
    const { last } = await read({ nodes, tensors: [ints('flat', 1, 8, 1024), weights('w', 1024, 64)] });
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
    const { result, analysis, shape } = await read({ nodes, tensors });
    expect(listLayers(result)).toEqual([
      ...['GlobalAvgPool g <- x', 'Conv2d d1 <- g', 'ReLU r <- d1', 'Conv2d d2 <- r', 'Sigmoid s <- d2'],
      'Multiply y <- x, s',
    ]);
    expect(shape).toBe('8x32x32');
    expect(analysis.totals.params).toBe(32 + 4 + 32);
    expect(analysis.diagnostics.filter((finding) => finding.severity === 'error')).toEqual([]);
  });
});

describe('normalisation', () => {
  test.each([
    ['BatchNormalization', 'x a b a b', {}, 'BatchNorm', { affine: true }],
    ['InstanceNormalization', 'x a b', {}, 'GroupNorm', { groups: 8, affine: true }],
    ['GroupNormalization', 'x a b', { num_groups: 4 }, 'GroupNorm', { groups: 4, affine: true }],
    ['LayerNormalization', 'x', { axis: 1 }, 'GroupNorm', { groups: 1, affine: false }],
  ])('%s', async (op, inputs, attributes, kind, params) => {
    const nodes = [node(op, inputs, 'y', attributes)];
    expect(await readOne({ nodes, tensors: [weights('a', 8), weights('b', 8)] })).toMatchObject({
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
    const one = await readOne({ nodes, tensors: [weights('a', 8), weights('b', 8)] });
    expect(one).toMatchObject({ kind: 'LayerNorm', params: { affine: true }, shape: '8x32x32' });
  });

  const moments = (axes: readonly number[]) => [
    node('ReduceMean', 'x', 'mean', { axes }),
    node('Sub', 'x mean', 'd'),
  ];
  const constants = [scalar('two', 2), scalar('eps', 1e-6), scalar('one', 1)];
  const affine = [weights('gamma', 8, 1, 1), weights('beta', 8, 1, 1)];

  test('written by PyTorch, with and without scale', async () => {
    const nodes = [
      ...moments([1]),
      node('Pow', 'd two', 'q'),
      node('ReduceMean', 'q', 'v', { axes: [1] }),
      node('Add', 'v eps', 've'),
      node('Sqrt', 've', 'r'),
      node('Div', 'd r', 'n'),
    ];
    const tensors = [...constants, ...affine];
    expect(await readOne({ nodes, tensors })).toMatchObject({ kind: 'LayerNorm', params: { affine: false } });
    const scaled = [...nodes, node('Mul', 'gamma n', 's'), node('Add', 's beta', 'y')];
    expect(await readOne({ nodes: scaled, tensors })).toMatchObject({
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
    const one = await readOne({ nodes, tensors: [...constants, ...affine] });
    expect(one).toMatchObject({ kind: 'LayerNorm', params: { affine: true } });
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
      ...affine,
    ];
    const one = await readOne({ nodes, tensors });
    expect(one).toMatchObject({ kind: 'GroupNorm', params: { groups: 2, affine: true }, shape: '8x32x32' });
  });
});

describe('sums and products', () => {
  test('of branches', async () => {
    const nodes = [node('Relu', 'x', 'r'), node('Sum', 'x r x', 's'), node('Mul', 's r', 'y')];
    expect(listLayers((await read({ nodes })).result)).toEqual([
      ...['ReLU r <- x', 'Add s <- x, r, x', 'Multiply y <- s, r'],
    ]);
  });

  test('with one number are left out, with one a channel a layer', async () => {
    const nodes = [
      node('Relu', 'x', 'r'),
      node('Mul', 'r two', 'm'),
      node('Mul', 'm gamma', 'g'),
      node('Sub', 'g beta', 'y'),
    ];
    const tensors = [scalar('two', 2), weights('gamma', 8, 1, 1), weights('beta', 1, 8, 1, 1)];
    const { result, last, analysis } = await read({ nodes, tensors });
    expect(listLayers(result)).toEqual(['ReLU r <- x', 'ChannelScale g <- r']);
    expect(last?.layer.params).toEqual({ bias: true });
    expect(analysis.totals.params).toBe(16);
    expect(result.report.notes).toContainEqual({ code: 'constants-left-out', count: 1, elements: 1 });
  });

  test('that no layer stands for are opaque', async () => {
    const nodes = [node('Relu', 'x', 'r'), node('Div', 'x r', 'y')];
    const { result } = await read({ nodes });
    expect(listLayers(result)).toEqual(['ReLU r <- x', 'Opaque y <- x, r']);
    expect(result.report.unsupported).toEqual([{ op: 'Div', count: 1 }]);
  });
});

describe('cutting and joining', () => {
  test.each([
    ['sizes in an attribute', { axis: 1, split: [2, 6] }, 'x', 11],
    ['sizes in an input', { axis: 1 }, 'x sizes', 13],
    ['equal parts', { axis: 1, num_outputs: 2 }, 'x', 18],
  ])('Split with %s', async (_, attributes, inputs, opset) => {
    const nodes = [node('Split', inputs, 'a b', attributes), node('Concat', 'b a', 'y', { axis: 1 })];
    const { layers, shape } = await read({ nodes, tensors: [ints('sizes', 2, 6)], opset });
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
    expect(await readOne({ nodes: [slice], tensors })).toMatchObject({
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
    expect(await readOne({ nodes, tensors })).toMatchObject({
      params: { start: 0, end: 4 },
      shape: '4x32x32',
    });
  });

  test('Slice over space crops, with a step thins out', async () => {
    const crop = node('Slice', 'x starts ends axes', 'y');
    const tensors = [ints('starts', 1, 2), ints('ends', -1, 99), ints('axes', 2, 3)];
    const cropped = await read({ nodes: [crop], tensors });
    expect(cropped.layers.map((layer) => layer.layer.kind)).toEqual(['Input', 'ZeroPad2d', 'ZeroPad2d']);
    expect(cropped.shape).toBe('8x30x30');
    const thin = node('Slice', 'x starts ends axes steps', 'y');
    const steps = [ints('starts', 1), ints('ends', 99), ints('axes', 2), ints('steps', 2)];
    const thinned = await read({ nodes: [thin], tensors: steps });
    expect(thinned.layers.map((layer) => layer.layer.kind)).toEqual(['Input', 'ZeroPad2d', 'MaxPool2d']);
    expect(thinned.shape).toBe('8x16x32');
  });

  test('Gather of one channel or some in a row', async () => {
    const one = { name: 'i', dims: [], ints: [-1] };
    const single = await readOne({ nodes: [node('Gather', 'x i', 'y', { axis: 1 })], tensors: [one] });
    expect(single).toMatchObject({ kind: 'ChannelSlice', params: { start: 7, end: 8 } });
    const row = { nodes: [node('Gather', 'x i', 'y', { axis: 1 })], tensors: [ints('i', 2, 3, 4)] };
    expect(await readOne(row)).toMatchObject({ params: { start: 2, end: 5 } });
  });

  test('a channel shuffle is one layer', async () => {
    const nodes = [
      node('Reshape', 'x split', 's'),
      node('Transpose', 's', 't', { perm: [0, 2, 1, 3, 4] }),
      node('Reshape', 't map', 'y'),
    ];
    const tensors = [ints('split', 1, 4, 2, 32, 32), ints('map', 0, -1, 32, 32)];
    expect(await readOne({ nodes, tensors })).toEqual({
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
    const { layers, shape } = await read({ nodes, tensors: [ints('one', 1)] });
    expect(layers.map((layer) => layer.layer.kind)).toEqual([
      ...['Input', 'ReLU', 'Concat', 'ChannelSlice', 'ChannelSlice', 'Add'],
    ]);
    expect(shape).toBe('8x32x32');
  });

  test('joining over space is opaque, with its shape', async () => {
    const { last, shape } = await read({ nodes: [node('Concat', 'x x', 'y', { axis: 3 })] });
    expect(last?.layer).toMatchObject({ kind: 'Opaque', params: { operation: 'Concat', reach: 'global' } });
    expect(shape).toBe('8x32x64');
  });
});

describe('padding and resizing', () => {
  test.each([
    ['attribute', node('Pad', 'x', 'y', { pads: [0, 0, 1, 2, 0, 0, 3, 4] })],
    ['input', node('Pad', 'x pads', 'y')],
    ['input with axes', node('Pad', 'x some zero axes', 'y')],
  ])('Pad by %s', async (_, pad) => {
    const tensors = [
      ...[
        ints('pads', 0, 0, 1, 2, 0, 0, 3, 4),
        ints('some', 2, 1, 4, 3),
        scalar('zero', 0),
        ints('axes', 3, -2),
      ],
    ];
    expect(await readOne({ nodes: [pad], tensors })).toEqual({
      kind: 'ZeroPad2d',
      params: { padding: { top: 1, left: 2, bottom: 3, right: 4 } },
      shape: '8x36x38',
    });
  });

  test('Pad by nothing is no layer, over channels an opaque one', async () => {
    const none = {
      nodes: [node('Pad', 'x p', 'a'), node('Relu', 'a', 'y')],
      tensors: [ints('p', ...Array<number>(8).fill(0))],
    };
    expect(await readOne(none)).toMatchObject({ kind: 'ReLU' });
    const channels = { nodes: [node('Pad', 'x p', 'y')], tensors: [ints('p', 0, 4, 0, 0, 0, 4, 0, 0)] };
    expect(await readOne(channels)).toMatchObject({ kind: 'Opaque', shape: '16x32x32' });
  });

  test.each([
    ['Upsample 7', node('Upsample', 'x', 'y', { scales: { floats: [1, 1, 2, 2] } }), 'nearest', '8x64x64'],
    ['Upsample 9', node('Upsample', 'x s', 'y', { mode: 'linear' }), 'bilinear', '8x64x96'],
    ['Resize 10', node('Resize', 'x s', 'y'), 'nearest', '8x64x96'],
    ['Resize 11 scales', node('Resize', 'x roi s', 'y', { mode: 'linear' }), 'bilinear', '8x64x96'],
    ['Resize 13 sizes', node('Resize', 'x - - sizes', 'y', { mode: 'cubic' }), 'bilinear', '8x128x32'],
    ['Resize 18 axes', node('Resize', 'x - - some', 'y', { axes: [3, 2] }), 'nearest', '8x16x64'],
  ])('%s', async (_, resize, mode, shape) => {
    const tensors = [
      ...[floats('s', 1, 1, 2, 3), { name: 'roi', dims: [0], floats: [] }],
      ...[ints('sizes', 1, 8, 128, 32), ints('some', 64, 16)],
    ];
    const one = await readOne({ nodes: [resize], tensors });
    expect(one).toMatchObject({ kind: 'Upsample', params: { mode, size: null }, shape });
  });

  test('a ratio that is no whole number keeps the size', async () => {
    const nodes = [
      node('Resize', 'x - - sizes', 'y', { coordinate_transformation_mode: 'align_corners', mode: 'linear' }),
    ];
    const one = await readOne({ nodes, tensors: [ints('sizes', 1, 8, 50, 64)] });
    expect(one).toMatchObject({ params: { size: [50, 64], alignCorners: true }, shape: '8x50x64' });
  });

  test('to the size of another tensor', async () => {
    const nodes = [
      node('MaxPool', 'x', 'p', { kernel_shape: [2, 2], strides: [2, 2] }),
      node('Shape', 'x', 'sx'),
      node('Slice', 'sx two four', 'hw'),
      node('Shape', 'p', 'sp'),
      node('Slice', 'sp zero two', 'nc'),
      node('Concat', 'nc hw', 'size', { axis: 0 }),
      node('Resize', 'p - - size', 'u'),
      node('Concat', 'x u', 'y', { axis: 1 }),
    ];
    const tensors = [ints('zero', 0), ints('two', 2), ints('four', 4)];
    const { layers, shape } = await read({ nodes, tensors, inputs: { x: ['n', 8, 'h', 'w'] } });
    expect(layers[2]?.layer).toMatchObject({ kind: 'Upsample', params: { scale: [2, 2], size: null } });
    expect(shape).toBe('16x224x224');
  });

  test('pixel shuffle, as an operator or written out', async () => {
    const direct = await read({ nodes: [node('DepthToSpace', 'x', 'y', { blocksize: 2 })] });
    expect(direct.shape).toBe('2x64x64');
    expect(direct.analysis.layers.get(direct.last?.id ?? direct.layers[0]!.id)?.field?.jump).toEqual([
      0.5, 0.5,
    ]);
    const nodes = [
      node('Reshape', 'x split', 's'),
      node('Transpose', 's', 't', { perm: [0, 1, 4, 2, 5, 3] }),
      node('Reshape', 't map', 'y'),
    ];
    const tensors = [ints('split', 1, 2, 2, 2, 32, 32), ints('map', 1, 2, 64, 64)];
    const written = await read({ nodes, tensors });
    expect(written.shape).toBe('2x64x64');
    expect(written.result.report.unsupported).toEqual([]);
    const down = await read({ nodes: [node('SpaceToDepth', 'x', 'y', { blocksize: 4 })] });
    expect(down.shape).toBe('128x8x8');
    expect(down.last?.layer.params).toMatchObject({ kernelSize: [4, 4], stride: [4, 4] });
  });

  test('one pixel spread over the map is upsampled, unless what reads it spreads it anyway', async () => {
    const pool = node('GlobalAveragePool', 'x', 'g');
    const tensors = [ints('size', 1, 8, 32, 32)];
    const used = [pool, node('Expand', 'g size', 'e'), node('Mul', 'x e', 'y')];
    expect(listLayers((await read({ nodes: used, tensors })).result)).toEqual([
      ...['GlobalAvgPool g <- x', 'Multiply y <- x, g'],
    ]);
    const joined = [pool, node('Expand', 'g size', 'e'), node('Concat', 'x e', 'y', { axis: 1 })];
    const concat = await read({ nodes: joined, tensors });
    expect(listLayers(concat.result)).toEqual(['GlobalAvgPool g <- x', 'Concat y <- x, g']);
    expect(concat.shape).toBe('16x32x32');
    const resized = [pool, node('Resize', 'g - - size', 'e'), node('Concat', 'e x', 'y', { axis: 1 })];
    const other = await read({ nodes: resized, tensors });
    expect(listLayers(other.result)).toEqual(['GlobalAvgPool g <- x', 'Concat y <- g, x']);
    expect(other.shape).toBe('16x32x32');
    const plain = [pool, node('Expand', 'g size', 'e'), node('Relu', 'e', 'y')];
    const { layers, shape } = await read({ nodes: plain, tensors });
    expect(layers[2]?.layer).toMatchObject({ kind: 'Upsample', params: { size: [32, 32] } });
    expect(shape).toBe('8x32x32');
  });
});
