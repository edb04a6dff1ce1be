/** @file What was measured of layers, on the one card that stands for them: its number, its name, its room. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import type { GroupId, LayerId } from '../../architecture/architecture';
import { createBuilder } from '../../architecture/builder';
import { setLayerName } from '../../architecture/edits';
import { createDesign, type Design, emptyDesign } from '../../document/document';
import { noFolds } from '../../layout/foldState';
import { fold, unfold } from '../../layout/folds';
import { createRun } from '../../lessons/lessonRuns.testing';
import { loadLateText } from '../../state/language';
import '../../state/startFolding';
import { useStore } from '../../state/store';
import { NetworkCanvas } from './NetworkCanvas';
import '../../ui/theme.css';

const store = () => useStore.getState();
const blocks = ['block1', 'block2', 'block3'];

/** A convolution, then three identical blocks of three. */
function createBlocks(): Design {
  const builder = createBuilder();
  builder.add('Input', 'input');
  builder.add('Conv2d', 'stem', { outChannels: 48 });
  for (const block of blocks)
    builder.group('block', block, () => {
      for (const name of ['a', 'b', 'c']) {
        builder.add('Conv2d', `${block}.${name}`, { outChannels: 48, padding: 'same' });
        builder.add('ReLU', `${block}.relu-${name}`);
      }
    });
  return createDesign(builder.build(), { resolution: [32, 32] });
}

/** In percent: of the stem, and of the nine in the blocks, whose median is 40. */
const measured = [70, 0.4, 80, 70, 60, 50, 40, 30, 20, 10];

async function show(width: number, height: number) {
  const design = createBlocks();
  const run = createRun(design, { saturation: measured, probes: [], accuracy: 80 });
  store().openDesign(design);
  const groups = [...design.architecture.groups.keys()] as readonly GroupId[];
  store().setCanvasView({ folds: fold(noFolds, groups) });
  store().updateTraining((view) => ({
    ...view,
    runs: new Map([[run.id, run]]),
    shown: [run.id],
    isOnCards: true,
  }));
  const screen = await render(
    <div style={{ width, height }}>
      <NetworkCanvas />
    </div>,
  );
  return { screen, groups };
}

beforeEach(async () => {
  await page.viewport(1440, 900);
  await loadLateText();
});

afterEach(() => {
  store().updateTraining((view) => ({ ...view, runs: new Map(), shown: [], isOnCards: false }));
  store().setCanvasView({ folds: noFolds });
  store().openDesign(emptyDesign);
});

test('a folded card carries the median of its layers, and its name says so', async () => {
  const { screen } = await show(1300, 800);
  const card = screen.getByRole('button', { name: /^block1 to block3, 3 identical groups, folded/ });
  await expect
    .element(card)
    .toHaveAccessibleName(/median saturation of 9 layers 40\.0 %, from 0\.4 % to 80\.0 %$/);
  await expect.element(card.getByText(/^median 40.%$/)).toBeVisible();
  await expect
    .element(screen.getByRole('button', { name: /^stem, / }))
    .toHaveAccessibleName(/^stem, .*, feeds block1\.a, saturation 70\.0 %$/);
});

test('the name of a card follows its layer, and is its own again without the saturation', async () => {
  const { screen } = await show(1300, 800);
  const stem = screen.getByRole('button', { name: /^stem, / });
  await expect.element(stem).toHaveAccessibleName(/, saturation 70\.0 %$/);
  store().editDesign('Rename', (design) => ({
    ...design,
    architecture: setLayerName(design.architecture, 'stem' as LayerId, 'my stem'),
  }));
  const renamed = screen.getByRole('button', { name: /^my stem, / });
  await expect.element(renamed).toHaveAccessibleName(/, saturation 70\.0 %$/);
  store().updateTraining((view) => ({ ...view, isOnCards: false }));
  await expect.element(renamed).toHaveAccessibleName(/, feeds block1\.a$/);
});

test('so does a layer that is drawn once for a row of blocks', async () => {
  const { screen, groups } = await show(1300, 800);
  store().setCanvasView({ folds: unfold(store().canvasView.folds, groups) });
  // 0.4, 60 and 30 percent.
  await expect
    .element(screen.getByRole('button', { name: /^block1\.a, / }))
    .toHaveAccessibleName(/median saturation of 3 layers 30\.0 %, from 0\.4 % to 60\.0 %$/);
});

const meet = (a: DOMRect, b: DOMRect) =>
  a.left < b.right - 0.5 && b.left < a.right - 0.5 && a.top < b.bottom - 0.5 && b.top < a.bottom - 0.5;

test.each([
  ['full', 1300, 800],
  ['brief', 400, 140],
] as const)('it covers nothing of a folded card: %s', async (detail, width, height) => {
  const { screen } = await show(width, height);
  const find = (selector: string) => {
    const element = screen.container.querySelector(`.group-card${selector}`);
    if (element === null) throw new Error(`no ${selector}`);
    return element.getBoundingClientRect();
  };
  await expect.poll(() => screen.container.querySelector('.group-card .card-saturation')).not.toBeNull();
  expect(screen.container.querySelector('.group-card')?.getAttribute('data-detail')).toBe(detail);
  const [level, number, glyphs] = [find(' .card-saturation'), find(' .card-share'), find(' .group-glyphs')];
  expect(meet(level, glyphs)).toBe(false);
  expect(meet(level, find(' .card-lines'))).toBe(false);
  expect(level.right).toBeLessThanOrEqual(find('').right);
  expect(number.width > 0).toBe(detail === 'full');
  for (const other of [glyphs, level, find(' .card-name'), find(' .card-params'), find(' .group-count')])
    expect(meet(number, other)).toBe(false);
  expect(number.right).toBeLessThanOrEqual(find(' .card-lines').right);
});
