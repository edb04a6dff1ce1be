/** @file tfjs' own module, its memory shared. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { findSharedLimit, shareMemory } from './sharedMemory';

const path = createRequire(import.meta.url).resolve(
  '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm',
);

/** Instantiates with every import a stub: no start function runs. */
function openMemory(bytes: Uint8Array<ArrayBuffer>): WebAssembly.Memory {
  const module = new WebAssembly.Module(bytes);
  const imports: Record<string, Record<string, () => number>> = {};
  for (const { module: from, name } of WebAssembly.Module.imports(module))
    imports[from] = { ...imports[from], [name]: () => 0 };
  const { exports } = new WebAssembly.Instance(module, imports);
  const memory = Object.values(exports).find((value) => value instanceof WebAssembly.Memory);
  if (!(memory instanceof WebAssembly.Memory)) throw new Error('no memory');
  return memory;
}

test('the memory is shared, grows, and stops at the limit', () => {
  const original = Uint8Array.from(readFileSync(path));
  expect(openMemory(original).buffer).toBeInstanceOf(ArrayBuffer);
  const memory = openMemory(shareMemory(original, 300));
  expect(memory.buffer).toBeInstanceOf(SharedArrayBuffer);
  const pages = memory.buffer.byteLength / 65_536;
  memory.grow(300 - pages);
  expect(() => memory.grow(1)).toThrow(RangeError);
  expect(findSharedLimit()).toBe(65_536);
});

test('other modules are refused', () => {
  const empty = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);
  expect(() => shareMemory(empty, 100)).toThrow(RangeError);
  // A memory of one page without a limit.
  expect(() => shareMemory(Uint8Array.of(...empty, 5, 3, 1, 0, 1), 100)).toThrow(RangeError);
});
