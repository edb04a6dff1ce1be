/** @file The files that the exporter writes, loaded by TensorFlow.js itself: shapes and parameters of every layer. */
import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { analyze } from '../../analysis/analyze';
import { arbitraryPlan, buildPlan } from '../../analysis/randomNetworks.testing';
import { createBuilder } from '../../architecture/builder';
import { createDesign, type Design } from '../../document/document';
import { isMapShape, type Shape } from '../../layers/shape';
import type { Preset } from '../../presets/preset';
import { presets } from '../../presets/presets';
import { arbitraryChainPlan, buildChain } from '../randomChains.testing';
import { tfjsExporter } from './tfjsExporter';

const analyzeDesign = ({ architecture, resolution, rule }: Design) =>
  analyze(architecture, { resolution, rule });

const listShape = (shape: Shape | null | undefined): readonly number[] => {
  if (!shape) return [];
  return isMapShape(shape) ? [shape.height, shape.width, shape.channels] : [shape.features];
};

function writeText(design: Design): string | null {
  const result = tfjsExporter.write(design);
  if (result.ok) return String(result.content);
  if (result.problem.code === 'inexpressible') return null;
  throw new Error(JSON.stringify(result.problem));
}

/** Loads a file as a page does, over a server that is played. */
function load(text: string): Promise<tf.LayersModel> {
  const fetchFunc = async () => new Response(text, { headers: { 'Content-Type': 'application/json' } });
  return tf.loadLayersModel(tf.io.http('https://example.org/model.json', { fetchFunc }));
}

/** Statistics of normalisation are no parameters of ours. */
function countLearnt(model: tf.LayersModel): number {
  const statistics = model.weights.filter(({ originalName }) => /moving_(mean|variance)/.test(originalName));
  const count = ({ shape }: { readonly shape: readonly (number | null)[] }) =>
    shape.reduce<number>((product, length) => product * (length ?? 1), 1);
  return model.countParams() - statistics.reduce((sum, weight) => sum + count(weight), 0);
}

/** Names of tensors are letters, digits and a few signs. */
const toName = (id: string) => id.replace(/[^-A-Za-z0-9._/]/g, '_').replace(/^(?![A-Za-z0-9])/, 'layer');

async function expectLoaded(design: Design, text: string): Promise<void> {
  const model = await load(text);
  try {
    const analysis = analyzeDesign(design);
    const layers = [...design.architecture.layers.values()];
    const found = layers.map(({ id }) => {
      const shape = model.getLayer(toName(id)).outputShape;
      return [id, shape.slice(1)];
    });
    expect(found).toEqual(layers.map(({ id }) => [id, listShape(analysis.layers.get(id)?.shape)]));
    expect(countLearnt(model)).toBe(analysis.totals.params);
  } finally {
    model.dispose();
  }
}

/** Above this many parameters tfjs takes long to make them all up: such presets are loaded at an eighth of the width. */
const maxParams = 20_000_000;

function createKnown(preset: Preset): Design {
  const resolution = preset.defaultResolution;
  const full = createDesign(preset.build(), { resolution });
  const isLarge = analyzeDesign(full).totals.params > maxParams;
  return isLarge ? createDesign(preset.build({ width: 1 / 8 }), { resolution }) : full;
}

beforeAll(async () => {
  await tf.setBackend('cpu');
});

describe('TensorFlow.js loads', () => {
  test.each(presets.map((preset) => [preset.id, preset] as const))(
    '%s',
    async (_id, preset) => {
      const design = createKnown(preset);
      const text = writeText(design);
      if (text === null) throw new Error('A preset that cannot be written');
      await expectLoaded(design, text);
    },
    120_000,
  );

  test('random chains of blocks', async () => {
    let count = 0;
    for (const plan of fc.sample(arbitraryChainPlan(), { numRuns: 150, seed: 20240303 })) {
      const design = createDesign(buildChain(plan), { resolution: plan.resolution });
      const text = design.architecture.layers.size > 1 ? writeText(design) : null;
      if (text === null) continue;
      count += 1;
      await expectLoaded(design, text);
    }
    expect(count).toBeGreaterThan(90);
  }, 300_000);

  test('random graphs', async () => {
    let count = 0;
    for (const plan of fc.sample(arbitraryPlan({ isFramed: true }), { numRuns: 100, seed: 20240303 })) {
      const design = createDesign(buildPlan(plan, [14, 19]), { resolution: [14, 19] });
      if (analyzeDesign(design).diagnostics.some(({ severity }) => severity === 'error')) continue;
      const text = writeText(design);
      if (text === null) continue;
      count += 1;
      await expectLoaded(design, text);
    }
    expect(count).toBeGreaterThan(30);
  }, 300_000);

  test('and runs what it loaded', async () => {
    const builder = createBuilder();
    builder.add('Input', 'image', { channels: 4 });
    builder.add('Conv2d', 'grouped', { outChannels: 6, groups: 2, stride: [2, 2] });
    builder.add('HardSwish', 'swish');
    builder.add('SpatialAttention', 'attention');
    builder.add('AdaptiveAvgPool2d', 'pool', { outputSize: [3, 2] });
    builder.add('GroupNorm', 'norm', { groups: 3 });
    builder.add('Flatten', 'flatten');
    const design = createDesign(builder.build(), { resolution: [16, 10] });
    const model = await load(writeText(design) ?? '');
    const output = model.predict(tf.ones([2, 16, 10, 4]));
    if (Array.isArray(output)) throw new Error('One output');
    expect(output.shape).toEqual([2, 36]);
    expect((await output.data()).every(Number.isFinite)).toBe(true);
  });
});

describe('a model.json', () => {
  test('is none for an unknown operation', () => {
    const builder = createBuilder();
    builder.add('Input', 'image');
    builder.add('Opaque', 'odd');
    expect(tfjsExporter.write(createDesign(builder.build()))).toEqual({
      ok: false,
      problem: { code: 'inexpressible', layer: 'odd', kind: 'Opaque', reason: 'opaque' },
    });
  });

  test('says where zeros as padding change a maximum', () => {
    const write = (kind: 'ReLU' | 'Tanh') => {
      const builder = createBuilder();
      builder.add('Input', 'image');
      builder.add(kind, 'act');
      const padding = { top: 1, bottom: 1, left: 1, right: 1 };
      builder.add('MaxPool2d', 'pool', { kernelSize: [3, 3], padding });
      const result = tfjsExporter.write(createDesign(builder.build()));
      return result.ok ? result.notes : null;
    };
    expect(write('ReLU')).toEqual([]);
    expect(write('Tanh')).toEqual([{ code: 'approximated', kind: 'MaxPool2d', layers: ['pool'] }]);
  });
});
