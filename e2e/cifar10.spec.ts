/** @file The command that puts CIFAR10 beside the page, with small archives that the system's tar packs. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { bringCifar10 } from '../.ci/cifar10.mjs';

const folder = mkdtempSync(join(tmpdir(), 'fovea-bring-'));
const script = join(import.meta.dirname, '../.ci/cifar10.mjs');
const archive = join(folder, 'small.tar.gz');
/** Pictures of the classes in turn. */
const records = (count: number) =>
  new Uint8Array(3073 * count).map((_, at) => (at % 3073 === 0 ? (at / 3073) % 10 : 1));

test.beforeAll(() => {
  writeFileSync(join(folder, 'data_batch_2.bin'), records(12));
  writeFileSync(join(folder, 'test_batch.bin'), records(2));
  execFileSync('tar', ['-czf', archive, '-C', folder, 'data_batch_2.bin', 'test_batch.bin']);
});

function run(...args: string[]) {
  const target = mkdtempSync(join(folder, 'target-'));
  const env = { ...process.env, FOVEA_DATA_FOLDER: target };
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], {
    env,
    encoding: 'utf8',
  });
  return { status, stdout, stderr, target };
}

test('a file is checked and put in its place', () => {
  const { status, stdout, target } = run(archive);
  expect(status).toBe(0);
  expect(stdout).toContain('12 pictures to train on, 2 to test on');
  const copy = readFileSync(join(target, 'cifar-10-binary.tar.gz'));
  expect(copy.equals(readFileSync(archive))).toBe(true);
});

/** Brings what a server answers, and what is said of it. */
async function bring(answer: RequestListener, { waitMs = 60_000, scheme = 'http' } = {}) {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const target = mkdtempSync(join(folder, 'web-'));
  const said = await bringCifar10(`${scheme}://127.0.0.1:${port}/x`, target, waitMs).catch(
    (error: unknown) => (error instanceof Error ? error.message : error),
  );
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  return { said, target };
}

const isBrought = expect.stringContaining('12 pictures to train on, 2 to test on');

test('an address is fetched', async () => {
  const send: RequestListener = (_, response) => response.end(readFileSync(archive));
  expect((await bring(send)).said).toEqual(isBrought);
  expect((await bring(send, { scheme: 'HTTP' })).said).toEqual(isBrought);
});

test('what a server packs for the way is an archive all the same', async () => {
  const { said, target } = await bring((_, response) => {
    response.setHeader('content-encoding', 'gzip');
    response.end(readFileSync(archive));
  });
  expect(said).toEqual(isBrought);
  // Packed once more, or still.
  expect(gunzipSync(readFileSync(join(target, 'cifar-10-binary.tar.gz')))).toEqual(
    gunzipSync(readFileSync(archive)),
  );
});

test('a connection that is cut, and one that sends nothing any more', async () => {
  const begin: RequestListener = (_, response) => {
    response.setHeader('content-length', '2500000');
    response.write(new Uint8Array(1_200_000));
  };
  const cut = await bring((request, response) => {
    begin(request, response);
    response.write('', () => response.destroy());
  });
  expect(cut.said).toMatch(/^The connection was cut after \d\.\d MB of 2\.5 MB\. Start again\.$/);
  const stalled = await bring(begin, { waitMs: 3000 });
  expect(stalled.said).toMatch(/^Nothing more came after \d\.\d MB of 2\.5 MB\. Start again/);
  expect((await bring(() => {}, { waitMs: 300 })).said).toMatch(/does not answer\. Try later/);
});

test('an archive that lacks a class to train on is refused, as the page refuses it', async () => {
  const few = mkdtempSync(join(folder, 'few-'));
  writeFileSync(join(few, 'data_batch_2.bin'), records(8));
  writeFileSync(join(few, 'test_batch.bin'), records(10));
  const packed = join(few, 'few.tar.gz');
  execFileSync('tar', ['-czf', packed, '-C', few, 'data_batch_2.bin', 'test_batch.bin']);
  const target = mkdtempSync(join(folder, 'target-'));
  await expect(bringCifar10(packed, target)).rejects.toThrow(
    'There is no picture to train on for ship, truck.',
  );
});

test('a label that belongs to no class leaves the good archive where it is', async () => {
  const bad = mkdtempSync(join(folder, 'bad-'));
  const wrong = records(3);
  wrong[2 * 3073] = 77;
  writeFileSync(join(bad, 'data_batch_2.bin'), wrong);
  writeFileSync(join(bad, 'test_batch.bin'), records(2));
  const packed = join(bad, 'bad.tar.gz');
  execFileSync('tar', ['-czf', packed, '-C', bad, 'data_batch_2.bin', 'test_batch.bin']);
  const target = mkdtempSync(join(folder, 'target-'));
  await bringCifar10(archive, target);
  await expect(bringCifar10(packed, target)).rejects.toThrow(
    'data_batch_2.bin holds a label that belongs to no class.',
  );
  expect(readFileSync(join(target, 'cifar-10-binary.tar.gz')).equals(readFileSync(archive))).toBe(true);
});

test('an archive that is cut between two files is refused, and so is a folder', () => {
  const tar = gunzipSync(readFileSync(archive));
  // A header and 36 876 bytes in 73 blocks, a header and 6146 bytes in 13.
  const cut = join(folder, 'cut.tar.gz');
  writeFileSync(cut, gzipSync(tar.subarray(0, 512 * (1 + 73 + 1 + 13))));
  expect(run(cut).stderr.trim()).toBe('The archive is cut off or damaged.');
  expect(run(folder).stderr.trim()).toBe(
    `${folder} is a folder. Give the path of the archive, cifar-10-binary.tar.gz.`,
  );
});

for (const [what, bytes, sentence] of [
  ['a page', Buffer.from('<html>'), 'This is not a file packed by gzip.'],
  ['half an archive', null, 'The archive is cut off or damaged.'],
] as const) {
  test(`${what} is refused`, () => {
    const path = join(folder, `${what}.gz`);
    writeFileSync(path, bytes ?? readFileSync(archive).subarray(0, 60));
    const { status, stderr } = run(path);
    expect(status).toBe(1);
    expect(stderr.trim()).toBe(sentence);
  });
}

test('what is not there', () => {
  const { status, stderr } = run(join(folder, 'nothing'));
  expect(status).toBe(1);
  expect(stderr).toContain('There is no file');
});
