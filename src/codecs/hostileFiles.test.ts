/**
 * @file Thousands of damaged files of Keras, TensorFlow.js and of our own ONNX: there is always an answer with a code,
 * and nothing is left behind in the program. How soon it comes is measured in `hostileFiles.bench.ts`.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { analyze } from '../analysis/analyze';
import { checkArchitecture } from '../architecture/checkArchitecture';
import { createDesign, type Design, resolutionLimits } from '../document/document';
import { findPreset } from '../presets/presets';
import { importText } from '../text/en/importText';
import { describeWithTorch, pythonPath } from '../util/oracles.testing';
import { createBytesSource } from './byteSource.testing';
import { toBytes, writeSelfSimilar } from './hostileFiles.testing';
import type { Importer, ImportResult } from './importer';
import {
  createKerasNetwork,
  toKeras2,
  toKeras3,
  toTfjs,
  writeMobileNet,
} from './keras/reading/kerasFiles.testing';
import { kerasImporter } from './keras/reading/kerasImporter';
import { mutateBytes, mutateJson, picks, unit } from './mutations.testing';
import { onnxImporter } from './onnx/onnxImporter';
import { onnxExporter } from './onnx/writing/onnxExporter';
import { tfjsExporter } from './tfjs/tfjsExporter';

vi.setConfig({ testTimeout: 600_000 });

/** Reads a file; whatever is in it, what comes back is sound and can be said in words. */
async function expectAnswer(importer: Importer, bytes: Uint8Array, name: string): Promise<ImportResult> {
  const result = await importer.read(createBytesSource(bytes, name));
  if (result.ok) {
    const { architecture, workedAt, report } = result;
    expect(checkArchitecture(architecture)).toEqual([]);
    for (const size of workedAt) {
      expect(size).toBeGreaterThanOrEqual(resolutionLimits.min);
      expect(size).toBeLessThanOrEqual(resolutionLimits.max);
    }
    analyze(architecture, { resolution: workedAt, rule: 'paper' });
    expect(report.notes.map(importText.formatNote).join()).not.toContain('undefined');
  } else {
    expect(result.error.code).not.toBe('internal');
    expect(importText.explainError(result.error).what).toMatch(/\.$/);
  }
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  return result;
}

/** A network with a little of everything. */
function writeMixture() {
  const inner = createKerasNetwork('inner');
  inner.add('InputLayer', 'inner_in', { shape: [8, 8, 4] });
  inner.add('SeparableConv2D', 'separable', {
    filters: 4,
    kernel_size: [3, 3],
    padding: 'same',
    activation: 'swish',
  });
  const net = createKerasNetwork('mixture');
  net.add('InputLayer', 'image', { shape: [16, 16, 3] });
  net.add('Conv2D', 'stem', { filters: 4, kernel_size: [3, 3], strides: [2, 2], padding: 'same' });
  net.add('BatchNormalization', 'bn', { axis: [3] });
  const skip = net.add('ReLU', 'relu', { max_value: 6.0 });
  net.nest(inner.build());
  const path = net.add('Cropping2D', 'crop', {
    cropping: [
      [0, 0],
      [0, 0],
    ],
  });
  net.add('Add', 'sum', {}, [skip, path]);
  net.add('Concatenate', 'both', { axis: -1 }, [skip, path]);
  net.add('Reshape', 'split', { target_shape: [8, 8, 2, 4] });
  net.add('Permute', 'swap', { dims: [1, 2, 4, 3] });
  net.add('Reshape', 'join', { target_shape: [8, 8, 8] });
  net.add('Conv2DTranspose', 'up', { filters: 2, kernel_size: [2, 2], strides: [2, 2] });
  net.add('Flatten', 'flatten');
  net.add('Dense', 'out', { units: 3, activation: 'softmax' });
  return net.build();
}

describe('configurations of Keras with strange values', () => {
  test.each([
    ['Keras 2', toKeras2(writeMixture())],
    ['Keras 3', toKeras3(writeMixture())],
    ['TensorFlow.js', toTfjs(writeMixture())],
  ])('%s', async (_dialect, value) => {
    const whole = await expectAnswer(kerasImporter, toBytes(value), 'net.json');
    expect(whole.ok && whole.report.unsupported).toEqual([]);
    await fc.assert(
      fc.asyncProperty(picks, async (changes) => {
        await expectAnswer(kerasImporter, toBytes(mutateJson(value, changes)), 'net.json');
      }),
      { numRuns: 700, seed: 1 },
    );
  });

  test('and as text with changed characters', async () => {
    const bytes = toBytes(toKeras3(writeMixture()));
    await fc.assert(
      fc.asyncProperty(picks, async (changes) => {
        await expectAnswer(kerasImporter, mutateBytes(bytes, changes), 'net.keras');
      }),
      { numRuns: 600, seed: 2 },
    );
  });
});

describe('bombs', () => {
  test('a model that multiplies itself is counted and refused', async () => {
    const small = await expectAnswer(kerasImporter, toBytes(writeSelfSimilar(2, 3)), 'net.json');
    expect(small.ok && small.architecture.layers.size).toBe(1 + 2 ** 3);
    const result = await expectAnswer(kerasImporter, toBytes(writeSelfSimilar(4, 8)), 'net.json');
    expect(result).toEqual({
      ok: false,
      error: { code: 'too-large', what: 'nodes', actual: 50_001, max: 50_000 },
    });
  });

  test('a circle is one', async () => {
    const layer = (name: string, from: string) => ({
      ...{ class_name: 'ReLU', name, config: {} },
      inbound_nodes: [[[from, 0, 0, {}]]],
    });
    const layers = [
      {
        class_name: 'InputLayer',
        name: 'i',
        config: { batch_input_shape: [null, 8, 8, 3] },
        inbound_nodes: [],
      },
      layer('a', 'b'),
      layer('b', 'a'),
    ];
    const value = {
      class_name: 'Functional',
      config: { name: 'm', layers, input_layers: [['i', 0, 0]], output_layers: [['b', 0, 0]] },
    };
    expect(await expectAnswer(kerasImporter, toBytes(value), 'net.json')).toMatchObject({
      ok: false,
      error: { code: 'cyclic' },
    });
  });

  test('an archive that inflates without end is stopped', async () => {
    const bytes = zipSync({ 'config.json': new Uint8Array(70_000_000).fill(32) }, { level: 9 });
    expect(bytes.length).toBeLessThan(100_000);
    const result = await expectAnswer(kerasImporter, bytes, 'net.keras');
    expect(result).toMatchObject({ ok: false, error: { code: 'too-large', what: 'bytes', max: 64_000_000 } });
  });

  test.each([
    ['as the model', (deep: string) => `{"model_config":${deep}}`],
    ['as a parameter', (deep: string) => `{"class_name":"Sequential","config":{"layers":[${deep}]}}`],
    ['in a list', (deep: string) => `{"modelTopology":{"class_name":"Sequential","config":[${deep}]}}`],
  ])('lists within lists without end (%s) are counted and refused', async (_where, write) => {
    const bytes = toBytes(write('['.repeat(100_000) + ']'.repeat(100_000)));
    expect(await expectAnswer(kerasImporter, bytes, 'net.json')).toEqual({
      ok: false,
      error: { code: 'too-large', what: 'levels', actual: 501, max: 500 },
    });
  });

  test('a long chain is read', async () => {
    const net = createKerasNetwork('long');
    net.add('InputLayer', 'i', { shape: [8, 8, 3] });
    for (let index = 0; index < 10_000; index++) net.add('ReLU', `r${index}`);
    const result = await expectAnswer(kerasImporter, toBytes(toKeras2(net.build())), 'net.json');
    expect(result.ok && result.architecture.layers.size).toBe(10_001);
  });
});

function createKnown(id: string): Design {
  const preset = findPreset(id);
  if (!preset) throw new Error(id);
  return createDesign(preset.build(), { resolution: preset.defaultResolution, title: id });
}

function write(exporter: typeof onnxExporter, design: Design): Uint8Array {
  const result = exporter.write(design);
  if (!result.ok) throw new Error(result.problem.code);
  return typeof result.content === 'string' ? toBytes(result.content) : result.content;
}

describe('our own files, changed', () => {
  test('ONNX', async () => {
    const bytes = write(onnxExporter, createKnown('resnet18-se-spatial'));
    await fc.assert(
      fc.asyncProperty(picks, async (changes) => {
        await expectAnswer(onnxImporter, mutateBytes(bytes, changes), 'net.onnx');
      }),
      { numRuns: 700, seed: 3 },
    );
  });

  test('model.json', async () => {
    const value: unknown = JSON.parse(
      new TextDecoder().decode(write(tfjsExporter, createKnown('mobilenetv3small'))),
    );
    await fc.assert(
      fc.asyncProperty(picks, async (changes) => {
        await expectAnswer(kerasImporter, toBytes(mutateJson(value, changes)), 'model.json');
      }),
      { numRuns: 150, seed: 4 },
    );
  });

  test('are read for what they compute now, and say so', async () => {
    const text = new TextDecoder().decode(write(tfjsExporter, createKnown('lenet5')));
    const changed = text.replace('"units":84', '"units":85');
    expect(changed).not.toBe(text);
    const result = await expectAnswer(kerasImporter, toBytes(changed), 'model.json');
    if (!result.ok) throw new Error('Not read');
    expect(result.design).toBeUndefined();
    expect(result.report.notes).toContainEqual({ code: 'changed-design' });
    const wide = [...result.architecture.layers.values()].map(({ layer }) => layer);
    expect(wide).toContainEqual({ kind: 'Linear', params: { outFeatures: 85, bias: true } });
  });
});

describeWithTorch('containers with changed bytes', () => {
  const folder = mkdtempSync(join(tmpdir(), 'fovea-hostile-'));
  beforeAll(() => {
    const script = join(import.meta.dirname, 'keras/reading/writeContainers.py');
    const input = JSON.stringify(toKeras3(writeMobileNet()));
    const { status, stderr } = spawnSync(pythonPath, [script, folder], { input, encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test('are answered', async () => {
    // The front is what is read; behind it lie weights.
    const files = readdirSync(folder).map((name) => ({
      name,
      bytes: new Uint8Array(readFileSync(join(folder, name))),
    }));
    const front = fc.array(
      fc.tuple(
        unit.map((where) => where ** 4),
        unit,
        unit,
      ),
      { minLength: 1, maxLength: 4 },
    );
    for (const { name, bytes } of files)
      await fc.assert(
        fc.asyncProperty(front, async (changes) => {
          await expectAnswer(kerasImporter, mutateBytes(bytes.subarray(0, 400_000), changes), name);
        }),
        { numRuns: 200, seed: 5 },
      );
  });
});
