/** @file Pictures: nothing is cut off, everything is there, colours are light, whatever the network. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { analyze } from '../../analysis/analyze';
import { createBuilder } from '../../architecture/builder';
import { createDesign, type Design } from '../../document/document';
import { computeCards } from '../../layout/cards';
import { findPreset } from '../../presets/presets';
import { enAll } from '../../text/enAll';
import { arbitraryDesign } from '../json/designs.testing';
import type { Drawing, DrawnShape, GroupShape } from './drawing';
import { drawNetwork, type PictureOptions } from './drawNetwork';
import { fitText, measureText, wrapText } from './textWidth';

function draw(design: Design, options: Partial<PictureOptions> = {}): Drawing {
  const { architecture, resolution, rule } = design;
  return drawNetwork(design, {
    analysis: analyze(architecture, { resolution, rule }),
    text: enAll,
    ...options,
  });
}

const flatten = (shapes: readonly DrawnShape[]): readonly Exclude<DrawnShape, GroupShape>[] =>
  shapes.flatMap((shape) => (shape.type === 'group' ? flatten(shape.shapes) : [shape]));

/** Every place that a picture touches must lie within it. */
function expectInside({ x, y, width, height, shapes }: Drawing): void {
  for (const shape of flatten(shapes)) {
    if (shape.type === 'text') {
      const length = measureText(shape.text, shape.size, shape.isBold);
      const start = shape.x - (shape.anchor === 'end' ? length : shape.anchor === 'middle' ? length / 2 : 0);
      expect(start).toBeGreaterThanOrEqual(x);
      expect(start + length).toBeLessThanOrEqual(x + width);
      expect(shape.y - shape.size).toBeGreaterThanOrEqual(y);
      expect(shape.y).toBeLessThanOrEqual(y + height);
      continue;
    }
    const numbers = (shape.path.match(/-?\d+(\.\d+)?/g) ?? []).map(Number);
    for (const [index, number] of numbers.entries()) {
      const [low, high] = index % 2 === 0 ? [x, x + width] : [y, y + height];
      expect(number).toBeGreaterThanOrEqual(low);
      expect(number).toBeLessThanOrEqual(high);
    }
  }
}

function openPreset(id: string): Design {
  const preset = findPreset(id);
  if (preset === null) throw new Error(`There is no preset ${id}`);
  return createDesign(preset.build(), { title: preset.name, resolution: [32, 32] });
}

describe('the picture of a network', () => {
  test.each(['lenet5', 'vgg16', 'resnet50', 'googlenet', 'densenet121', 'unet', 'efficientnetb0'])(
    '%s is never cut off, and every card is in it',
    (id) => {
      const design = openPreset(id);
      const drawing = draw(design);
      expectInside(drawing);
      const drawn = drawing.shapes.filter((shape) => shape.type === 'group');
      expect(drawn.map(({ layer }) => layer)).toEqual(
        computeCards(design.architecture).cards.map(({ id: card }) => card),
      );
    },
  );

  test('of any design lies within its frame, cards moved by hand and wrong networks included', () => {
    fc.assert(
      fc.property(arbitraryDesign, (design) => {
        if (design.architecture.layers.size === 0) return;
        expectInside(draw(design));
      }),
      { numRuns: 60 },
    );
  });

  test('says what it shows: names, sizes, fields, the border, the headline, the legend', () => {
    const drawing = draw(openPreset('vgg16'));
    const words = flatten(drawing.shapes).flatMap((shape) => (shape.type === 'text' ? [shape.text] : []));
    expect(words).toEqual(expect.arrayContaining(['conv8', 'sees 60', '4x4', 'border layer', 'stage4']));
    expect(words).toEqual(expect.arrayContaining(['productive', 'critical', 'unproductive']));
    expect(words.join(' ')).toContain('VGG16 at 32x32, judged as in the paper');
    expect(words.join(' ')).toContain('6 of 13\u00A0convolutions are beyond the border');
    expect(drawing.title).toBe('VGG16 at 32x32, judged as in the paper');
  });

  test('stands on white', () => {
    const [ground] = draw(openPreset('lenet5')).shapes;
    expect(ground).toMatchObject({ fill: '#ffffff' });
  });

  test('can come without legend and caption', () => {
    const design = openPreset('lenet5');
    const bare = draw(design, { hasLegend: false, hasCaption: false });
    expectInside(bare);
    expect(bare.height).toBeLessThan(draw(design).height);
    const words = flatten(bare.shapes).flatMap((shape) => (shape.type === 'text' ? [shape.text] : []));
    expect(words).not.toContain('productive');
  });

  test('is wrapped for the sheet: a broad one gives a broad picture', () => {
    const design = openPreset('resnet50');
    const broad = draw(design, { sheet: { width: 3000, height: 500 } });
    const tall = draw(design, { sheet: { width: 500, height: 3000 } });
    expect(broad.width / broad.height).toBeGreaterThan(1.5 * (tall.width / tall.height));
  });
});

describe('text in a width', () => {
  test('is measured by the metrics of Helvetica', () => {
    // By Adobe's metrics: c 500, o 556, n 556, v 500, 8 556; in bold 556, 611, 611, 556, 556.
    expect(measureText('conv8', 10, false)).toBeCloseTo(26.68);
    expect(measureText('conv8', 10, true)).toBeCloseTo(28.9);
  });

  test('keeps both ends where it is too long', () => {
    const text = fitText('layer3.0.downsample.0.conv', 100, 12, false);
    expect(text).toMatch(/^l.*….*conv$/);
    expect(measureText(text, 12, false)).toBeLessThanOrEqual(100);
  });

  test('never takes more room than there is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 20, max: 200 }), (text, width) => {
        expect(measureText(fitText(text, width, 12, false), 12, false)).toBeLessThanOrEqual(width);
      }),
    );
  });

  test('is broken at spaces and loses no word', () => {
    const sentence = 'six of thirteen convolutions are beyond the border';
    const lines = wrapText(sentence, 120, 12);
    expect(lines.length).toBeGreaterThan(2);
    expect(lines.join(' ')).toBe(sentence);
  });

  test('is broken within words that are wider than a line, with room for a font that is wider by a quarter', () => {
    const word = 'Supercalifragilisticexpialidocious';
    for (const isBold of [false, true]) {
      const lines = wrapText(`An ${word}`, 100, 12, isBold);
      expect(lines.join('')).toBe(`An ${word}`);
      for (const line of lines) expect(1.25 * measureText(line, 12, isBold)).toBeLessThanOrEqual(100);
    }
  });
});

test('a title that is far too long is written in lines that end within the picture', () => {
  const design = { ...openPreset('vgg16'), title: 'Wide MMMM '.repeat(19) };
  const { x, width, shapes } = draw(design);
  const lines = shapes.flatMap((shape) => (shape.type === 'text' && shape.isBold ? [shape] : []));
  expect(lines.map(({ text }) => text).join(' ')).toContain(design.title.trim());
  for (const { x: start, text, size } of lines)
    expect(start + 1.25 * measureText(text, size, true)).toBeLessThanOrEqual(x + width);
});

test('a network without connections is drawn', () => {
  const net = createBuilder();
  net.add('Input', 'alone');
  expectInside(draw(createDesign(net.build())));
});
