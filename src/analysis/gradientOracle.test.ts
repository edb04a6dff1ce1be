/**
 * @file Extents against the rows of the input from which one unit gets a gradient, by PyTorch's autograd on
 * torchvision's networks: padding, strides and offsets included, every listed layer.
 */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { buildReference } from '../presets/presets.testing';
import { describeWithOracles, oraclePath } from '../util/oracles.testing';
import { analyze } from './analyze';

interface GradientTable {
  readonly inputRows: number;
  readonly inputCols: number;
  readonly layers: readonly {
    readonly layer: string;
    /** Position among the convolutions and pools, in the order in which they are computed. */
    readonly index: number;
    readonly outRows: number;
    readonly unitRow: number;
    readonly lo: number;
    readonly hi: number;
    readonly size: number;
    /** Whether the extent reaches the end of the image: nowhere, as the image is tall. */
    readonly clipped: boolean;
  }[];
}

describeWithOracles("extents by PyTorch's autograd", () => {
  test.each([
    ['alexnet', 'alexnet'],
    ['vgg16', 'vgg16'],
    ['resnet18', 'resnet18'],
    ['resnet50', 'resnet50'],
    ['googlenet', 'googlenet'],
    ['mobilenet_v2', 'mobilenetv2'],
  ])('%s', (name, preset) => {
    const table = JSON.parse(readFileSync(oraclePath(`gradient/${name}.json`), 'utf8')) as GradientTable;
    const architecture = buildReference(preset);
    const { layers } = analyze(architecture, {
      resolution: [table.inputRows, table.inputCols],
      rule: 'paper',
    });
    const windows = [...architecture.layers.values()].filter(
      ({ id, layer }) =>
        ['Conv2d', 'MaxPool2d', 'AvgPool2d'].includes(layer.kind) && layers.get(id)?.field !== null,
    );
    const actual = table.layers.map(({ layer, index, unitRow }) => {
      const analysis = layers.get(windows[index]?.id ?? ('' as never));
      const shape = analysis?.shape;
      const field = analysis?.field;
      if (!shape || !('height' in shape) || !field) return { layer };
      const start = unitRow * field.jump[0];
      const [lo, hi] = [field.low[0] + start, field.high[0] + start];
      const clipped = lo < 0 || hi >= table.inputRows;
      return { layer, outRows: shape.height, lo, hi, size: hi - lo + 1, clipped };
    });
    expect(actual).toEqual(
      table.layers.map(({ layer, outRows, lo, hi, size, clipped }) => ({
        layer,
        outRows,
        lo,
        hi,
        size,
        clipped,
      })),
    );
  });
});
