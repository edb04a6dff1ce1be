/**
 * @file The rule `toolbox`, fields and ranges against rfa_toolbox 1.7.0: its own VGG and ResNet builders node by
 * node, and torchvision's networks convolution by convolution.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { LayerNode } from '../architecture/architecture';
import { buildReference } from '../presets/presets.testing';
import { describeWithOracles, oraclePath } from '../util/oracles.testing';
import type { PerAxis } from '../util/perAxis';
import type { LayerAnalysis } from './analysis';
import { analyze } from './analyze';

/** A node of the toolbox's own builders; heads have no field. */
interface BuiltinNode {
  readonly name: string;
  readonly k: number | null;
  readonly s: number;
  readonly rmin: number | null;
  readonly rmax: number | null;
  /** Names of the nodes that feed it. */
  readonly preds: readonly string[];
}

interface BuiltinModel {
  readonly nodes: readonly BuiltinNode[];
  /** Names of unproductive nodes by image size, and of those with a field larger than the image. */
  readonly border: Readonly<Record<string, readonly string[]>>;
  readonly critical: Readonly<Record<string, readonly string[]>>;
  readonly range_default: readonly [PerAxis<number>, PerAxis<number>];
  readonly range_lower_bound: readonly [PerAxis<number>, PerAxis<number>];
  /** With `filter_all_inf_rf=False`: the lower end counts what layers receive, not what they have. */
  readonly range_filter_inf_false: readonly [PerAxis<number>, PerAxis<number>];
}

interface TracedModel {
  readonly inputResolutionRange: readonly [PerAxis<number>, PerAxis<number>];
  readonly convolutions: readonly {
    readonly kernel: PerAxis<number>;
    readonly stride: PerAxis<number>;
    readonly filters: number;
    readonly rMin: PerAxis<number>;
    readonly rMax: PerAxis<number>;
    readonly status: Readonly<Record<string, string>>;
  }[];
}

function readOracle(name: string): unknown {
  return JSON.parse(readFileSync(oraclePath(`rfa_toolbox/${name}.json`), 'utf8'));
}

function analyzeByToolbox(preset: string, size: number) {
  return analyze(buildReference(preset), { resolution: [size, size], rule: 'toolbox' });
}

/** The name of a preset's layer for a node of the toolbox's builders; null for the input and for heads. */
function translateName(name: string): string | null {
  if (name === 'StemConv') return 'conv1';
  if (name === 'StemPool') return 'maxpool';
  const [, skip] = /^BlockSkip(\d)--SkipDownsample$/.exec(name) ?? [];
  if (skip !== undefined) return `layer${Number(skip) + 1}.0.downsample.0`;
  const [, stage, block, rest] = /^Stage(\d)-Block(\d)-(.*)$/.exec(name) ?? [];
  if (stage !== undefined && rest !== undefined) {
    const part = rest === 'Addition' ? 'add' : `conv${Number(rest[0]) + 1}`;
    return `layer${Number(stage) + 1}.${block}.${part}`;
  }
  const [, index, kind] = /^(\d+)-(Conv|MaxPooling)/.exec(name) ?? [];
  if (index === undefined) return null;
  return `${kind === 'Conv' ? 'conv' : 'pool'}${Number(index) + 1}`;
}

describeWithOracles("rfa_toolbox's own builders", () => {
  const { models } = readOracle('builtin') as { models: Record<string, BuiltinModel> };

  describe.each([
    ['vgg11', 'vgg11'],
    ['vgg16', 'vgg16'],
    ['vgg19', 'vgg19'],
    ['resnet18', 'resnet18'],
    ['resnet50', 'resnet50,strideIn=1x1'],
  ])('%s', (name, preset) => {
    const model = models[name] as BuiltinModel;
    const translated = model.nodes.flatMap((node) => {
      const id = translateName(node.name);
      return id === null ? [] : [{ ...node, id }];
    });

    test('every convolution, pool and sum is a layer of the preset, and the other way round', () => {
      const ids = [...buildReference(preset).layers.values()]
        .filter(({ layer }) => ['Conv2d', 'MaxPool2d', 'Add'].includes(layer.kind))
        .map(({ id }) => id as string)
        // The toolbox builds no projection beside the first bottleneck, where the map keeps its size.
        .filter((id) => id !== 'layer1.0.downsample.0');
      expect(translated.map(({ id }) => id).sort()).toEqual(ids.sort());
    });

    test('smallest and largest fields', () => {
      const layers = analyzeByToolbox(preset, 224).layers as ReadonlyMap<string, LayerAnalysis>;
      const actual = translated.map(({ id }) => {
        const field = layers.get(id)?.field;
        return [id, field?.min, field?.max];
      });
      expect(actual).toEqual(translated.map(({ id, rmin, rmax }) => [id, [rmin, rmin], [rmax, rmax]]));
    });

    test('kernels, strides, and who feeds whom', () => {
      const architecture = buildReference(preset);
      const nodes = architecture.layers as ReadonlyMap<string, LayerNode>;
      const known = new Set(translated.map(({ id }) => id));
      /** The nearest layers upstream that the toolbox has as nodes: norms and activations are part of them there. */
      const findFeeds = (id: string): readonly string[] =>
        (nodes.get(id)?.inputs ?? []).flatMap((input) => (known.has(input) ? [input] : findFeeds(input)));
      const actual = translated.map(({ id }) => {
        const { params } = nodes.get(id)?.layer ?? { params: {} };
        const kernel = 'kernelSize' in params ? params.kernelSize : [1, 1];
        const stride = 'stride' in params ? params.stride : [1, 1];
        return [id, kernel, stride, [...findFeeds(id)].sort()];
      });
      expect(actual).toEqual(
        translated.map(({ id, k, s, preds }) => {
          const feeds = preds.flatMap((name) => translateName(name) ?? []);
          return [id, [k, k], [s, s], feeds.sort()];
        }),
      );
    });

    test.each(Object.keys(model.border))('the border and the critical list at %s px', (size) => {
      const { layers } = analyzeByToolbox(preset, Number(size));
      const known = new Set(translated.map(({ id }) => id));
      const judged = [...layers.values()].filter(({ id }) => known.has(id));
      const translate = (names: readonly string[] = []) => names.flatMap((item) => translateName(item) ?? []);
      const unproductive = judged.filter(({ status }) => status === 'unproductive');
      expect(unproductive.map(({ id }) => id).sort()).toEqual(translate(model.border[size]).sort());
      const large = judged.filter(({ field }) => (field?.min[0] ?? 0) > Number(size));
      expect(large.map(({ id }) => id).sort()).toEqual(translate(model.critical[size]).sort());
      // What is critical and not unproductive has that status.
      for (const { status } of large) expect(['critical', 'unproductive']).toContain(status);
    });

    test('the ranges of image sizes', () => {
      const { feasibleResolution: range } = analyzeByToolbox(preset, 224);
      expect([range.toolboxDefault, range.max]).toEqual(model.range_default);
      expect([range.toolboxLowerBound, range.max]).toEqual(model.range_lower_bound);
      // No number of ours, but of our fields: the largest smallest field that a node gets, or kernel times jump.
      const layers = analyzeByToolbox(preset, 224).layers as ReadonlyMap<string, LayerAnalysis>;
      const fields = (name: string) => {
        const id = translateName(name);
        return id === null ? null : layers.get(id)?.field;
      };
      const received = translated.flatMap(({ k, preds }) =>
        preds.flatMap((name) => {
          const field = fields(name);
          return field ? [field.min[0], (k ?? 0) * field.jump[0]] : [];
        }),
      );
      const least = Math.max(...received);
      expect([[least, least], range.max]).toEqual(model.range_filter_inf_false);
    });
  });
});

describeWithOracles("rfa_toolbox on torchvision's networks", () => {
  describe.each([
    ['alexnet', 'alexnet'],
    ['vgg16', 'vgg16'],
    ['resnet18', 'resnet18'],
    ['googlenet', 'googlenet'],
    ['mobilenet_v2', 'mobilenetv2'],
  ])('%s', (name, preset) => {
    const { convolutions, inputResolutionRange } = readOracle(name) as TracedModel;

    test.each([32, 64, 224])('fields and statuses of all convolutions at %i px', (size) => {
      const architecture = buildReference(preset);
      const { layers } = analyze(architecture, { resolution: [size, size], rule: 'toolbox' });
      const actual = [...architecture.layers.values()].flatMap(({ id, layer }) => {
        const analysis = layers.get(id);
        if (layer.kind !== 'Conv2d' || !analysis?.field) return [];
        const { kernelSize, stride, outChannels } = layer.params;
        const { min, max } = analysis.field;
        return [`${kernelSize} / ${stride} x ${outChannels}: ${min} to ${max} ${analysis.status}`];
      });
      // The toolbox lists parallel branches in an order of its own.
      const expected = convolutions.map(
        ({ kernel, stride, filters, rMin, rMax, status }) =>
          `${kernel} / ${stride} x ${filters}: ${rMin} to ${rMax} ${status[size]}`,
      );
      expect(actual.sort()).toEqual(expected.sort());
    });

    test('the range of image sizes', () => {
      const { feasibleResolution } = analyzeByToolbox(preset, 224);
      expect([feasibleResolution.toolboxDefault, feasibleResolution.max]).toEqual(inputResolutionRange);
    });
  });
});
