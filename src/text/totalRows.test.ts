/** @file Totals of two known networks, whose numbers the README and the papers give. */
import { expect, test } from 'vitest';
import { analyze } from '../analysis/analyze';
import { findPreset } from '../presets/presets';
import { bothAxes } from '../util/perAxis';
import { comparePanelTextDe } from './de/comparePanelTextDe';
import { comparePanelText } from './en/comparePanelText';
import { unitSpace } from './quantities';

function look(id: string, pixels: number) {
  const preset = findPreset(id);
  if (preset === null) throw new Error(`There is no preset ${id}`);
  return analyze(preset.build({}), { resolution: bothAxes(pixels), rule: 'paper' });
}

const write = (rows: ReturnType<typeof comparePanelText.listTotals>) =>
  rows.map(({ label, before, after, difference }) =>
    [label, before, after, difference].join(' | ').replaceAll(unitSpace, ' '),
  );

// torchvision: ResNet18 has 11 689 512 parameters, VGG16 138 357 544, so 126 668 032 more. At 32 px 3 of 20 and 6 of 13
// convolutions are beyond the border; fields reach 435 and 212 px, 223 less.
test('ResNet18 and VGG16 at 32 px', () => {
  const rows = write(comparePanelText.listTotals(look('resnet18', 32), look('vgg16', 32)));
  expect(rows).toContain('beyond the border | 3 of 20 | 6 of 13 | +3');
  expect(rows).toContain('parameters | 11.7 M | 138 M | +127 M');
  expect(rows).toContain('largest field | 435 | 212 | −223');
  expect(rows).toContain('sizes that fit | 75 to 435 | 164 to 212 | ');
  expect(rows.some((row) => row.startsWith('image'))).toBe(false);
});

test('images are named where they differ; what is the same has no difference', () => {
  const rows = write(comparePanelTextDe.listTotals(look('resnet18', 32), look('resnet18', 64)));
  expect(rows[0]).toBe('Bild | 32x32 | 64x64 | ');
  expect(rows).toContain('Parameter | 11.7 M | 11.7 M | ');
});
