/**
 * @file From an empty canvas to a residual network of two blocks and a head: by mouse, by keyboard alone, by touch;
 * layer by layer, wired by hand, within the limits that a person was promised. Then an imported ResNet50 is taken apart.
 */
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import type { LayerNode } from '../src/architecture/architecture';
import { toKeras3, writeResNet50 } from '../src/codecs/keras/reading/kerasFiles.testing';
import { readLink } from '../src/codecs/url/link';
import {
  createFingers,
  createKeyboard,
  createMouse,
  findPlace,
  getCanvas,
  getLayer,
  getNames,
  openPage,
} from './hands';

/** A block adds what comes out of its two convolutions to what went into the first. */
const drawn = [
  ...['input', 'conv1', 'conv2', 'conv3', 'add1', 'conv4', 'conv5', 'add2'],
  ...['globalpool1', 'flatten1', 'fc1'],
];

/** The network is there, its sums read both paths, and the last layer gives ten scores. */
async function expectResidualNetwork(page: Page): Promise<void> {
  await expect(getNames(page)).toHaveText(drawn);
  await expect(getLayer(page, 'add1')).toHaveAccessibleName(/receives from conv3 and conv1/);
  await expect(getLayer(page, 'add2')).toHaveAccessibleName(/receives from conv5 and add1/);
  await expect(getCanvas(page).locator('.finding-mark')).toHaveCount(0);
  // Field of the longest path: 1 + 5 convolutions of 3x3 = 11 px, of 32.
  await expect(page.getByRole('region', { name: 'Result' })).toContainText(
    'All 5 convolutions are within the border',
  );
}

/** Layers of the design that was kept last. */
function countKeptLayers(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open('fovea');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const reading = opening.result.transaction('designs').objectStore('designs').getAll();
          reading.onsuccess = () => {
            opening.result.close();
            const kept = reading.result as readonly { updatedAt: number; layerCount: number }[];
            resolve(kept.toSorted((a, b) => b.updatedAt - a.updatedAt)[0]?.layerCount ?? 0);
          };
        };
      }),
  );
}

const isConvolution = ({ layer }: LayerNode) => layer.kind === 'Conv2d';

test('by mouse, in at most 25 gestures', async ({ page }) => {
  await openPage(page);
  const mouse = createMouse(page);
  const palette = page.getByRole('complementary', { name: 'Palette' });
  const add = (name: string) => mouse.click(palette.getByRole('button', { name, exact: true }).first());
  await mouse.click(page.getByRole('button', { name: 'New design' }));
  await mouse.click(page.getByRole('button', { name: 'Add an input' }));
  await add('Conv');
  for (const [source, sum] of [
    ['conv1', 'add1'],
    ['add1', 'add2'],
  ] as const) {
    await add('Conv');
    await add('Conv');
    await add('Add');
    await expect(getLayer(page, sum)).toBeVisible();
    const hint = page.locator('.drag-hint');
    await mouse.drag(await findPlace(page, source, 'output'), await findPlace(page, sum, 'card'), () =>
      expect(hint).toHaveText(`${source} feeds ${sum}`),
    );
  }
  await mouse.click(getLayer(page, 'add2'));
  await add('Global average pool');
  await add('Flatten');
  await add('Linear');
  await expectResidualNetwork(page);
  expect(mouse.gestures).toBeLessThanOrEqual(25);
});

test('by keyboard alone, in at most 60 keys', async ({ page }) => {
  await openPage(page);
  const keyboard = createKeyboard(page);
  await keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: 'What do you want to do?' })).toBeFocused();
  await keyboard.type('new');
  await keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'An empty design' })).toBeVisible();
  const add = async (key: string, name: string) => {
    await keyboard.press(key);
    await expect(getLayer(page, name)).toBeFocused();
  };
  await add('i', 'input');
  await add('c', 'conv1');
  for (const [first, second, sum] of [
    ['conv2', 'conv3', 'add1'],
    ['conv4', 'conv5', 'add2'],
  ] as const) {
    await add('c', first);
    await add('c', second);
    await add('a', sum);
    // Back to what feeds the block, take up a wire there, and walk with it to the sum.
    for (const _ of [1, 2, 3]) await keyboard.press('ArrowUp');
    await keyboard.press('w');
    await expect(page.getByText(/Choose the layer that .* feeds/)).toBeVisible();
    for (const _ of [1, 2, 3]) await keyboard.press('ArrowDown');
    await expect(getLayer(page, sum)).toBeFocused();
    await keyboard.press('w');
    await expect(getLayer(page, sum)).toHaveAccessibleName(/ and /);
  }
  await add('g', 'globalpool1');
  await add('f', 'flatten1');
  await add('l', 'fc1');
  await expectResidualNetwork(page);
  expect(keyboard.keys).toBeLessThanOrEqual(60);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
});

test.describe('by touch', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 1024, height: 768 } });

  test('on a tablet', async ({ page }) => {
    await openPage(page);
    const fingers = await createFingers(page);
    await page.getByRole('button', { name: 'New design' }).tap();
    await page.getByRole('button', { name: 'Add an input' }).tap();
    await page.getByRole('button', { name: 'Palette' }).tap();
    const palette = page.getByRole('complementary', { name: 'Palette' });
    const add = (name: string) => palette.getByRole('button', { name, exact: true }).first().tap();
    await add('Conv');
    for (const [source, sum] of [
      ['conv1', 'add1'],
      ['add1', 'add2'],
    ] as const) {
      await add('Conv');
      await add('Conv');
      await add('Add');
      await expect(getLayer(page, sum)).toBeVisible();
      // Tap-tap: the layer, its port, then the layer that it feeds.
      await fingers.tap(await findPlace(page, source, 'card'));
      await fingers.tap(await findPlace(page, source, 'output'));
      await expect(page.getByText(`Choose the layer that ${source} feeds.`)).toBeVisible();
      await fingers.tap(await findPlace(page, sum, 'card'));
      await expect(getLayer(page, sum)).toHaveAccessibleName(/ and /);
      await fingers.tap(await findPlace(page, sum, 'card'));
      await expect(getLayer(page, sum)).toHaveAttribute('aria-pressed', 'true');
    }
    await add('Global average pool');
    await add('Flatten');
    await add('Linear');
    await expectResidualNetwork(page);
  });
});

test('what was drawn is there after the tab crashed', async ({ page, context }) => {
  await openPage(page);
  await page.getByRole('button', { name: 'New design' }).click();
  await page.getByRole('button', { name: 'Add an input' }).click();
  for (const key of ['c', 'r', 'g']) {
    await expect(getLayer(page, key === 'c' ? 'input' : key === 'r' ? 'conv1' : 'residual1')).toBeVisible();
    await page.keyboard.press(key);
  }
  await expect(getLayer(page, 'globalpool1')).toBeVisible();
  await expect.poll(() => countKeptLayers(page)).toBe(10);
  const session = await context.newCDPSession(page);
  const crashed = page.waitForEvent('crash');
  // It never answers: the page is gone.
  void session.send('Page.crash').catch(() => undefined);
  await crashed;
  const next = await context.newPage();
  await next.goto('/');
  await expect(getLayer(next, 'globalpool1')).toBeVisible();
  await expect(getNames(next)).toHaveCount(10);
});

test('an imported ResNet50 loses a stage, is changed further, and all of it is undone and redone', async ({
  page,
}) => {
  await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'showOpenFilePicker'));
  await openPage(page);
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose a file' }).click();
  const buffer = Buffer.from(JSON.stringify(toKeras3(writeResNet50())));
  await (await choosing).setFiles({ name: 'resnet50.json', mimeType: 'application/json', buffer });
  const result = page.getByRole('region', { name: 'Result' });
  await expect(result).toContainText('53 convolutions');
  await page.getByRole('heading', { name: 'Fovea' }).click();

  // The address holds the whole design; it follows a moment later.
  const readAddress = async () => new URL(page.url()).hash;
  const countInAddress = async () => {
    const read = readLink(await readAddress());
    return read.ok ? [...read.design.architecture.layers.values()].filter(isConvolution).length : 0;
  };
  await expect.poll(countInAddress).toBe(53);
  const start = await readAddress();
  const canvas = getCanvas(page);
  await canvas.getByRole('button', { name: 'Select conv4' }).click();
  await page.keyboard.press('Delete');
  // Six blocks of three convolutions, and the one beside the first: 53 - 19.
  await expect(result).toContainText('34 convolutions');
  await canvas.getByRole('button', { name: 'Select conv3' }).click();
  await page.keyboard.press('Control+Shift+g');
  await expect(canvas.getByRole('button', { name: 'Select conv3' })).toHaveCount(0);
  await getLayer(page, 'conv1_conv').click();
  await page.keyboard.press('c');
  await expect(result).toContainText('35 convolutions');
  await expect.poll(countInAddress).toBe(35);
  const end = await readAddress();

  const undo = page.getByRole('button', { name: /^Undo/ });
  const redo = page.getByRole('button', { name: /^Redo/ });
  for (let step = 0; step < 3; step += 1) await undo.click();
  await expect(undo).toBeDisabled();
  await expect(result).toContainText('53 convolutions');
  await expect.poll(readAddress).toBe(start);
  await redo.click();
  await expect(result).toContainText('34 convolutions');
  await expect(canvas.getByRole('button', { name: 'Select conv3' })).toHaveCount(1);
  for (let step = 0; step < 2; step += 1) await redo.click();
  await expect(redo).toBeDisabled();
  await expect(result).toContainText('35 convolutions');
  await expect(canvas.getByRole('button', { name: 'Select conv3' })).toHaveCount(0);
  await expect.poll(readAddress).toBe(end);
});
