/** @file Marks on cards at several zooms: the word on the border and the saturation cover nothing. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { createBuilder } from '../../architecture/builder';
import { createDesign, type Design, emptyDesign } from '../../document/document';
import { createRun } from '../../lessons/lessonRuns.testing';
import { loadLateText } from '../../state/language';
import { useStore } from '../../state/store';
import { NetworkCanvas } from './NetworkCanvas';
import '../../ui/theme.css';

/** Eight convolutions on 8 px: fields 3, 5, 7, 9, ...: the fifth receives 9, and is the border layer. */
function createChain(): Design {
  const builder = createBuilder();
  builder.add('Input', 'input');
  for (let index = 1; index <= 8; index++) {
    builder.add('Conv2d', `conv${index}`, { outChannels: 48 });
    builder.add('ReLU', `relu${index}`);
  }
  return createDesign(builder.build(), { resolution: [8, 8] });
}

async function show(design: Design, [width, height]: readonly [number, number]) {
  useStore.getState().openDesign(design);
  const screen = await render(
    <div style={{ width, height }}>
      <NetworkCanvas />
    </div>,
  );
  await expect.element(screen.getByRole('button', { name: /border layer/ })).toBeVisible();
  return screen.container;
}

const getBox = (element: Element | null | undefined) => {
  if (!element) throw new Error('an element expected');
  return element.getBoundingClientRect();
};

const meet = (a: DOMRect, b: DOMRect) =>
  a.left < b.right - 0.5 && b.left < a.right - 0.5 && a.top < b.bottom - 0.5 && b.top < a.bottom - 0.5;

/** Full cards and brief ones. */
const sizes = [
  ['full', 1300, 900],
  ['full', 800, 640],
  ['brief', 420, 320],
] as const;

beforeEach(async () => {
  await page.viewport(1440, 900);
  await loadLateText();
});

afterEach(() => {
  useStore.getState().updateTraining((view) => ({ ...view, runs: new Map(), shown: [], isOnCards: false }));
  useStore.getState().openDesign(emptyDesign);
});

test.each(sizes)('the word on the border keeps to its card: %s, %i x %i', async (detail, width, height) => {
  const container = await show(createChain(), [width, height]);
  const label = container.querySelector('.card-border-line span');
  const card = getBox(label?.closest('.layer-card'));
  const box = getBox(label);
  expect(label?.closest('.layer-card')?.getAttribute('data-detail')).toBe(detail);
  expect(box.left).toBeGreaterThanOrEqual(card.left - 1);
  expect(box.right).toBeLessThanOrEqual(card.right + 1);
  for (const glyph of container.querySelectorAll('.field-glyph'))
    expect(meet(box, getBox(glyph))).toBe(false);
});

test.each(sizes)('saturation covers nothing of a card: %s, %i x %i', async (detail, width, height) => {
  const design = createChain();
  const run = createRun(design, {
    saturation: [70, 60, 55, 50, 20, 10, 8, 100],
    probes: [50, 60, 70, 80, 80, 80, 80, 80],
    accuracy: 80,
  });
  const container = await show(design, [width, height]);
  useStore.getState().updateTraining((view) => ({
    ...view,
    runs: new Map([[run.id, run]]),
    shown: [run.id],
    isOnCards: true,
  }));
  await expect.poll(() => container.querySelectorAll('.card-saturation').length).toBe(8);
  for (const level of container.querySelectorAll('.card-saturation')) {
    const card = level.closest('.layer-card');
    const [bar, glyph] = [getBox(level), getBox(card?.querySelector('.field-glyph'))];
    expect(meet(bar, glyph)).toBe(false);
    expect(meet(bar, getBox(card?.querySelector('.card-lines')))).toBe(false);
    expect(bar.right).toBeLessThanOrEqual(getBox(card).right);
    const share = card?.querySelector('.card-share');
    if (detail === 'brief') {
      expect(getBox(share).width).toBe(0);
      continue;
    }
    expect(share?.textContent).toMatch(/%$/);
    expect(meet(getBox(share), glyph)).toBe(false);
    expect(meet(getBox(share), bar)).toBe(false);
    const words = [...(card?.querySelectorAll('.card-name, .card-params') ?? [])].map(getBox);
    expect(words.filter((word) => meet(getBox(share), word))).toEqual([]);
  }
});
