/** @file Which dropped files are for training, by what is in them. */
import { expect, test } from 'vitest';
import { sortDrop } from './sortDrop';

const create = (...names: readonly string[]) => names.map((name) => new File(['{}'], name));

/** What is taken, and what is left out. */
async function sort(files: readonly File[]) {
  const drop = await sortDrop(files);
  if (drop?.kind !== 'set') return drop?.kind ?? null;
  return [drop.files, drop.leftOut].map((some) => some.map(({ name }) => name).join(' '));
}

async function pack(bytes: Uint8Array<ArrayBuffer>): Promise<Blob> {
  const packed = new Blob([bytes]).stream().pipeThrough(new CompressionStream('gzip'));
  return new Response(packed).blob();
}

test('a set is taken wherever it stands, and what lies beside it is left out by name', async () => {
  expect(await sort(create('notes.txt', 'vehicles.zip'))).toEqual(['vehicles.zip', 'notes.txt']);
  expect(await sort(create('cover.png', 'vehicles.zip'))).toEqual(['vehicles.zip', 'cover.png']);
  expect(await sort(create('train.zip', 'test.zip'))).toEqual(['train.zip test.zip', '']);
  expect(await sort(create('a.png', 'b.jpg', 'notes.txt'))).toEqual(['a.png b.jpg', 'notes.txt']);
});

test('designs are no sets, with their numbers or without', async () => {
  expect(await sort(create('vgg.onnx', 'weights.bin'))).toBeNull();
  expect(await sort(create('weights.bin', 'vgg.onnx'))).toBeNull();
  expect(await sort(create('design.json', 'vehicles.zip'))).toBeNull();
  expect(await sort(create('design.png'))).toBeNull();
  expect(await sort(create('notes.txt'))).toBeNull();
  expect(await sort([])).toBeNull();
});

test('runs and numbers are told from others', async () => {
  expect(await sort([new File(['{"format":"fovea-run/1"}'], 'run.json')])).toBe('runs');
  expect(await sort(create('notes.txt', 'vgg.safetensors'))).toBe('weights');
});

test('CIFAR10’s archive is known under any name, other packed files are not', async () => {
  const head = new Uint8Array(1024);
  head.set(new TextEncoder().encode('ustar'), 257);
  const archive = new File([await pack(head)], 'renamed.dat');
  const other = new File([await pack(new Uint8Array(1024))], 'other.dat');
  const broken = new File([Uint8Array.of(0x1f, 0x8b, 1, 2, 3)], 'broken.dat');
  expect(await sort([archive])).toEqual(['renamed.dat', '']);
  expect(await sort([other])).toBeNull();
  expect(await sort([broken])).toBeNull();
});
