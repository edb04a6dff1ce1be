/** Functions of the file: read where they are called, as often as they are called, and never without end. */
import { describe, expect, test } from 'vitest';
import { createBytesSource } from '../byteSource.testing';
import { onnxImporter } from './onnxImporter';
import {
  importModel,
  listLayers,
  type WrittenFunction,
  type WrittenModel,
  writeModel,
} from './onnxWriter.testing';
import { ints, node, readShapes, weights } from './smallModels.testing';

const call = (op: string, inputs: string, output: string, attributes = {}, name = '', overload = '') => ({
  ...node(op, inputs, output, attributes, name),
  domain: 'my.modules',
  overload,
});

const define = (
  name: string,
  inputs: string,
  outputs: string,
  nodes: WrittenFunction['nodes'] = [],
  more: Partial<WrittenFunction> = {},
): WrittenFunction => ({
  ...{ domain: 'my.modules', name, inputs: inputs.split(' '), outputs: outputs.split(' '), nodes },
  ...more,
});

// As PyTorch's export_modules_as_functions: a block calls a convolution, which gets its stride from the caller.
const blocks: WrittenModel = {
  inputs: { x: [1, 3, 32, 48] },
  nodes: [
    call('Block', 'x w1', 'a', { s: [2, 2] }, '/stage/block1'),
    call('Block', 'a w2', 'b', {}, '/stage/block2'),
    node('GlobalAveragePool', 'b', 'g', {}, 'pool'),
    node('Flatten', 'g', 'y', {}, 'flat'),
  ],
  tensors: [weights('w1', 8, 3, 3, 3), weights('w2', 8, 8, 3, 3)],
  outputs: ['y'],
  functions: [
    define(
      'Block',
      'i w',
      'o',
      [call('Conv', 'i w', 't', { strides: { reference: 's' } }, 'conv'), node('Relu', 't', 'o', {}, 'relu')],
      { defaults: { s: [1, 1] } },
    ),
    define('Conv', 'i w', 'o', [
      node('Conv', 'i w', 'o', { strides: { reference: 'strides' }, pads: [1, 1, 1, 1] }, 'own'),
    ]),
  ],
};

describe('functions of the file', () => {
  test('are read where they are called, with the names and attributes of the call', async () => {
    const { result, analysis, shapes } = await readShapes(blocks);
    expect(shapes).toEqual([
      'x 3x32x48',
      '/stage/block1/conv/own 8x16x24',
      '/stage/block1/relu 8x16x24',
      '/stage/block2/conv/own 8x16x24',
      '/stage/block2/relu 8x16x24',
      'pool 8x1x1',
      'flat 8',
    ]);
    expect(result.report).toEqual({ format: 'onnx', nodesRead: 6, unsupported: [], notes: [] });
    // 3x3 with stride 2, then 3x3 at a jump of 2: by hand.
    const last = [...analysis.layers.values()].find(({ id }) => id === '/stage/block2/conv/own');
    expect([last?.field?.min, last?.field?.jump, last?.params]).toEqual([[7, 7], [2, 2], 576]);
  });

  test('with an overload, an input left out, an input passed on, and an output that nobody takes', async () => {
    const { result } = await readShapes({
      inputs: { x: [1, 4, 8, 8] },
      nodes: [
        call('Pick', 'x', 'a', {}, 'first', 'two'),
        call('Both', 'a -', '- b c', {}, 'second'),
        node('Add', 'b c', 'y', {}, 'sum'),
      ],
      outputs: ['y'],
      functions: [
        define('Pick', 'i', 'o', [node('Sigmoid', 'i', 'o', {}, 'wrong')]),
        define('Pick', 'i', 'o', [node('Tanh', 'i', 'o', {}, 'right')], { overload: 'two' }),
        define('Both', 'i k', 'n i o', [
          node('Relu', 'i', 'n', {}, 'unused'),
          node('Constant', '-', 'six', { value: { tensor: { dims: [], floats: [6] } } }, 'six'),
          node('Clip', 'i k six', 'o', {}, 'clip'),
        ]),
      ],
    });
    expect(listLayers(result)).toEqual([
      'Tanh first/right <- x',
      'ReLU second/unused <- first/right',
      'Opaque second/clip <- first/right',
      'Identity second/Identity <- first/right',
      'Add sum <- second/Identity, second/clip',
    ]);
  });

  test('values made in one call are not those of another', async () => {
    const { shapes } = await readShapes({
      inputs: { x: [1, 4, 8, 8] },
      nodes: [call('Up', 'x two', 'a', {}, 'one'), call('Up', 'a three', 'y', {}, 'two')],
      tensors: [
        { name: 'two', dims: [4], floats: [1, 1, 2, 2] },
        { name: 'three', dims: [4], floats: [1, 1, 3, 3] },
      ],
      outputs: ['y'],
      functions: [
        define('Up', 'i s', 'o', [
          node('Identity', 's', 't', {}, 'copy'),
          node('Resize', 'i - t', 'o', { mode: 'nearest' }, 'up'),
        ]),
      ],
    });
    expect(shapes).toEqual(['x 4x8x8', 'one/up 4x16x16', 'two/up 4x48x48']);
  });

  test('that call each other without end stay one opaque layer', async () => {
    const { result } = await readShapes({
      inputs: { x: [1, 4, 8, 8] },
      nodes: [call('Ping', 'x', 'y', {}, 'ping')],
      outputs: ['y'],
      functions: [
        define('Ping', 'i', 'o', [node('Relu', 'i', 't', {}, 'relu'), call('Pong', 't', 'o', {}, 'pong')]),
        define('Pong', 'i', 'o', [call('Ping', 'i', 'o', {}, 'again')]),
      ],
    });
    expect(listLayers(result)).toEqual(['ReLU ping/relu <- x', 'Opaque ping/pong/again <- ping/relu']);
    expect(result.report.notes).toContainEqual({ code: 'control-flow', op: 'Ping', count: 1 });
  });

  test('that double again and again are too large, soon', async () => {
    const functions = Array.from({ length: 40 }, (_, level) =>
      define(`F${level}`, 'i', 'o', [
        call(`F${level + 1}`, 'i', 't', {}, 'left'),
        call(`F${level + 1}`, 't', 'o', {}, 'right'),
      ]),
    );
    const result = await importModel({
      inputs: { x: [1, 4, 8, 8] },
      nodes: [call('F0', 'x', 'y')],
      outputs: ['y'],
      functions,
    });
    expect(result).toMatchObject({ ok: false, error: { code: 'too-large', what: 'nodes', max: 50_000 } });
  });

  test('a file cut off or changed anywhere is answered', async () => {
    const bytes = writeModel(blocks);
    for (let position = 2; position < bytes.length; position += 1) {
      const changed = Uint8Array.from(bytes);
      changed[position] = 255 - (changed[position] ?? 0);
      for (const content of [bytes.subarray(0, position), changed]) {
        const result = await onnxImporter.read(createBytesSource(content, 'x.onnx'));
        expect({ position, code: result.ok ? 'ok' : result.error.code }).not.toMatchObject({
          code: 'internal',
        });
      }
    }
  });
});

test('what is read and nowhere made is said', async () => {
  const { result } = await readShapes({
    inputs: { x: [1, 4, 8, 8] },
    nodes: [node('Conv', 'lost w', 'a'), node('Relu', 'x', 'b'), node('Reshape', 'b sizes', 'y')],
    tensors: [weights('w', 4, 4, 3, 3), ints('sizes', 1, 4, 64)],
    outputs: ['y'],
  });
  expect(result.report.notes).toContainEqual({ code: 'missing-tensors', name: 'lost', count: 1 });
});

test('sound is no image', async () => {
  const result = await importModel({
    inputs: { x: [1, 3, 100] },
    nodes: [node('Conv', 'x w', 'y')],
    tensors: [weights('w', 8, 3, 3)],
    outputs: ['y'],
  });
  expect(result).toEqual({
    ok: false,
    error: { code: 'no-image-input', inputs: [{ name: 'x', dims: [1, 3, 100] }] },
  });
});
