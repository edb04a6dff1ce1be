/** @file Every convolution of the presets against torchvision as it is installed, at their own and at odd sizes. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isLayerOf } from '../architecture/architecture';
import { isMapShape } from '../layers/shape';
import { describeWithTorch, pythonPath } from '../util/oracles.testing';
import { findPreset } from './presets';
import { analyzeReference, buildReference } from './presets.testing';

/** Training-only parts are left out, as in the presets. */
const withoutAuxiliary = { aux_logits: false, init_weights: false };

/** Preset, torchvision's name, its options. */
const networks: readonly (readonly [string, string, Readonly<Record<string, unknown>>])[] = [
  ['alexnet', 'alexnet', {}],
  ...[11, 13, 16, 19].flatMap((depth) => [
    [`vgg${depth}`, `vgg${depth}`, {}] as const,
    [`vgg${depth}bn`, `vgg${depth}_bn`, {}] as const,
  ]),
  ...[18, 34, 50, 101, 152].map((depth) => [`resnet${depth}`, `resnet${depth}`, {}] as const),
  ['resnet18,classes=10', 'resnet18', { num_classes: 10 }],
  ['resnext50', 'resnext50_32x4d', {}],
  ['wideresnet50', 'wide_resnet50_2', {}],
  ...[121, 169, 201].map((depth) => [`densenet${depth}`, `densenet${depth}`, {}] as const),
  ['googlenet', 'googlenet', withoutAuxiliary],
  ['inceptionv3', 'inception_v3', withoutAuxiliary],
  ['squeezenet', 'squeezenet1_0', {}],
  ['mobilenetv2', 'mobilenet_v2', {}],
  ['mobilenetv2,width=0.35', 'mobilenet_v2', { width_mult: 0.35 }],
  ['mobilenetv2,width=1.4', 'mobilenet_v2', { width_mult: 1.4 }],
  ['mobilenetv3small', 'mobilenet_v3_small', {}],
  ['mobilenetv3small,width=0.75', 'mobilenet_v3_small', { width_mult: 0.75 }],
  ['mobilenetv3large', 'mobilenet_v3_large', {}],
  ['mnasnet', 'mnasnet1_0', {}],
  ['mnasnet,width=0.75', 'mnasnet0_75', {}],
  ['shufflenetv2', 'shufflenet_v2_x1_0', {}],
  ...[0, 1, 2, 3, 4, 5, 6, 7].map((k) => [`efficientnetb${k}`, `efficientnet_b${k}`, {}] as const),
  ['regnety400mf', 'regnet_y_400mf', {}],
  ['convnexttiny', 'convnext_tiny', {}],
  ['deeplabv3', 'deeplabv3_resnet50', {}],
];

interface Description {
  readonly params: number;
  readonly macs: number;
  readonly convolutions: readonly (readonly (number | boolean)[])[];
}

/** The convolutions of a preset as torchvisionLayers.py lists them. */
function listConvolutions(text: string, size: number): (number | boolean)[][] {
  const { layers } = analyzeReference(text, size);
  return [...buildReference(text).layers.values()].flatMap((node) => {
    const shape = layers.get(node.id)?.shape;
    if (!isLayerOf(node, 'Conv2d') || !shape || !isMapShape(shape)) return [];
    const { kernelSize, stride, padding, dilation, groups, bias } = node.layer.params;
    if (typeof padding === 'string') throw new Error(`${node.id} has no explicit padding`);
    expect([padding.bottom, padding.right]).toEqual([padding.top, padding.left]);
    const window = [...kernelSize, ...stride, padding.top, padding.left, ...dilation];
    return [[...window, groups, bias, shape.channels, shape.height, shape.width]];
  });
}

const sort = (rows: readonly (readonly unknown[])[]) => rows.map((row) => row.join(' ')).sort();

describeWithTorch('torchvision, live', () => {
  const cases = networks.flatMap(([text, name, options]) => {
    const size = findPreset(text.split(',')[0] ?? '')?.defaultResolution[0] ?? 0;
    // An odd size shows where paddings and rounding differ.
    return [size, size - 27].map((at) => ({ text, name, options, size: at }));
  });

  test('has the same convolutions, parameters and multiply-accumulates', { timeout: 120_000 }, () => {
    const input = JSON.stringify(cases.map(({ name, size, options }) => [name, size, options]));
    const script = join(import.meta.dirname, 'torchvisionLayers.py');
    const { stdout, stderr } = spawnSync(pythonPath, [script], {
      input,
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
    });
    const lines = stdout.trim().split('\n');
    expect(lines.length, stderr).toBe(cases.length);
    for (const [index, { text, size }] of cases.entries()) {
      const theirs = JSON.parse(lines[index] ?? '') as Description;
      const place = `${text} at ${size} px`;
      const { params, macs } = analyzeReference(text, size).totals;
      expect({ params, macs }, place).toEqual({ params: theirs.params, macs: theirs.macs });
      expect(sort(listConvolutions(text, size)), place).toEqual(sort(theirs.convolutions));
    }
  });
});
