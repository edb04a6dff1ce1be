/** @file Archives packed by the system's tar and by zlib, whole, in pieces, and damaged. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, openAsBlob, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readCifar10 } from './cifar10';
import { DataError } from './dataError';

const recordBytes = 3073;
const folder = mkdtempSync(join(tmpdir(), 'fovea-cifar-'));
const names = ['data_batch_1', 'data_batch_2', 'data_batch_3', 'data_batch_4', 'data_batch_5', 'test_batch'];
let archive: Uint8Array;

/** Two records a file: labels 2 i and 2 i + 1 below 10, pixels that tell file, record and channel. */
function createFile(index: number): Uint8Array {
  const bytes = new Uint8Array(2 * recordBytes);
  for (const record of [0, 1]) {
    bytes[record * recordBytes] = (2 * index + record) % 10;
    for (const channel of [0, 1, 2])
      bytes.fill(
        100 * record + 10 * index + channel,
        record * recordBytes + 1 + channel * 1024,
        record * recordBytes + 1 + (channel + 1) * 1024,
      );
  }
  return bytes;
}

function pack(files: readonly (readonly [string, Uint8Array])[]): Uint8Array {
  const root = mkdtempSync(join(folder, 'set-'));
  for (const [name, bytes] of files) writeFileSync(join(root, name), bytes);
  execFileSync('tar', [
    '-cf',
    join(root, '..', 'set.tar'),
    '-C',
    join(root, '..'),
    root.slice(folder.length + 1),
  ]);
  return gzipSync(readFileSync(join(folder, 'set.tar')));
}

/** A stream in pieces of odd sizes. */
function stream(bytes: Uint8Array, piece = 1777): ReadableStream<Uint8Array<ArrayBuffer>> {
  let offset = 0;
  return new ReadableStream({
    pull: (controller) => {
      if (offset >= bytes.length) return controller.close();
      controller.enqueue(Uint8Array.from(bytes.subarray(offset, offset + piece)));
      offset += piece;
    },
  });
}

beforeAll(() => {
  const files = names.map((name, index) => [`${name}.bin`, createFile(index)] as const);
  archive = pack([...files, ['readme.html', new Uint8Array(1000)]]);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('pictures and labels come out in the order of the files', async () => {
  let last = 0;
  const { train, test: held } = await readCifar10(stream(archive), true, (bytes) => {
    last = bytes;
  });
  expect(last).toBe(archive.length);
  expect([train.count, held.count]).toEqual([10, 2]);
  expect([...train.labels]).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect([...held.labels]).toEqual([0, 1]);
  // The second record of the third file, its blue plane.
  expect(train.pixels[5 * 3072 + 2048]).toBe(122);
  expect(train.pixels[5 * 3072 + 3071]).toBe(122);
  expect(held.pixels[0]).toBe(50);
});

test('the size of the pieces does not matter', async () => {
  const { train } = await readCifar10(stream(archive));
  for (const piece of [7, 512, 1_000_000]) {
    const again = await readCifar10(stream(archive, piece));
    expect(Buffer.from(again.train.pixels).equals(train.pixels)).toBe(true);
  }
});

async function findCode(bytes: Uint8Array): Promise<[string, readonly string[]] | null> {
  try {
    await readCifar10(stream(bytes));
    return null;
  } catch (error) {
    if (!(error instanceof DataError)) return ['another error', [String(error)]];
    return [error.problem.code, 'files' in error.problem ? error.problem.files : []];
  }
}

test('other files and damaged ones are told apart', async () => {
  const files = names.map((name, index) => [`${name}.bin`, createFile(index)] as const);
  const badLabel = Uint8Array.from(createFile(0));
  badLabel[recordBytes] = 10;
  expect(await findCode(new TextEncoder().encode('<html>404</html>'))).toEqual(['not-gzip', []]);
  expect(await findCode(gzipSync(new Uint8Array(2000).fill(65)))).toEqual(['not-tar', []]);
  expect(await findCode(archive.subarray(0, archive.length - 200))).toEqual(['damaged', []]);
  expect(await findCode(pack(files.slice(0, 4)))).toEqual(['missing-files', ['test_batch.bin']]);
  expect(await findCode(pack(files.slice(5)))).toEqual(['missing-files', ['data_batch_1.bin']]);
  const short = pack([['data_batch_1.bin', new Uint8Array(3072)], ...files.slice(1)]);
  expect((await findCode(short))?.[0]).toBe('bad-records');
  const wrong = pack([['data_batch_1.bin', badLabel], ...files.slice(1)]);
  expect((await findCode(wrong))?.[0]).toBe('bad-label');
});

test('an archive without a picture of some class to train on is refused, one with a part of the files is not', async () => {
  const read = (...labels: readonly number[]) => {
    const bytes = Uint8Array.from(labels.flatMap((label) => [label, ...new Array<number>(3072).fill(0)]));
    const files = [
      ['data_batch_3.bin', bytes],
      ['test_batch.bin', createFile(0)],
    ] as const;
    return readCifar10(stream(pack(files)));
  };
  await expect(read(3, 3, 3)).rejects.toMatchObject({
    problem: {
      code: 'untrained-class',
      classes: ['airplane', 'automobile', 'bird', 'deer', 'dog', 'frog', 'horse', 'ship', 'truck'],
    },
  });
  await expect(read(0, 1, 2, 3, 4, 5, 7, 8, 9)).rejects.toMatchObject({ problem: { classes: ['frog'] } });
  expect((await read(9, 8, 7, 6, 5, 4, 3, 2, 1, 0)).train.count).toBe(10);
});

test('bits that are wrong in an archive are found, in its pictures and in what follows the last of them', async () => {
  const tar = gunzipSync(archive);
  // Stored as it is, so that a wrong bit is one of a picture: only the sum at the end tells.
  const stored = gzipSync(tar, { level: 0 });
  expect(await findCode(stored)).toBeNull();
  for (const place of [5000, stored.length - 6]) {
    const rotten = Uint8Array.from(stored);
    rotten[place] = 1 ^ (rotten[place] ?? 0);
    expect([place, await findCode(rotten)]).toEqual([place, ['damaged', []]]);
  }
  // Damaged before anything is unpacked.
  const begun = Uint8Array.from(archive);
  begun.fill(255, 10, 40);
  expect(await findCode(begun)).toEqual(['damaged', []]);
});

test('an archive that is cut between two files is not taken for one with fewer', async () => {
  const files = ['test_batch', 'data_batch_1', 'data_batch_2'].map(
    (name, index) => [`${name}.bin`, createFile(index)] as const,
  );
  const tar = gunzipSync(pack(files));
  // The folder's header, then a header and 6146 bytes in 13 blocks of 512 for each file.
  const cut = tar.subarray(0, 512 + 2 * (512 + 13 * 512));
  expect(tar.subarray(cut.length, cut.length + 200).toString('latin1')).toContain('.bin');
  const read = readCifar10(stream(cut), false);
  await expect(read).rejects.toMatchObject({ problem: { code: 'cut-off' } });
});

test('a download that breaks off is not taken for a bad file', async () => {
  const broken = new ReadableStream<Uint8Array<ArrayBuffer>>({
    pull: (controller) => controller.error(new Error('offline')),
  });
  await expect(readCifar10(broken)).rejects.toThrow('offline');
});

const subset = join(import.meta.dirname, '../../../../../shared/data/cifar-10-subset-binary.tar.gz');

describe('the subset with the official layout', () => {
  test('is read', async (context) => {
    if (!existsSync(subset)) return context.skip('../shared/data is absent');
    const file = await openAsBlob(subset);
    const { train, test: held } = await readCifar10(file.stream() as ReadableStream<Uint8Array<ArrayBuffer>>);
    expect([train.count, held.count]).toEqual([10_000, 2_000]);
    // Every class is there about as often as the others.
    const counts = new Array(10).fill(0);
    for (const label of train.labels) counts[label] += 1;
    for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(150);
  });
});
