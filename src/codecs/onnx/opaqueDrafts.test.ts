/** What is not understood: unknown operators, sub-graphs, attention, mixed axes. */
import { describe, expect, test } from 'vitest';
import { listLayers, type WrittenNode } from './onnxWriter.testing';
import { ints, node, readShapes, weights } from './smallModels.testing';

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

  test('sub-graphs and functions that call themselves are refused, and what they take from outside is connected', async () => {
    const branch = { graph: { nodes: [node('Mul', 'x c', 'inner')], outputs: ['inner'] } };
    const nodes: WrittenNode[] = [
      node('Relu', 'x', 'c'),
      node('If', 'condition', 'y', { then_branch: branch, else_branch: branch }),
      { ...node('Helper', 'y', 'z'), domain: 'local' },
    ];
    const tensors = [{ name: 'condition', dims: [], ints: [1] }];
    const again = { ...node('Helper', 'i', 'o'), domain: 'local' };
    const functions = [{ domain: 'local', name: 'Helper', inputs: ['i'], outputs: ['o'], nodes: [again] }];
    const inputs = { x: [1, 3, 8, 8] };
    const { result } = await readShapes({ inputs, nodes, tensors, functions, outputs: ['z'] });
    expect(listLayers(result)).toEqual(['ReLU c <- x', 'Opaque y <- x, c', 'Opaque z/Helper <- y']);
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
