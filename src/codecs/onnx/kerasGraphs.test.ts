/** Graphs in Keras' order of axes, with the names that Keras gives. */
import { describe, expect, test } from 'vitest';
import { importReadable, type WrittenModel } from './onnxWriter.testing';
import { ints, node, readShapes, weights } from './smallModels.testing';

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
    ],
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
