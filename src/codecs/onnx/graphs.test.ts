/** Whole graphs: Keras' order of axes, open sizes, several inputs and outputs, sub-graphs, transformers, groups. */
import { describe, expect, test } from 'vitest';
import { analyze } from '../../analysis/analyze';
import { formatShape } from '../../text/quantities';
import type { ImportOptions } from '../importer';
import {
  importModel,
  importReadable,
  listLayers,
  type WrittenModel,
  type WrittenNode,
} from './onnxWriter.testing';

const weights = (name: string, ...dims: number[]) => ({ name, dims });
const ints = (name: string, ...values: number[]) => ({ name, dims: [values.length], ints: values });

function node(
  op: string,
  inputs: string,
  output: string,
  attributes: WrittenNode['attributes'] = {},
  name = '',
): WrittenNode {
  return { op, name, inputs: inputs.split(' '), outputs: output.split(' '), attributes };
}

async function readShapes(model: WrittenModel, options?: ImportOptions) {
  const result = await importReadable(model, options);
  const analysis = analyze(result.architecture, { resolution: result.workedAt, rule: 'paper' });
  const shapes = [...analysis.layers.values()].map(
    ({ id, shape }) => `${id} ${shape ? formatShape(shape) : '?'}`,
  );
  return { result, analysis, shapes };
}

describe('graphs as Keras exports them', () => {
  const toFirst = { perm: [0, 3, 1, 2] };
  const toLast = { perm: [0, 2, 3, 1] };
  // Conv, BN, ReLU6, depthwise with padding by hand, squeeze-excitation in NHWC, dense head; bounds as tf2onnx has them.
  const model: WrittenModel = {
    opset: 15,
    inputs: { image: ['unk__1', 64, 48, 3] },
    nodes: [
      node('Transpose', 'image', 't1', toFirst, 'model/stem/Conv2D__6'),
      node('Conv', 't1 k1', 'c1', { strides: [2, 2], auto_pad: 'SAME_UPPER' }, 'model/stem/Conv2D'),
      node('BatchNormalization', 'c1 a b a b', 'n1', {}, 'model/stem_bn/FusedBatchNormV3'),
      node('Clip', 'n1 zero six', 'r1', {}, 'model/stem_relu/Relu6'),
      node('Pad', 'r1 pads', 'p1', {}, 'model/pad/Pad'),
      node('Conv', 'p1 k2', 'c2', { strides: [2, 2], group: 16 }, 'model/depthwise'),
      node('Transpose', 'c2', 't2', toLast, 'model/depthwise__9'),
      node('ReduceMean', 't2 space', 'm', { keepdims: 1 }, 'model/se_squeeze/Mean'),
      node('Transpose', 'm', 't3', toFirst, 'model/se_reduce/Conv2D__11'),
      node('Conv', 't3 k3', 'c3', {}, 'model/se_reduce/Conv2D'),
      node('Sigmoid', 'c3', 's', {}, 'model/se_gate/Sigmoid'),
      node('Transpose', 's', 't4', toLast),
      node('Mul', 't2 t4', 'x2', {}, 'model/se_excite/mul'),
      node('MatMul', 'x2 w1', 'm1', {}, 'model/project/MatMul'),
      node('Add', 'm1 bias', 'a1', {}, 'model/project/BiasAdd'),
      node('Transpose', 'a1', 't5', toFirst),
      node('Resize', 't5 - scales', 'u', { mode: 'linear' }, 'model/up/resize'),
      node('Transpose', 'u', 't6', toLast),
      node('ReduceMean', 't6 space', 'g', { keepdims: 0 }, 'model/avg_pool/Mean'),
      node('MatMul', 'g w2', 'm2', {}, 'model/predictions/MatMul'),
      node('Add', 'm2 classes', 'l', {}, 'model/predictions/BiasAdd'),
      node('Softmax', 'l', 'y', { axis: -1 }, 'model/predictions/Softmax'),
    ].map((own) => ({ ...own, inputs: own.inputs.map((name) => (name === '-' ? '' : name)) })),
    tensors: [
      ...[weights('k1', 16, 3, 3, 3), weights('a', 16), weights('b', 16), weights('k2', 16, 1, 3, 3)],
      ...[
        { name: 'zero', dims: [], floats: [0] },
        { name: 'six', dims: [], floats: [6] },
      ],
      ...[ints('pads', 0, 0, 0, 0, 0, 0, 1, 1), ints('space', 1, 2), weights('k3', 16, 16, 1, 1)],
      ...[weights('w1', 16, 40), weights('bias', 40), weights('w2', 40, 10), weights('classes', 10)],
      { name: 'scales', dims: [4], floats: [1, 1, 2, 2] },
    ],
    outputs: ['y'],
  };

  test('every permutation is seen through', async () => {
    const { result, analysis, shapes } = await readShapes({ ...model, opset: 18 });
    expect(result.report.unsupported).toEqual([]);
    expect(result.resolution).toEqual([64, 48]);
    expect(shapes).toEqual([
      'image 3x64x48',
      'model/stem/Conv2D 16x32x24',
      'model/stem_bn/FusedBatchNormV3 16x32x24',
      'model/stem_relu/Relu6 16x32x24',
      'model/pad/Pad 16x33x25',
      'model/depthwise 16x16x12',
      'model/se_squeeze/Mean 16x1x1',
      'model/se_reduce/Conv2D 16x1x1',
      'model/se_gate/Sigmoid 16x1x1',
      'model/se_excite/mul 16x16x12',
      'model/project/MatMul 40x16x12',
      'model/up/resize 40x32x24',
      'model/avg_pool/Mean 40x1x1',
      'model/predictions/MatMul/Flatten 40',
      'model/predictions/MatMul 10',
      'model/predictions/Softmax 10',
    ]);
    // 16 * 27 + 32 (norm) + 16 * 9 + 256 + 640 + 40 + 400 + 10
    expect(analysis.totals.params).toBe(432 + 32 + 144 + 256 + 680 + 410);
    expect(analysis.diagnostics.filter((finding) => finding.severity !== 'note')).toEqual([]);
  });

  test('an image whose last axis is short is one with its channels last', async () => {
    const { shapes } = await readShapes({
      inputs: { image: [1, 20, 30, 3] },
      nodes: [node('Relu', 'image', 'y')],
      outputs: ['y'],
    });
    expect(shapes[0]).toBe('image 3x20x30');
  });

  test('blocks are found in flat names', async () => {
    const names = ['conv2_block1_1_conv', 'conv2_block1_1_relu', 'conv2_block1_add'];
    const more = [
      'conv2_block2_1_conv',
      'conv2_block2_1_relu',
      'conv2_block2_add',
      'top',
      'top2',
      'top3',
      'top4',
    ];
    const nodes = [...names, ...more].map((name, index) =>
      node('Relu', index === 0 ? 'image' : `t${index - 1}`, `t${index}`, {}, `model/${name}/Relu`),
    );
    const result = await importReadable({ inputs: { image: [1, 3, 8, 8] }, nodes, outputs: ['t9'] });
    expect([...result.architecture.groups.values()]).toEqual([
      { id: 'conv2', name: 'conv2', kind: 'stage', parent: null },
      { id: 'conv2_block1', name: 'conv2_block1', kind: 'block', parent: 'conv2' },
      { id: 'conv2_block2', name: 'conv2_block2', kind: 'block', parent: 'conv2' },
    ]);
  });
});

describe('groups from the names of weights', () => {
  test('as older exporters leave them', async () => {
    const convs = [
      ...['layer1.0.conv1', 'layer1.0.conv2', 'layer1.1.conv1', 'layer1.1.conv2', 'head.a', 'head.b'],
      ...['head.c', 'head.d'],
    ];
    const nodes = convs.flatMap((name, index) => [
      node('Conv', `${index === 0 ? 'x' : `r${index - 1}`} ${name}.weight`, `c${index}`, {}, `Conv_${index}`),
      node('Relu', `c${index}`, `r${index}`, {}, `Relu_${index}`),
    ]);
    const tensors = convs.map((name) => weights(`${name}.weight`, 3, 3, 1, 1));
    const { architecture } = await importReadable({
      inputs: { x: [1, 3, 8, 8] },
      nodes,
      tensors,
      outputs: ['r7'],
    });
    expect([...architecture.groups.values()].map(({ name, kind }) => `${kind} ${name}`)).toEqual([
      ...['stage layer1', 'block layer1.0', 'block layer1.1', 'block head'],
    ]);
    expect(architecture.layers.get('Relu_1' as never)?.group).toBe('layer1.0');
  });
});

describe('inputs', () => {
  const conv = (input: string) => node('Conv', `${input} w`, 'y');
  const tensors = [weights('w', 4, 6, 3, 3)];

  test('an open size is worked out at 224, or at the size that the caller gives', async () => {
    const model = { inputs: { x: ['n', 6, 'h', 'w'] }, nodes: [conv('x')], tensors, outputs: ['y'] };
    const { result, shapes } = await readShapes(model);
    expect(result).toMatchObject({ resolution: null, workedAt: [224, 224] });
    expect(result.report.notes).toEqual([{ code: 'assumed-resolution', resolution: [224, 224] }]);
    expect(shapes).toEqual(['x 6x224x224', 'y 4x222x222']);
    const given = await readShapes(model, { resolution: [40, 60] });
    expect(given.shapes).toEqual(['x 6x40x60', 'y 4x38x58']);
  });

  test('an open size is the one at which a dense layer fits', async () => {
    const nodes = [conv('x'), node('Flatten', 'y', 'f'), node('Gemm', 'f d', 'z')];
    const dense = [...tensors, weights('d', 4 * 30 * 30, 10)];
    const { result, shapes } = await readShapes({
      inputs: { x: ['n', 6, 'h', 'w'] },
      nodes,
      tensors: dense,
      outputs: ['z'],
    });
    expect(result.workedAt).toEqual([32, 32]);
    expect(shapes.at(-1)).toBe('z 10');
    expect(result.report.notes.map((note) => note.code)).toEqual(['assumed-resolution']);
  });

  test('nothing but a name: channels come from the first convolution', async () => {
    const { shapes } = await readShapes({ inputs: { x: null }, nodes: [conv('x')], tensors, outputs: ['y'] });
    expect(shapes).toEqual(['x 6x224x224', 'y 4x222x222']);
  });

  test('inputs that the file gives itself, and weights that it leaves out, are no images', async () => {
    const inputs = { w: [4, 6, 3, 3], x: [1, 6, 16, 16] };
    const listed = await readShapes({ inputs, nodes: [conv('x')], tensors, outputs: ['y'] });
    expect(listed.shapes).toEqual(['x 6x16x16', 'y 4x14x14']);
    const open = await readShapes({ inputs, nodes: [conv('x')], outputs: ['y'] });
    expect(open.shapes).toEqual(['x 6x16x16', 'y 4x14x14']);
    expect(open.result.report.notes).toEqual([]);
  });

  test('one image without an axis for several', async () => {
    const nodes = [node('Unsqueeze', 'x axes', 'u'), conv('u')];
    const model = {
      inputs: { x: [6, 16, 16] },
      nodes,
      tensors: [...tensors, ints('axes', 0)],
      outputs: ['y'],
    };
    expect((await readShapes(model)).shapes).toEqual(['x 6x16x16', 'y 4x14x14']);
  });

  test('several images are asked about', async () => {
    const nodes = [node('Add', 'a b', 'y')];
    const model = { inputs: { a: [1, 3, 8, 8], b: [1, 3, 'h', 8] }, nodes, outputs: ['y'] };
    const candidates = [
      { name: 'a', dims: [1, 3, 8, 8] },
      { name: 'b', dims: [1, 3, null, 8] },
    ];
    expect(await importModel(model)).toEqual({
      ...{ ok: false, error: { code: 'several-image-inputs', candidates } },
    });
    const chosen = await importReadable(model, { input: 'a' });
    expect(chosen.report.notes).toContainEqual({ code: 'ignored-inputs', names: ['b'] });
  });

  test('text, sound and video are no images', async () => {
    const nodes = [node('Relu', 'x', 'y')];
    for (const dims of [[1, 128], [1, 3, 8, 64, 64], [80]]) {
      const result = await importModel({ inputs: { x: dims }, nodes, outputs: ['y'] });
      expect(result).toMatchObject({ ok: false, error: { code: 'no-image-input' } });
    }
    expect(await importModel({ nodes, outputs: ['y'] })).toMatchObject({ error: { inputs: [] } });
    expect(await importModel({ inputs: { x: [1, 3, 8, 8] }, nodes: [] })).toMatchObject({
      ...{ error: { code: 'empty-graph' } },
    });
  });
});

describe('what is not understood', () => {
  test('is an opaque layer with its connections and, where the file states it, its shape', async () => {
    const nodes: WrittenNode[] = [
      { ...node('Swizzle', 'x', 'a b', {}, 'odd'), domain: 'my.ops' },
      node('Relu', 'a', 'c'),
      { ...node('Swizzle', 'c b', 'y'), domain: 'my.ops' },
      node('LRN', 'y', 'z'),
    ];
    const valueInfos = { a: [1, 5, 4, 4] };
    const { result, shapes } = await readShapes({
      inputs: { x: [1, 3, 8, 8] },
      nodes,
      valueInfos,
      outputs: ['z'],
    });
    expect(listLayers(result)).toEqual([
      ...['Opaque odd <- x', 'ReLU c <- odd', 'Opaque y <- c, odd', 'Opaque z <- y'],
    ]);
    expect(shapes).toEqual(['x 3x8x8', 'odd 5x4x4', 'c 5x4x4', 'y 5x4x4', 'z 5x4x4']);
    expect(result.report).toMatchObject({
      nodesRead: 4,
      unsupported: [
        { op: 'my.ops.Swizzle', count: 2 },
        { op: 'LRN', count: 1 },
      ],
    });
  });

  test('sub-graphs and functions are refused, and what they take from outside is connected', async () => {
    const branch = { graph: { nodes: [node('Mul', 'x c', 'inner')], outputs: ['inner'] } };
    const nodes: WrittenNode[] = [
      node('Relu', 'x', 'c'),
      node('If', 'condition', 'y', { then_branch: branch, else_branch: branch }),
      { ...node('Helper', 'y', 'z'), domain: 'local' },
    ];
    const tensors = [{ name: 'condition', dims: [], ints: [1] }];
    const functions = [{ domain: 'local', name: 'Helper' }];
    const inputs = { x: [1, 3, 8, 8] };
    const { result } = await readShapes({ inputs, nodes, tensors, functions, outputs: ['z'] });
    expect(listLayers(result)).toEqual(['ReLU c <- x', 'Opaque y <- x, c', 'Opaque z <- y']);
    expect(result.report.notes).toEqual([
      { code: 'no-convolutions' },
      { code: 'control-flow', op: 'If', count: 1 },
      { code: 'control-flow', op: 'Helper', count: 1 },
    ]);
  });

  test('attention is one opaque layer that sees everything; what is around it is read', async () => {
    const project = (name: string) => [
      node('MatMul', `tokens w${name}`, `${name}0`),
      node('Reshape', `${name}0 heads`, `${name}1`),
      node('Transpose', `${name}1`, name, { perm: name === 'k' ? [0, 2, 3, 1] : [0, 2, 1, 3] }),
    ];
    const nodes = [
      node('Conv', 'x patch', 'p', { strides: [4, 4] }),
      node('Reshape', 'p flat', 'f'),
      node('Transpose', 'f', 'tokens', { perm: [0, 2, 1] }),
      ...[...project('q'), ...project('k'), ...project('v')],
      node('MatMul', 'q k', 'scores'),
      node('Div', 'scores scale', 'scaled'),
      node('Softmax', 'scaled', 'soft', { axis: -1 }),
      node('MatMul', 'soft v', 'mixed', {}, 'attention'),
      node('Transpose', 'mixed', 'm0', { perm: [0, 2, 1, 3] }),
      node('Reshape', 'm0 joined', 'm1'),
      node('MatMul', 'm1 wo', 'm2'),
      node('Add', 'm2 tokens', 'y'),
    ];
    const tensors = [
      ...[weights('patch', 32, 3, 4, 4), ints('flat', 1, 32, 64), ints('heads', 1, 64, 2, 16)],
      ...[weights('wq', 32, 32), weights('wk', 32, 32), weights('wv', 32, 32), weights('wo', 32, 32)],
      ...[ints('joined', 1, 64, 32), { name: 'scale', dims: [], floats: [4] }],
    ];
    const { result, shapes } = await readShapes({
      inputs: { x: [1, 3, 32, 32] },
      nodes,
      tensors,
      outputs: ['y'],
    });
    expect(listLayers(result)).toEqual([
      ...['Conv2d p <- x', 'Conv2d q0 <- p', 'Conv2d k0 <- p', 'Conv2d v0 <- p'],
      ...['Opaque attention <- v0, q0, k0', 'Conv2d m2 <- attention', 'Add y <- m2, p'],
    ]);
    expect(shapes.at(-1)).toBe('y 32x8x8');
    expect(result.report).toMatchObject({
      unsupported: [{ op: 'Attention', count: 1 }],
      notes: [{ code: 'attention', count: 1 }],
    });
  });

  test('an opaque reshape stands where space and channels were mixed', async () => {
    const nodes = [node('Reshape', 'x mixed', 'r'), node('Conv', 'r w', 'y')];
    const tensors = [ints('mixed', 1, 16, 4, 3), weights('w', 5, 16, 1, 1)];
    const { result, shapes } = await readShapes({
      inputs: { x: [1, 3, 8, 8] },
      nodes,
      tensors,
      outputs: ['y'],
    });
    expect(result.report.unsupported).toEqual([{ op: 'Reshape', count: 1 }]);
    expect(shapes).toEqual(['x 3x8x8', 'r 16x4x3', 'y 5x4x3']);
  });
});

describe('names', () => {
  test('are those of the nodes, unique, and of a sane length', async () => {
    const long = 'n'.repeat(5000);
    const nodes = [
      node('Relu', 'x', 'a', {}, 'same'),
      node('Relu', 'a', 'b', {}, 'same'),
      node('Relu', 'b', 'c', {}, 'same_2'),
      node('Relu', 'c', long),
    ];
    const { architecture } = await importReadable({ inputs: { x: [1, 3, 8, 8] }, nodes, outputs: [long] });
    const layers = [...architecture.layers.values()];
    expect(layers.map((layer) => layer.name.slice(0, 8))).toEqual([
      'x',
      'same',
      'same_2',
      'same_2_2',
      'nnnnnnnn',
    ]);
    expect(layers.at(-1)?.name.length).toBeLessThanOrEqual(200);
    expect(layers[2]?.source).toEqual({ onnxNode: 'same' });
  });

  test('nodes in another order than they are computed in are put in order', async () => {
    const nodes = [node('Relu', 'b', 'y'), node('Tanh', 'x', 'a'), node('Sigmoid', 'a', 'b')];
    const result = await importReadable({ inputs: { x: [1, 3, 8, 8] }, nodes, outputs: ['y'] });
    expect(listLayers(result)).toEqual(['Tanh a <- x', 'Sigmoid b <- a', 'ReLU y <- b']);
    const cyclic = [node('Relu', 'b', 'a'), node('Relu', 'a', 'b')];
    expect(await importModel({ inputs: { x: [1, 3, 8, 8] }, nodes: cyclic, outputs: ['a'] })).toMatchObject({
      ...{ ok: false, error: { code: 'cyclic', node: 'a' } },
    });
  });
});
