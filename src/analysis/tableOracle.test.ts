/**
 * @file The tables that an independent script made of torchvision's networks, against presets: fields that arrive
 * and leave, jumps, map sizes and costs of every convolution and pool. (The same tables against the files they
 * describe are tested where ONNX is read.)
 */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { buildReference } from '../presets/presets.testing';
import { describeWithOracles, oraclePath } from '../util/oracles.testing';
import type { PerAxis } from '../util/perAxis';
import { analyze } from './analyze';

interface ExpectedLayer {
  readonly op: string;
  readonly rInMin: PerAxis<number>;
  readonly rMin: PerAxis<number>;
  readonly rMax: PerAxis<number>;
  readonly jump: PerAxis<number>;
  /** [batch, channels, height, width] */
  readonly outShape: readonly number[];
  readonly macs?: number;
}

interface ExpectedTable {
  readonly totalMacs: number;
  readonly layers: readonly ExpectedLayer[];
}

const operations: Readonly<Record<string, string>> = {
  Conv2d: 'Conv',
  MaxPool2d: 'MaxPool',
  AvgPool2d: 'AveragePool',
  // The exporter writes a pool to the size that a map has already as an average over one pixel.
  AdaptiveAvgPool2d: 'AveragePool',
};

/** Every convolution and pool as one line of text, for parallel branches come in another order. */
function describePreset(preset: string) {
  const architecture = buildReference(preset);
  const analysis = analyze(architecture, { resolution: [224, 224], rule: 'paper' });
  const lines = [...architecture.layers.values()].flatMap(({ id, inputs, layer }) => {
    const operation = operations[layer.kind];
    const result = analysis.layers.get(id);
    const arriving = inputs.flatMap((input) => analysis.layers.get(input)?.field ?? []);
    if (operation === undefined || !result?.field || !result.shape || !('height' in result.shape)) return [];
    const { channels, height, width } = result.shape;
    const { min, max, jump } = result.field;
    const received = [0, 1].map((axis) => Math.min(...arriving.map((field) => field.min[axis] ?? 0)));
    return [
      `${operation} ${received} > ${min} - ${max} / ${jump} ${channels},${height},${width} ${result.macs}`,
    ];
  });
  return { lines: lines.sort(), macs: analysis.totals.macs };
}

describeWithOracles("tables of torchvision's networks", () => {
  test.each([
    ['alexnet', 'alexnet'],
    ['vgg11', 'vgg11'],
    ['vgg16', 'vgg16'],
    ['vgg16_bn', 'vgg16bn'],
    ['resnet18', 'resnet18'],
    ['resnet50', 'resnet50'],
    ['densenet121', 'densenet121'],
    ['googlenet', 'googlenet'],
    ['mobilenet_v2', 'mobilenetv2'],
  ])('%s', (name, preset) => {
    const table = JSON.parse(readFileSync(oraclePath(`onnx/${name}.expected.json`), 'utf8')) as ExpectedTable;
    const expected = table.layers
      .filter(({ op }) => Object.values(operations).includes(op))
      .map(({ op, rInMin, rMin, rMax, jump, outShape, macs = 0 }) => {
        const [, ...size] = outShape;
        return `${op} ${rInMin} > ${rMin} - ${rMax} / ${jump} ${size} ${macs}`;
      });
    const actual = describePreset(preset);
    expect(actual.lines).toEqual(expected.sort());
    expect(actual.macs).toBe(table.totalMacs);
  });
});
