/** @file What holds of every analysis: it never fails, every number is one, and what did not change stays the same. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LayerId } from '../architecture/architecture';
import { createBuilder } from '../architecture/builder';
import { setLayerName, setLayerParams } from '../architecture/edits';
import { arbitraryDesign } from '../codecs/json/designs.testing';
import { maxExtent } from '../layers/parameter';
import { buildReference } from '../presets/presets.testing';
import type { PerAxis } from '../util/perAxis';
import { RowMap } from '../util/rowMap';
import type { Analysis, AnalysisInput, LayerAnalysis } from './analysis';
import { analyze } from './analyze';
import { isSameLayerAnalysis } from './assembleLayers';
import { arbitraryPlan, buildPlan } from './randomNetworks.testing';

/** Paths to everything in a value that is a number and not a finite one. */
function listOddNumbers(value: unknown, path = ''): string[] {
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [`${path}: ${value}`];
  if (value instanceof Map || value instanceof RowMap)
    return [...value].flatMap(([key, item]) => listOddNumbers(item, `${path}/${key}`));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => listOddNumbers(item, `${path}/${key}`));
}

describe('any architecture', () => {
  test('is analysed without an error into finite numbers, cycles and nonsense included', () => {
    const property = fc.property(arbitraryDesign, ({ architecture, resolution, rule }) => {
      const analysis = analyze(architecture, { resolution, rule });
      expect(listOddNumbers(analysis)).toEqual([]);
      expect([...analysis.layers.keys()]).toEqual([...architecture.layers.keys()]);
    });
    fc.assert(property, { numRuns: 400 });
  });

  test('may point at layers that do not exist', () => {
    const builder = createBuilder();
    builder.add('Input', 'input');
    builder.add('Add', 'sum', {}, { inputs: ['input' as LayerId, 'gone' as LayerId] });
    builder.add('Conv2d', 'conv');
    const { layers } = analyze(builder.build(), { resolution: [8, 8], rule: 'toolbox' });
    expect(layers.get('sum' as LayerId)).toMatchObject({ shape: null, isReached: true });
    expect(layers.get('conv' as LayerId)?.field?.min).toEqual([3, 3]);
  });

  test.each(['paper', 'toolbox'] as const)('may grow beyond all measure (%s)', (rule) => {
    const builder = createBuilder();
    builder.add('Input', 'input');
    for (let index = 0; index < 120; index++)
      builder.add('Conv2d', 'conv', {
        kernelSize: [maxExtent, 1],
        stride: [maxExtent, maxExtent],
        groups: 1,
      });
    for (let index = 0; index < 240; index++)
      builder.add('Upsample', 'up', { scale: [64, 64], mode: index % 2 === 0 ? 'nearest' : 'bilinear' });
    builder.add('ConvTranspose2d', 'spread', { stride: [maxExtent, maxExtent] });
    for (let index = 0; index < 80; index++) {
      const same = builder.last;
      builder.add('Concat', 'stack', {}, { inputs: Array.from({ length: 1000 }, () => same) });
    }
    builder.add('Flatten', 'flatten');
    builder.add('Linear', 'linear');
    expect(listOddNumbers(analyze(builder.build(), { resolution: [8192, 8192], rule }))).toEqual([]);
  });

  test('may be empty', () => {
    const analysis = analyze(createBuilder().build(), { resolution: [32, 32], rule: 'paper' });
    expect(analysis).toMatchObject({
      totals: { params: 0, macs: 0, memoryBytes: 0 },
      headline: { judged: 0, unproductive: 0, onOneAxis: 0, paramShare: 0, macShare: 0 },
      borderLayers: [],
      tail: null,
      feasibleResolution: { min: [1, 1], max: [1, 1], widening: [1, 1] },
    });
  });

  test('gives the same result whatever the order in which its layers stand', () => {
    const property = fc.property(
      arbitraryPlan({ isFramed: true }),
      fc.infiniteStream(fc.nat()),
      (plan, keys) => {
        const architecture = buildPlan(plan, [32, 32]);
        const shuffled = [...architecture.layers]
          .map((entry) => ({ entry, key: keys.next().value as number }))
          .sort((a, b) => a.key - b.key)
          .map(({ entry }) => entry);
        const input: AnalysisInput = { resolution: [32, 32], rule: 'paper' };
        const inOrder = analyze(architecture, input);
        const anyOrder = analyze({ ...architecture, layers: new Map(shuffled) }, input);
        // The tail alone goes by the order of the document.
        const strip = (analysis: Analysis) =>
          new Map([...analysis.layers].map(([id, layer]) => [id, { ...layer, isTail: null }]));
        expect(strip(anyOrder)).toEqual(strip(inOrder));
        expect(anyOrder.feasibleResolution).toEqual(inOrder.feasibleResolution);
        expect([...anyOrder.borderLayers].sort()).toEqual([...inOrder.borderLayers].sort());
      },
    );
    fc.assert(property, { numRuns: 200 });
  });
});

describe('totals and headline', () => {
  test('are the sums over layers and over unproductive convolutions', () => {
    const { layers, totals, headline } = analyze(buildReference('vgg16'), {
      resolution: [32, 32],
      rule: 'paper',
    });
    const sum = (list: readonly LayerAnalysis[], pick: (layer: LayerAnalysis) => number) =>
      list.reduce((total, layer) => total + pick(layer), 0);
    const all = [...layers.values()];
    const wasted = all.filter(({ status }) => status === 'unproductive');
    expect(totals).toEqual({
      params: sum(all, ({ params }) => params),
      macs: sum(all, ({ macs }) => macs),
      memoryBytes: sum(all, ({ memoryBytes }) => memoryBytes),
    });
    expect(headline).toEqual({
      judged: 13,
      unproductive: 6,
      onOneAxis: 0,
      paramShare: sum(wasted, ({ params }) => params) / totals.params,
      macShare: sum(wasted, ({ macs }) => macs) / totals.macs,
    });
  });
});

test('the headline counts what is unproductive on one axis, which not all partial layers are', () => {
  const builder = createBuilder();
  builder.add('Input', 'image');
  builder.add('Conv2d', 'conv1', { kernelSize: [5, 5] });
  builder.add('MaxPool2d', 'pool');
  for (const name of ['conv2', 'conv3', 'conv4']) builder.add('Conv2d', name, { kernelSize: [5, 5] });
  // Fields 5, 6, 14, 22, 30. Of 16 rows: conv3 receives 14 and is critical, conv4 receives 22; of 64 columns all fit.
  const architecture = builder.build();
  const look = (resolution: PerAxis<number>, rule: AnalysisInput['rule'] = 'paper') =>
    analyze(architecture, { resolution, rule });
  const partial = [...look([16, 64]).layers.values()].filter(({ status }) => status === 'partial');
  expect(partial.map(({ id }) => architecture.layers.get(id)?.name)).toEqual(['conv3', 'conv4']);
  expect(look([16, 64]).headline).toMatchObject({ judged: 4, unproductive: 0, onOneAxis: 1 });
  expect(look([64, 16]).headline).toMatchObject({ unproductive: 0, onOneAxis: 1 });
  // 13 rows: conv3 receives 14 too. On 16 x 16 conv4 is unproductive on both.
  expect(look([13, 64]).headline).toMatchObject({ unproductive: 0, onOneAxis: 2 });
  expect(look([16, 16]).headline).toMatchObject({ unproductive: 1, onOneAxis: 0 });
  expect(look([16, 64], 'toolbox').headline.onOneAxis).toBe(0);
});

describe('with an earlier result', () => {
  const input: AnalysisInput = { resolution: [64, 64], rule: 'paper' };
  const architecture = buildReference('resnet18');
  const before = analyze(architecture, input);
  const listChanged = (after: Analysis) =>
    [...after.layers].filter(([id, layer]) => before.layers.get(id) !== layer).map(([id]) => id as string);

  test('nothing is new where nothing changed', () => {
    expect(listChanged(analyze(architecture, { ...input }, before))).toEqual([]);
    const renamed = setLayerName(architecture, 'conv1' as LayerId, 'first');
    expect(listChanged(analyze(renamed, input, before))).toEqual([]);
  });

  test('only what a change reaches is new: wider channels in the last block, but not the layers before', () => {
    const edited = setLayerParams(architecture, 'layer4.1.conv1' as LayerId, { outChannels: 256 });
    expect(listChanged(analyze(edited, input, before))).toEqual([
      'layer4.1.conv1',
      'layer4.1.bn1',
      'layer4.1.relu1',
      'layer4.1.conv2',
    ]);
  });

  test('the values are those of an analysis from nothing', () => {
    const edited = setLayerParams(architecture, 'layer2.0.conv1' as LayerId, { stride: [1, 1] });
    expect(analyze(edited, input, before)).toEqual(analyze(edited, input));
  });

  test('a difference in any one value counts', () => {
    const layer = before.layers.get('layer4.0.conv1' as LayerId) as LayerAnalysis;
    /** Each value of the layer changed on its own, to any depth. */
    const vary = (value: unknown): unknown[] => {
      if (typeof value === 'number') return [value + 1];
      if (typeof value === 'boolean') return [!value];
      if (typeof value === 'string') return [`${value} `];
      if (Array.isArray(value))
        return value.flatMap((item, index) => vary(item).map((other) => value.with(index, other)));
      if (typeof value !== 'object' || value === null) return [{}];
      return Object.entries(value).flatMap(([key, item]) =>
        vary(item).map((other) => ({ ...value, [key]: other })),
      );
    };
    const variants = vary(layer) as LayerAnalysis[];
    // Thirteen values, of which shape, field and received hold three, ten and two.
    expect(variants).toHaveLength(25);
    expect(variants.filter((variant) => isSameLayerAnalysis(layer, variant))).toEqual([]);
    expect(isSameLayerAnalysis(layer, structuredClone(layer))).toBe(true);
    for (const key of ['shape', 'field', 'received'] as const) {
      const without = { ...layer, [key]: null };
      expect([isSameLayerAnalysis(layer, without), isSameLayerAnalysis(without, layer)]).toEqual([
        false,
        false,
      ]);
    }
  });
});
