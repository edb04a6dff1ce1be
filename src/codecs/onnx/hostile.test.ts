/** Files that are broken or made to break: there is always an answer with a code. */
import { assert, asyncProperty, constantFrom, integer, uint8Array } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { analyze } from '../../analysis/analyze';
import { createBytesSource } from '../byteSource.testing';
import { createNamesakes, writeEndlessFields, writeNodesOnly } from '../hostileFiles.testing';
import type { ImportResult } from '../importer';
import { onnxImporter } from './onnxImporter';
import { importModel, type WrittenModel, writeModel } from './onnxWriter.testing';

const read = (bytes: Uint8Array): Promise<ImportResult> =>
  onnxImporter.read(createBytesSource(bytes, 'x.onnx'));

const text = (content: string) => read(new TextEncoder().encode(content));

/** A little of everything, so that a changed byte can meet every part of the reader. */
const model: WrittenModel = {
  inputs: { x: ['n', 3, 'h', 'w'] },
  nodes: [
    {
      op: 'Conv',
      inputs: ['x', 'w', 'b'],
      outputs: ['c'],
      name: '/a/a.0/Conv',
      attributes: { pads: [1, 1, 1, 1] },
    },
    {
      op: 'Constant',
      inputs: [],
      outputs: ['k'],
      attributes: { value: { tensor: { dims: [2], ints: [0, -1] } } },
    },
    { op: 'Clip', inputs: ['c', 'zero', 'six'], outputs: ['r'] },
    { op: 'Split', inputs: ['r'], outputs: ['s', 't'], attributes: { axis: 1 } },
    { op: 'Concat', inputs: ['t', 's'], outputs: ['j'], attributes: { axis: 1 } },
    { op: 'Resize', inputs: ['j', '', 'scales'], outputs: ['u'], attributes: { mode: 'linear' } },
    { op: 'GlobalAveragePool', inputs: ['u'], outputs: ['g'] },
    { op: 'Reshape', inputs: ['g', 'k'], outputs: ['f'] },
    { op: 'Gemm', inputs: ['f', 'd'], outputs: ['y'] },
  ],
  tensors: [
    { name: 'w', dims: [8, 3, 3, 3] },
    { name: 'b', dims: [8], floats: [1, 2, 3, 4, 5, 6, 7, 8] },
    { name: 'zero', dims: [], floats: [0], isTyped: true },
    { name: 'six', dims: [], floats: [6], isTyped: true },
    { name: 'scales', dims: [4], floats: [1, 1, 2, 2] },
    { name: 'd', dims: [8, 10], isExternal: true },
  ],
  outputs: ['y'],
  valueInfos: { c: [1, 8, 'h', 'w'] },
  functions: [{ domain: 'd', name: 'f' }],
};

describe('files that are no ONNX', () => {
  test.each([
    ['', 'empty'],
    ['<!DOCTYPE html><html>', 'html'],
    ['PK\u0003\u0004....', 'zip'],
    ['\u001f\u008b\u0008', 'other'],
    ['version https://git-lfs.github.com/spec/v1\noid sha256:1', 'git-lfs'],
    ['import torch\n', 'text'],
    ['....ORTM....\u0001', 'ort'],
    ['\u0001\u0002\u0003', 'other'],
  ])('%j', async (content, looksLike) => {
    expect(await text(content)).toEqual({ ok: false, error: { code: 'not-onnx', looksLike } });
  });

  test('a compressed file and one of Keras', async () => {
    const gzip = await read(new Uint8Array([0x1f, 0x8b, 8, 0]));
    expect(gzip).toMatchObject({ error: { looksLike: 'gzip' } });
    const hdf5 = await read(new Uint8Array([0x89, 0x48, 0x44, 0x46, 13, 10]));
    expect(hdf5).toMatchObject({ error: { looksLike: 'hdf5' } });
  });

  test('are recognized by their first bytes, or taken at the word of their name', () => {
    expect(onnxImporter.recognize(writeModel(model).subarray(0, 64), 'download')).toBe(true);
    expect(onnxImporter.recognize(new Uint8Array([1, 2, 3]), 'NET.ONNX')).toBe(true);
    expect(onnxImporter.recognize(new TextEncoder().encode('{"schema"'), 'net.json')).toBe(false);
    expect(onnxImporter.recognize(new Uint8Array([0x89, 0x50, 0x4e, 0x47]), 'net.png')).toBe(false);
  });
});

describe('broken files', () => {
  test('the whole file is fine', async () => {
    expect(await read(writeModel(model))).toMatchObject({ ok: true, report: { unsupported: [] } });
  });

  test('cut off anywhere behind its first byte, a file is said to be cut off', async () => {
    const bytes = writeModel(model);
    // Behind the graph stands the operator set and a function: without them a network is left.
    const graphEnd = bytes.length - 16;
    for (let length = 1; length < bytes.length; length += 1) {
      const result = await read(bytes.subarray(0, length));
      const isWhole = result.ok && length >= graphEnd;
      const code = result.ok ? 'ok' : result.error.code;
      expect({ length, code }).toEqual({
        length,
        code: isWhole ? 'ok' : length < 2 ? 'not-onnx' : 'truncated',
      });
    }
  });

  test('a source that fails or lies about its size is answered, too', async () => {
    const bytes = writeModel(model);
    const failing = { size: 100, name: 'x', read: () => Promise.reject(new Error('gone')) };
    expect(await onnxImporter.read(failing)).toEqual({ ok: false, error: { code: 'unreadable' } });
    const lying = { ...createBytesSource(bytes, 'x'), size: bytes.length * 2 };
    expect(await onnxImporter.read(lying)).toMatchObject({ ok: false });
  });

  test('random changes never break the reader', async () => {
    const bytes = writeModel(model);
    const place = integer({ min: 0, max: bytes.length - 1 });
    await assert(
      asyncProperty(uint8Array({ minLength: 1, maxLength: 6 }), place, place, async (noise, at, from) => {
        const changed = bytes.slice();
        changed.set(noise.subarray(0, bytes.length - at), at);
        // And a piece of the file somewhere else in it.
        changed.copyWithin(at, from, Math.min(from + 20, bytes.length));
        const result = await read(changed);
        if (!result.ok) expect(result.error.code).not.toBe('internal');
      }),
      { numRuns: 3000 },
    );
  });

  test('random attributes and shapes never break the translation', async () => {
    const length = constantFrom(-9, -1, 0, 1, 2, 3, 7, 64, 4097, 2 ** 31, 2 ** 53, -(2 ** 53));
    const operators = [
      ...[
        'Conv',
        'ConvTranspose',
        'MaxPool',
        'AveragePool',
        'Reshape',
        'Transpose',
        'Slice',
        'Split',
        'Gather',
      ],
      ...[
        'Concat',
        'Pad',
        'Resize',
        'Upsample',
        'Expand',
        'Tile',
        'Squeeze',
        'Unsqueeze',
        'Flatten',
        'Range',
      ],
      ...[
        'ReduceMean',
        'ReduceSum',
        'ArgMax',
        'Softmax',
        'LayerNormalization',
        'GroupNormalization',
        'MatMul',
      ],
      ...['ConstantOfShape', 'DepthToSpace', 'SpaceToDepth', 'Gemm', 'Add', 'Mul', 'InstanceNormalization'],
      ...['constructor', 'toString', '__proto__', 'hasOwnProperty'],
    ];
    const names = [
      ...['axis', 'axes', 'pads', 'strides', 'dilations', 'kernel_shape', 'group', 'perm', 'split', 'starts'],
      ...[
        'ends',
        'steps',
        'blocksize',
        'num_groups',
        'output_shape',
        'output_padding',
        'shape',
        'num_outputs',
      ],
    ];
    const lengths = uint8Array({ minLength: 0, maxLength: 5 });
    await assert(
      asyncProperty(
        constantFrom(...operators),
        constantFrom(...names),
        constantFrom(...operators),
        constantFrom(...names),
        lengths,
        length,
        length,
        async (first, firstName, second, secondName, dims, a, b) => {
          const result = await importModel({
            inputs: { x: [1, 6, 8, 8] },
            nodes: [
              {
                op: first,
                inputs: ['x', 'k', 'l'],
                outputs: ['y', 'z'],
                attributes: { [firstName]: [a, b] },
              },
              { op: second, inputs: ['k', 'l'], outputs: ['m'], attributes: { [secondName]: a } },
              { op: second, inputs: ['y', 'k', 'm'], outputs: ['o'], attributes: { [secondName]: b } },
              { op: first, inputs: ['o', 'm', 'z'], outputs: ['p'], attributes: { [firstName]: a } },
              { op: 'Conv', inputs: ['p', 'w'], outputs: ['q'] },
            ],
            tensors: [
              { name: 'k', dims: [2], ints: [a, b] },
              { name: 'l', dims: [...dims], ints: [...dims].slice(0, 4) },
              { name: 'w', dims: [4, 6, 3, 3] },
            ],
            outputs: ['q'],
          });
          if (!result.ok) expect(result.error).not.toMatchObject({ code: 'internal' });
          // What comes out can be analysed, whatever it is.
          else analyze(result.architecture, { resolution: result.workedAt, rule: 'toolbox' });
        },
      ),
      { numRuns: 3000 },
    );
  });
});

describe('files made to break the reader', () => {
  test('more nodes than anybody has', async () => {
    expect(await read(writeNodesOnly(60_000))).toMatchObject({
      error: { code: 'too-large', what: 'nodes', max: 50_000 },
    });
  });

  test('fields without end', async () => {
    const bytes = writeEndlessFields(5_000_000);
    expect(await read(bytes)).toMatchObject({ ok: false, error: { code: 'too-large', what: 'structure' } });
  });

  test('graphs within graphs within graphs', async () => {
    let graph: WrittenModel = { nodes: [{ op: 'Relu', inputs: ['x'], outputs: ['y'] }] };
    for (let depth = 0; depth < 200; depth += 1)
      graph = { nodes: [{ op: 'If', inputs: ['c'], outputs: ['y'], attributes: { body: { graph } } }] };
    const result = await importModel({ ...graph, inputs: { x: [1, 3, 8, 8] }, outputs: ['y'] });
    expect(result).toMatchObject({ ok: true, report: { notes: expect.arrayContaining([]) } });
  });

  test('lengths that would fill the memory', async () => {
    const huge = 2 ** 40;
    const result = await importModel({
      inputs: { x: [1, 3, 8, 8] },
      nodes: [
        { op: 'ConstantOfShape', inputs: ['s'], outputs: ['a'] },
        { op: 'Range', inputs: ['zero', 'huge', 'one'], outputs: ['r'] },
        { op: 'Tile', inputs: ['a', 's'], outputs: ['t'] },
        { op: 'Expand', inputs: ['x', 's'], outputs: ['e'] },
        { op: 'Upsample', inputs: ['e', 'scales'], outputs: ['y'] },
      ],
      tensors: [
        { name: 's', dims: [4], ints: [huge, huge, huge, huge] },
        { name: 'zero', dims: [], ints: [0] },
        { name: 'one', dims: [], ints: [1] },
        { name: 'huge', dims: [], ints: [huge] },
        { name: 'scales', dims: [4], floats: [1, 1, 1e30, 1e30] },
      ],
      outputs: ['y'],
    });
    expect(result.ok).toBe(true);
  });

  test('thousands of nodes with one name, and sizes that never fit', async () => {
    const result = await importModel(createNamesakes(5000));
    expect(result).toMatchObject({ ok: true });
  });
});
