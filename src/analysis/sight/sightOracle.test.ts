/** @file Units and the pixels that they see, there and back, against PyTorch's autograd on torchvision's networks. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { buildReference } from '../../presets/presets.testing';
import { describeWithOracles, oraclePath } from '../../util/oracles.testing';
import { analyze } from '../analyze';
import { findUnitsSeeing } from './seeingUnits';
import { computeUnitExtent, findNearestUnit } from './unitExtent';

interface GradientTable {
  readonly inputRows: number;
  readonly inputCols: number;
  readonly layers: readonly {
    readonly index: number;
    readonly outRows: number;
    readonly unitRow: number;
    readonly lo: number;
    readonly hi: number;
  }[];
}

describeWithOracles('what one unit gets a gradient from', () => {
  test.each([
    ['alexnet', 'alexnet'],
    ['vgg16', 'vgg16'],
    ['resnet50', 'resnet50'],
    ['googlenet', 'googlenet'],
  ])('%s', (name, preset) => {
    const table = JSON.parse(readFileSync(oraclePath(`gradient/${name}.json`), 'utf8')) as GradientTable;
    const architecture = buildReference(preset);
    const { layers } = analyze(architecture, {
      resolution: [table.inputRows, table.inputCols],
      rule: 'paper',
    });
    const fields = [...architecture.layers.values()].flatMap(({ id, layer }) => {
      const field = layers.get(id)?.field;
      return ['Conv2d', 'MaxPool2d', 'AvgPool2d'].includes(layer.kind) && field ? [field] : [];
    });
    const wrong = table.layers.filter(({ index, outRows, unitRow, lo, hi }) => {
      const field = fields[index];
      if (field === undefined) return true;
      const { low, high } = computeUnitExtent(field, [unitRow, 0]);
      const seeing = (row: number) => {
        const at = { low: [row, low[1]], high: [row, low[1]] } as const;
        const range = findUnitsSeeing(field, [outRows, 1], at);
        return range !== null && range.first[0] <= unitRow && range.last[0] >= unitRow;
      };
      const isBack = seeing(lo) && seeing(hi) && !seeing(lo - 1) && !seeing(hi + 1);
      const nearest = findNearestUnit(field, [outRows, 1], [(lo + hi) / 2, 0])[0];
      return low[0] !== lo || high[0] !== hi || !isBack || nearest !== unitRow;
    });
    expect(wrong).toEqual([]);
    expect(table.layers.length).toBeGreaterThan(5);
  });
});
