/** The importer as a whole: the result's title and notes, several outputs, every operator set. */
import { describe, expect, test } from 'vitest';
import { createBytesSource } from '../byteSource.testing';
import { onnxImporter } from './onnxImporter';
import { importReadable, listLayers, writeModel } from './onnxWriter.testing';
import { node, weights } from './smallModels.testing';

const conv = {
  inputs: { x: [1, 3, 8, 8] },
  nodes: [node('Conv', 'x w', 'y')],
  tensors: [weights('w', 4, 3, 3, 3)],
  outputs: ['y'],
};

describe('the title', () => {
  const readTitle = async (fileName: string, name: string) => {
    const result = await onnxImporter.read(createBytesSource(writeModel({ ...conv, name }), fileName));
    return result.ok ? result.title : result.error.code;
  };

  test('is the name of the file, or that of the graph where the file has none', async () => {
    expect(await readTitle('my net.v2.onnx', 'graph')).toBe('my net.v2');
    expect(await readTitle('', 'resnet')).toBe('resnet');
    expect(await readTitle('', 'torch_jit')).toBe('');
  });
});

describe('operator sets', () => {
  test.each([9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22])(
    '%i is read without a note',
    async (opset) => {
      expect((await importReadable({ ...conv, opset })).report).toEqual({
        ...{ format: 'onnx', nodesRead: 1, unsupported: [], notes: [] },
      });
    },
  );

  test.each([3, 99])('%i is said to be untried', async (opset) => {
    expect((await importReadable({ ...conv, opset })).report.notes).toEqual([
      { code: 'untried-opset', opset },
    ]);
  });
});

test('several outputs are ends of several branches', async () => {
  const nodes = [node('Relu', 'x', 'a'), node('Sigmoid', 'a', 'b'), node('Tanh', 'a', 'c')];
  const result = await importReadable({ ...conv, nodes, outputs: ['b', 'c', 'a'] });
  expect(listLayers(result)).toEqual(['ReLU a <- x', 'Sigmoid b <- a', 'Tanh c <- a']);
});

test('a pattern of which a part leaves the graph is no pattern', async () => {
  const nodes = [node('Sigmoid', 'x', 's'), node('Mul', 'x s', 'y')];
  const result = await importReadable({ ...conv, nodes, outputs: ['s', 'y'] });
  expect(listLayers(result)).toEqual(['Sigmoid s <- x', 'Multiply y <- x, s']);
});

test('weights that lie elsewhere are counted', async () => {
  const tensors = [{ name: 'w', dims: [4, 3, 3, 3], isExternal: true }];
  const { report } = await importReadable({ ...conv, tensors });
  expect(report.notes).toEqual([{ code: 'external-data', tensors: 1 }]);
});
