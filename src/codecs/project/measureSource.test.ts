/** @file Saturation by the project's program: of layers with large means, and of layers that do not vary. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LayerSaturation } from '../../training/saturation';
import {
  computeExactSpread,
  constantCases,
  createBatches,
  varyingCases,
} from '../../training/worker/saturationCases.testing';
import { describeWithTorch, pythonPath } from '../../util/oracles.testing';
import { measureSource } from './measureSource';

const layers = [...varyingCases, ...constantCases].map((item) => ({ item, batches: createBatches(item) }));

describeWithTorch('the project', () => {
  const folder = mkdtempSync(join(tmpdir(), 'fovea-measure-'));
  /** Of each layer: what one finds, and what each of two finds. */
  const found = new Map<string, readonly (readonly LayerSaturation[])[]>();

  beforeAll(() => {
    writeFileSync(join(folder, 'measure.py'), measureSource);
    const lines = layers.map(({ item, batches }) =>
      JSON.stringify({ width: item.width, batches: batches.map((values) => [...values]) }),
    );
    const { stdout, stderr, status } = spawnSync(
      pythonPath,
      [join(import.meta.dirname, 'tryMeasure.py'), folder],
      { input: lines.join('\n'), encoding: 'utf8' },
    );
    if (status !== 0) throw new Error(stderr);
    for (const [index, line] of stdout.trim().split('\n').entries())
      found.set(layers[index]?.item.name ?? '', JSON.parse(line));
  }, 120_000);
  afterAll(() => rmSync(folder, { recursive: true }));

  test.each(layers)('$item.name', ({ item, batches }) => {
    const [alone = [], shared = []] = found.get(item.name) ?? [];
    const isConstant = constantCases.includes(item);
    const { dimension, participation } = isConstant
      ? { dimension: 0, participation: 0 }
      : computeExactSpread(item.width, batches);
    expect([alone.length, shared.length]).toEqual([1, 2]);
    for (const layer of [...alone, ...shared]) {
      expect(layer).toMatchObject({ layer: 'conv', dimension, saturation: dimension / item.width });
      expect(layer.participation * item.width).toBeCloseTo(participation, 9);
    }
  });
});
