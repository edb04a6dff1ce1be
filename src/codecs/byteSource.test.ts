import { expect, test } from 'vitest';
import { createBlobSource } from './byteSource';
import { createBytesSource } from './byteSource.testing';

const bytes = new Uint8Array([1, 2, 3, 4, 5]);

test.each([
  ['bytes', createBytesSource(bytes, 'net.onnx')],
  ['a file', createBlobSource(new File([bytes], 'net.onnx'))],
  ['a blob', createBlobSource(new Blob([bytes]), 'net.onnx')],
])('%s are read in parts, and no further than they go', async (_, source) => {
  expect([source.size, source.name]).toEqual([5, 'net.onnx']);
  expect([...(await source.read(1, 3))]).toEqual([2, 3, 4]);
  expect([...(await source.read(3, 100))]).toEqual([4, 5]);
});

test('a blob without a name has none', () => {
  expect(createBlobSource(new Blob([])).name).toBe('');
});
