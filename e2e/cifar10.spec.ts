/** @file The command that puts CIFAR10 beside the page, with small archives that the system's tar packs. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { bringCifar10 } from '../.ci/cifar10.mjs';

const folder = mkdtempSync(join(tmpdir(), 'fovea-bring-'));
const script = join(import.meta.dirname, '../.ci/cifar10.mjs');
const archive = join(folder, 'small.tar.gz');
const records = (count: number) => new Uint8Array(3073 * count).fill(1);

test.beforeAll(() => {
  writeFileSync(join(folder, 'data_batch_2.bin'), records(3));
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
  expect(stdout).toContain('3 pictures to train on, 2 to test on');
  const copy = readFileSync(join(target, 'cifar-10-binary.tar.gz'));
  expect(copy.equals(readFileSync(archive))).toBe(true);
});

test('an address is fetched', async () => {
  const server = createServer((_, response) => response.end(readFileSync(archive)));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  expect(await bringCifar10(`http://127.0.0.1:${port}/x`, mkdtempSync(join(folder, 'web-')))).toContain(
    '3 pictures',
  );
  await new Promise((resolve) => server.close(resolve));
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
