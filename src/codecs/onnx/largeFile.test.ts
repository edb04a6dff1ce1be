/** A file of 553 MB: its weights are jumped over wherever they stand; reading can be watched and stopped. */
import { describe, expect, test } from 'vitest';
import { analyze } from '../../analysis/analyze';
import { createCountedSource, createVgg16File, type WeightField } from './largeFile.testing';
import { onnxImporter } from './onnxImporter';

// A busy machine is no failure.

const megabyte = 1_000_000;

describe.each<readonly ['initializers' | 'constants', WeightField, string]>([
  ['initializers', 9, 'raw data of initializers'],
  ['initializers', 4, 'numbers of initializers'],
  ['constants', 9, 'raw data of Constant nodes'],
  ['constants', 4, 'numbers of Constant nodes'],
])('with its weights in %s (%i: %s)', (place, field) => {
  const pieces = createVgg16File(place, field);

  test('a file of half a gigabyte is read without its weights', async () => {
    const { source, count } = createCountedSource(pieces);
    expect(source.size).toBeGreaterThan(540 * megabyte);
    const before = process.memoryUsage();
    const result = await onnxImporter.read(source);
    const after = process.memoryUsage();
    if (!result.ok) throw new Error(result.error.code);
    // Everything that was ever fetched, kept or not, is far less than the 64 MB that are allowed.
    expect(count.bytes).toBeLessThan(2 * megabyte);
    expect(count.largest).toBeLessThan(0.3 * megabyte);
    const grown = after.arrayBuffers + after.heapUsed - before.arrayBuffers - before.heapUsed;
    expect(grown).toBeLessThan(64 * megabyte);
    const analysis = analyze(result.architecture, { resolution: [224, 224], rule: 'paper' });
    // VGG16 without biases: 138 357 544 - 4 224 - 9 192.
    expect(analysis.totals.params).toBe(138_344_128);
    expect(result.resolution).toEqual([224, 224]);
  });
});

describe('reading', () => {
  test('tells how far it is', async () => {
    const { source } = createCountedSource(createVgg16File('initializers', 9));
    const fractions: number[] = [];
    await onnxImporter.read(source, { onProgress: (fraction) => fractions.push(fraction) });
    expect(fractions.length).toBeGreaterThan(5);
    expect(fractions).toEqual([...fractions].sort((a, b) => a - b));
    expect(fractions.at(-1)).toBe(1);
  });

  test('stops where it is told to', async () => {
    const { source, count } = createCountedSource(createVgg16File('initializers', 9));
    const controller = new AbortController();
    const onProgress = (fraction: number) => {
      if (fraction > 0.01) controller.abort();
    };
    const result = await onnxImporter.read(source, { onProgress, signal: controller.signal });
    expect(result).toEqual({ ok: false, error: { code: 'cancelled' } });
    expect(count.calls).toBeLessThan(20);
    const early = await onnxImporter.read(source, { signal: AbortSignal.abort() });
    expect(early).toEqual({ ok: false, error: { code: 'cancelled' } });
  });
});
