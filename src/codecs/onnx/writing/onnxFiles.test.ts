/**
 * @file The files that the exporter writes, as others see them: onnx's own checker with the shapes that it infers, and
 * a runtime that runs them. What comes back through the importer is tested with the other formats.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { InferenceSession, Tensor } from 'onnxruntime-web';
import { beforeAll, describe, expect, test } from 'vitest';
import { analyze } from '../../../analysis/analyze';
import { arbitraryPlan, buildPlan } from '../../../analysis/randomNetworks.testing';
import { createBuilder } from '../../../architecture/builder';
import { createDesign, type Design } from '../../../document/document';
import { createPadding } from '../../../layers/padding';
import { isMapShape, type Shape } from '../../../layers/shape';
import type { Preset } from '../../../presets/preset';
import { presets } from '../../../presets/presets';
import { describeWithTorch, pythonPath } from '../../../util/oracles.testing';
import { bothAxes } from '../../../util/perAxis';
import { arbitraryChainPlan, buildChain } from '../../randomChains.testing';
import { listWeightSpecs } from '../../weightSpecs';
import { onnxExporter } from './onnxExporter';

interface Check {
  readonly error?: string;
  readonly shapes: Readonly<Record<string, readonly number[]>>;
  readonly weights: Readonly<Record<string, number>>;
  readonly opset: number;
  readonly version: number;
}

const analyzeDesign = ({ architecture, resolution, rule }: Design) =>
  analyze(architecture, { resolution, rule });

const hasErrors = (design: Design) =>
  analyzeDesign(design).diagnostics.some(({ severity }) => severity === 'error');

const listShape = (shape: Shape | null | undefined): readonly number[] => {
  if (!shape) return [];
  return isMapShape(shape) ? [shape.channels, shape.height, shape.width] : [shape.features];
};

/** The bytes of a design; null where ONNX cannot express it. */
function writeBytes(design: Design): Uint8Array | null {
  const result = onnxExporter.write(design);
  if (result.ok && typeof result.content !== 'string') return result.content;
  if (!result.ok && result.problem.code === 'inexpressible') return null;
  throw new Error(JSON.stringify(result));
}

function checkFiles(files: readonly Uint8Array[]): readonly Check[] {
  const folder = mkdtempSync(join(tmpdir(), 'fovea-onnx-'));
  try {
    const paths = files.map((bytes, index) => {
      const path = join(folder, `${index}.onnx`);
      writeFileSync(path, bytes);
      return path;
    });
    const { stdout, stderr } = spawnSync(pythonPath, [join(import.meta.dirname, 'checkModels.py')], {
      input: JSON.stringify(paths),
      encoding: 'utf8',
      maxBuffer: 2 ** 30,
    });
    if (stdout === '') throw new Error(stderr);
    return JSON.parse(stdout);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function expectChecked(design: Design, check: Check | undefined): void {
  expect(check?.error).toBeUndefined();
  if (check === undefined || check.error !== undefined) return;
  expect([check.version, check.opset]).toEqual([8, 17]);
  const { layers } = design.architecture;
  const analysis = analyzeDesign(design);
  const shapes = [...layers.values()].filter(({ layer }) => layer.kind !== 'Input');
  expect(Object.fromEntries(shapes.map(({ id }) => [id, check.shapes[id]]))).toEqual(
    Object.fromEntries(shapes.map(({ id }) => [id, listShape(analysis.layers.get(id)?.shape)])),
  );
  for (const { id, layer, inputs } of shapes) {
    const input = analysis.layers.get(inputs[0] ?? id)?.shape;
    if (!input) throw new Error('A network without errors has shapes');
    const learnt = listWeightSpecs(layer, input).filter(({ isLearnt }) => isLearnt);
    const count = learnt.reduce((sum, { name }) => sum + (check.weights[`${id}.${name}`] ?? Number.NaN), 0);
    expect([id, count]).toEqual([id, analysis.layers.get(id)?.params]);
  }
}

const seed = 20240301;
const known = presets.map((preset) =>
  createDesign(preset.build(), { title: preset.name, resolution: preset.defaultResolution }),
);
const chains = fc
  .sample(arbitraryChainPlan(), { numRuns: 300, seed })
  .map((plan) => createDesign(buildChain(plan), { resolution: plan.resolution }))
  .filter(({ architecture }) => architecture.layers.size > 1);
const graphs = fc
  .sample(arbitraryPlan({ isFramed: true }), { numRuns: 200, seed })
  .map((plan) => createDesign(buildPlan(plan, [14, 19]), { resolution: [14, 19] }))
  .filter((design) => !hasErrors(design));

describeWithTorch('ONNX files, checked by onnx', () => {
  const checks = new Map<Design, Check>();
  beforeAll(() => {
    const written = [...known, ...chains, ...graphs].flatMap((design) => {
      const bytes = writeBytes(design);
      return bytes === null ? [] : [{ design, bytes }];
    });
    const found = checkFiles(written.map(({ bytes }) => bytes));
    for (const [index, { design }] of written.entries()) {
      const check = found[index];
      if (check !== undefined) checks.set(design, check);
    }
  }, 300_000);

  test.each(presets.map(({ id }, index) => [id, index] as const))('%s', (_id, index) => {
    const design = known[index];
    if (design === undefined) throw new Error('A preset without a design');
    expectChecked(design, checks.get(design));
  });

  test('random chains of blocks', () => {
    const written = chains.filter((design) => checks.has(design));
    expect(written.length).toBeGreaterThan(200);
    for (const design of written) expectChecked(design, checks.get(design));
  });

  test('random graphs', () => {
    const written = graphs.filter((design) => checks.has(design));
    expect(written.length).toBeGreaterThan(80);
    for (const design of written) expectChecked(design, checks.get(design));
  });
});

/** The smallest square image on which a preset can be computed, in pixels. */
function findSmallestSize(preset: Preset, values: Readonly<Record<string, number>>): number {
  const architecture = preset.build(values);
  let [low, high] = [1, Math.max(...preset.defaultResolution)];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (hasErrors(createDesign(architecture, { resolution: bothAxes(middle) }))) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Above this many parameters a runtime takes long to make them all up: such presets run at an eighth of the width. */
const maxParams = 20_000_000;

function createSmallDesign(preset: Preset): Design {
  const full = createDesign(preset.build(), { resolution: preset.defaultResolution });
  const values = analyzeDesign(full).totals.params > maxParams ? { width: 1 / 8 } : {};
  return createDesign(preset.build(values), { resolution: bothAxes(findSmallestSize(preset, values)) });
}

/** Runs a file on a grey image: the lengths of the output, and whether all of it are numbers. */
async function run(design: Design) {
  const bytes = writeBytes(design);
  if (bytes === null) return null;
  const session = await InferenceSession.create(bytes);
  try {
    const [image] = design.architecture.layers.values();
    const lengths = listShape(analyzeDesign(design).layers.get(image?.id ?? ('' as never))?.shape);
    const data = new Float32Array(lengths.reduce((a, b) => a * b, 1)).fill(0.5);
    const [name = ''] = session.inputNames;
    const results = await session.run({ [name]: new Tensor('float32', data, [1, ...lengths]) });
    return session.outputNames.map((output) => {
      const result = results[output];
      const hasNumbers = result?.data instanceof Float32Array && result.data.every(Number.isFinite);
      return { lengths: result?.dims.slice(1), hasNumbers };
    });
  } finally {
    await session.release();
  }
}

function listOutputs(design: Design) {
  const { layers } = design.architecture;
  const fed = new Set([...layers.values()].flatMap(({ inputs }) => inputs));
  const analysis = analyzeDesign(design);
  return [...layers.values()]
    .filter(({ id, layer }) => !fed.has(id) && layer.kind !== 'Input')
    .map(({ id }) => listShape(analysis.layers.get(id)?.shape));
}

describe('ONNX files, run', () => {
  test.each(presets.map((preset) => [preset.id, preset] as const))(
    '%s',
    async (_id, preset) => {
      const design = createSmallDesign(preset);
      const found = listOutputs(design).map((lengths) => ({ lengths, hasNumbers: true }));
      expect(await run(design)).toEqual(found);
    },
    120_000,
  );

  test('random chains of blocks', async () => {
    let count = 0;
    for (const design of chains.slice(0, 150)) {
      const found = await run(design);
      if (found === null) continue;
      count += 1;
      // A window over nothing but padding has no largest number, so that only sizes count here.
      expect(found.map(({ lengths }) => lengths)).toEqual(listOutputs(design));
    }
    expect(count).toBeGreaterThan(100);
  }, 300_000);
});

describe('an ONNX file', () => {
  test('holds trained weights as they are', async () => {
    const builder = createBuilder();
    builder.add('Input', 'image', { channels: 1 });
    builder.add('Conv2d', 'conv', { outChannels: 1, kernelSize: [1, 2], padding: 'valid', bias: true });
    const design = createDesign(builder.build(), { resolution: [1, 3] });
    const result = onnxExporter.write(design, {
      weights: new Map([
        ['conv.weight', { shape: [1, 1, 1, 2], values: Float32Array.of(2, 3) }],
        ['conv.bias', { shape: [1], values: Float32Array.of(10) }],
      ]),
    });
    if (!result.ok || typeof result.content === 'string') throw new Error('not written');
    const session = await InferenceSession.create(result.content);
    const image = new Tensor('float32', Float32Array.of(1, 10, 100), [1, 1, 1, 3]);
    const { conv } = await session.run({ image });
    // 2 x 1 + 3 x 10 + 10, 2 x 10 + 3 x 100 + 10.
    expect(conv?.data).toEqual(Float32Array.of(42, 330));
    await session.release();
  });

  test('of an unknown operation has a marked node', () => {
    const builder = createBuilder();
    builder.add('Input', 'image');
    builder.add('Opaque', 'odd', { operation: 'Roll by 2' });
    const result = onnxExporter.write(createDesign(builder.build()));
    expect(result).toMatchObject({ ok: true, notes: [{ code: 'placeholders', layers: ['odd'] }] });
  });

  test('of nothing but an image is none', () => {
    const builder = createBuilder();
    builder.add('Input', 'image');
    const result = onnxExporter.write(createDesign(builder.build()));
    expect(result).toEqual({ ok: false, problem: { code: 'empty' } });
  });

  test('refuses a mean whose padding is wider than its window', () => {
    const builder = createBuilder();
    builder.add('Input', 'image');
    builder.add('AvgPool2d', 'pool', { padding: createPadding(2), countIncludePad: false });
    expect(onnxExporter.write(createDesign(builder.build()))).toEqual({
      ok: false,
      problem: { code: 'inexpressible', layer: 'pool', kind: 'AvgPool2d', reason: 'padding' },
    });
  });
});
