/** The import in a real worker: the network comes back whole. */
import { expect, test } from 'vitest';
import { writeModel } from '../codecs/onnx/onnxWriter.testing';
import { importFile } from './importClient';

const bytes = writeModel({
  inputs: { x: [1, 3, 32, 32] },
  nodes: [
    { op: 'Conv', inputs: ['x', 'w'], outputs: ['c'], name: 'first' },
    { op: 'Relu', inputs: ['c'], outputs: ['y'] },
  ],
  tensors: [{ name: 'w', dims: [4, 3, 3, 3] }],
  outputs: ['y'],
});

test('a dropped file is read off the page’s thread', async () => {
  const fractions: number[] = [];
  const result = await importFile(new File([new Uint8Array(bytes)], 'net.onnx'), {
    onProgress: (fraction) => fractions.push(fraction),
  });
  if (!result.ok) throw new Error(result.error.code);
  expect([...result.architecture.layers.values()].map((node) => `${node.layer.kind} ${node.name}`)).toEqual([
    ...['Input x', 'Conv2d first', 'ReLU y'],
  ]);
  expect(result.resolution).toEqual([32, 32]);
  expect(fractions.at(-1)).toBe(1);
});

test('a file that is none gets its reason', async () => {
  expect(await importFile(new File(['PK\u0003\u0004'], 'net.pt'))).toEqual({
    ok: false,
    error: { code: 'not-onnx', looksLike: 'zip' },
  });
});
