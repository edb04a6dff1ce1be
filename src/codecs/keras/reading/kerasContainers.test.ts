/** @file The files that hold networks of Keras, as h5py and zipfile write those. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeWithTorch, pythonPath } from '../../../util/oracles.testing';
import { createBytesSource } from '../../byteSource.testing';
import { toKeras3, writeResNet50 } from './kerasFiles.testing';
import { kerasImporter } from './kerasImporter';
import { analyzeRead } from './kerasReading.testing';

describeWithTorch('files', () => {
  const folder = mkdtempSync(join(tmpdir(), 'fovea-keras-'));
  beforeAll(() => {
    const { status, stderr } = spawnSync(
      pythonPath,
      [join(import.meta.dirname, 'writeContainers.py'), folder],
      {
        input: JSON.stringify(toKeras3(writeResNet50())),
        encoding: 'utf8',
      },
    );
    if (status !== 0) throw new Error(stderr);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const open = (name: string, fetched: number[] = []) => {
    const bytes = readFileSync(join(folder, name));
    const source = createBytesSource(new Uint8Array(bytes), name);
    const read = (offset: number, length: number) => {
      fetched.push(length);
      return source.read(offset, length);
    };
    return kerasImporter.read({ ...source, read });
  };

  test.each(['str.h5', 'bytes.h5', 'weights.h5', 'latest.h5', 'stored.keras', 'deflated.keras'])(
    '%s',
    async (name) => {
      const result = await open(name);
      if (!result.ok) throw new Error(JSON.stringify(result.error));
      expect(analyzeRead(result).totals.params).toBe(25_636_712 - 53_120);
      expect(result.title).toBe(name.replace(/\..*/, ''));
    },
  );

  test('of which weights are not read', async () => {
    const fetched: number[] = [];
    const result = await open('weights.h5', fetched);
    expect(result.ok).toBe(true);
    const { size } = createBytesSource(new Uint8Array(readFileSync(join(folder, 'weights.h5'))), '');
    // The configuration is read twice at most: where it starts, and whole.
    const config = JSON.stringify(toKeras3(writeResNet50())).length;
    expect(fetched.reduce((a, b) => a + b, 0)).toBeLessThan(config + 20_000);
    expect(size).toBeGreaterThan(config + 300_000);
  });

  test.each([
    ['fixed.h5', { code: 'empty-graph' }],
    ['only.weights.h5', { code: 'weights-only' }],
    ['foreign.keras', { code: 'not-keras', looksLike: 'zip' }],
  ])('%s', async (name, error) => expect(await open(name)).toEqual({ ok: false, error }));

  test('cut anywhere are answered', async () => {
    for (const name of readdirSync(folder)) {
      const bytes = new Uint8Array(readFileSync(join(folder, name)));
      for (const length of [0, 1, 7, 8, 9, 20, 60, 97, 150, 500, 1000, 2500, bytes.length - 1]) {
        const cut = bytes.subarray(0, Math.min(length, bytes.length));
        const result = await kerasImporter.read(createBytesSource(cut, name));
        if (!result.ok) expect(result.error.code).not.toBe('internal');
      }
    }
  });
});
