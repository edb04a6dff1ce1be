/** @file The network on the canvas, as the page opens: VGG16 at 32 px, 13 convolutions, 6 beyond the border. */
import { expect, type Locator, type Page, test } from '@playwright/test';
import { writeLink } from '../src/codecs/url/link';
import { createDesign } from '../src/document/document';
import { buildReference } from '../src/presets/presets.testing';
import { openResnet18 } from './hands';

const getCanvas = (page: Page) => page.getByRole('region', { name: 'Network' });
const getLayer = (page: Page, name: RegExp) => getCanvas(page).getByRole('button', { name });

async function open(page: Page): Promise<void> {
  await page.goto('/');
  await expect(getLayer(page, /^conv1, /)).toBeVisible();
}

async function getBox(locator: Locator) {
  const box = await locator.boundingBox();
  if (box === null) throw new Error('expected it to be drawn');
  return box;
}

/** The smallest letters on the cards, in pixels of the screen. */
function measureSmallestText(page: Page): Promise<number> {
  return getCanvas(page).evaluate((canvas) => {
    const heights = [...canvas.querySelectorAll('.layer-card *')]
      .filter((element) => [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE))
      .map((element) => {
        const card = element.closest<HTMLElement>('.layer-card');
        const zoom = card === null ? 1 : card.getBoundingClientRect().width / card.offsetWidth;
        return Number.parseFloat(getComputedStyle(element).fontSize) * zoom;
      });
    return Math.min(...heights);
  });
}

test('shows where the network stops being productive', async ({ page }) => {
  await open(page);
  await expect(getLayer(page, /, productive, /)).toHaveCount(6);
  await expect(getLayer(page, /, critical, /)).toHaveCount(1);
  await expect(getLayer(page, /, unproductive, /)).toHaveCount(6);
  await expect(getLayer(page, /border layer/)).toHaveCount(1);
  await expect(
    getLayer(page, /^conv8, .*border layer, sees 60 pixels, receives from pool3, feeds relu8$/),
  ).toBeVisible();
});

/** Every card lies within the canvas, and no letter on it is smaller than 11 px. */
async function expectWholeAndLegible(page: Page, leastCards: number): Promise<void> {
  const frame = await getBox(getCanvas(page));
  const boxes = await Promise.all((await getCanvas(page).locator('.layer-card').all()).map(getBox));
  expect(boxes.length).toBeGreaterThanOrEqual(leastCards);
  for (const box of boxes) {
    expect(box.x).toBeGreaterThanOrEqual(frame.x);
    expect(box.y).toBeGreaterThanOrEqual(frame.y);
    expect(box.x + box.width).toBeLessThanOrEqual(frame.x + frame.width);
    expect(box.y + box.height).toBeLessThanOrEqual(frame.y + frame.height);
  }
  expect(await measureSmallestText(page)).toBeGreaterThanOrEqual(10.99);
}

for (const viewport of [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
]) {
  test(`the whole network is seen and legible at ${viewport.width} by ${viewport.height}`, async ({
    page,
  }) => {
    await page.setViewportSize(viewport);
    await open(page);
    // 13 convolutions, 5 pools, the input and the head.
    await expectWholeAndLegible(page, 20);
  });
}

test('ResNet18 is seen and legible as a whole, its cards say everything', async ({ page }) => {
  await open(page);
  await openResnet18(page);
  const border = getLayer(page, /^layer3\.1\.conv2, .*border layer, sees 75 pixels/);
  await expect(border).toBeVisible();
  // 20 convolutions, 8 sums, the input, a pool and the head.
  await expectWholeAndLegible(page, 30);
  const details = await getCanvas(page)
    .locator('.layer-card')
    .evaluateAll((cards) => new Set(cards.map((card) => card.getAttribute('data-detail'))).size);
  expect(details).toBe(1);
  await expect(getCanvas(page).locator('.layer-card').first()).toHaveAttribute('data-detail', 'full');
});

test('what is shown whole stays whole when it grows, however small it is then', async ({ page }) => {
  await page.goto(`/${writeLink(createDesign(buildReference('densenet201'), { resolution: [224, 224] }))}`);
  await expect(getCanvas(page).locator('.group-card').first()).toBeVisible();
  const measureZoom = () =>
    page
      .locator('.react-flow__viewport')
      .evaluate((part) => new DOMMatrix(getComputedStyle(part).transform).a);
  await getCanvas(page).getByRole('button', { name: 'Show the whole network' }).click();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'What do you want to do?' }).fill('unfold everything');
  await page.keyboard.press('Enter');
  await expect(getCanvas(page).locator('.group-card')).toHaveCount(0);
  // A first view would be no smaller than a quarter, with most of the network outside.
  await expect.poll(measureZoom).toBeLessThan(0.24);
});

test('a card can be moved by mouse, and only that one', async ({ page }) => {
  await open(page);
  const card = getLayer(page, /^conv4, /);
  const other = getLayer(page, /^conv5, /);
  const before = await getBox(card);
  const otherBefore = await getBox(other);
  await page.mouse.move(before.x + 20, before.y + 20);
  await page.mouse.down();
  await page.mouse.move(before.x + 80, before.y + 60, { steps: 12 });
  await page.mouse.up();
  await expect(card).toHaveAttribute('aria-pressed', 'true');
  const after = await getBox(card);
  expect(after.x - before.x).toBeGreaterThan(50);
  expect(after.y - before.y).toBeGreaterThan(20);
  expect(await getBox(other)).toEqual(otherBefore);
});

test('keys walk to layers that are out of sight', async ({ page }) => {
  await open(page);
  const input = getLayer(page, /^input, /);
  const zoomIn = getCanvas(page).getByRole('button', { name: 'Zoom in' });
  await expect(async () => {
    await zoomIn.click();
    await expect(input).not.toBeInViewport({ timeout: 500 });
  }).toPass();
  await getCanvas(page).locator('.card-main').first().focus();
  await page.keyboard.press('Home');
  await expect(input).toBeFocused();
  await expect(input).toHaveAttribute('aria-pressed', 'true');
  await expect(input).toBeInViewport({ ratio: 0.999 });
});

test('dense text never shrinks: far out, cards keep their names only', async ({ page }) => {
  await open(page);
  const zoomOut = getCanvas(page).getByRole('button', { name: 'Zoom out' });
  const card = getCanvas(page).locator('.layer-card').first();
  for (const detail of ['brief', 'reduced']) {
    await expect(async () => {
      await zoomOut.click();
      await expect(card).toHaveAttribute('data-detail', detail, { timeout: 500 });
    }).toPass();
    // Letters follow once the zoom rests.
    await expect.poll(() => measureSmallestText(page)).toBeGreaterThanOrEqual(10.99);
  }
});

test('the focus stays on its card, however much of it is drawn', async ({ page }) => {
  await open(page);
  await expect(getCanvas(page).locator('.port-knob')).toHaveCount(2);
  const frame = await getBox(getCanvas(page));
  const turnWheel = async (by: number, detail: string) => {
    await page.mouse.move(frame.x + frame.width / 2, frame.y + frame.height / 2);
    await expect(async () => {
      await page.mouse.wheel(0, by);
      const shown = getCanvas(page).locator('.layer-card').first();
      await expect(shown).toHaveAttribute('data-detail', detail, { timeout: 500 });
    }).toPass();
  };
  const conv = getLayer(page, /^conv6, /);
  await conv.click();
  await expect(conv).toBeFocused();
  await turnWheel(300, 'reduced');
  await expect(conv).toBeFocused();
  await page.keyboard.press('Shift+Z');
  await expect(conv.locator('xpath=..')).toHaveAttribute('data-detail', 'full');
  await expect(conv).toBeFocused();
  // It is there to walk on from.
  await page.keyboard.press('ArrowDown');
  const relu = getLayer(page, /^relu6, /);
  await expect(relu).toBeFocused();
  // A row is drawn on a card that is near enough only: far out its card has the focus.
  await turnWheel(300, 'reduced');
  await expect(conv).toBeFocused();
});

test.describe('on touch', () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 844 } });

  test('a tap selects', async ({ page }) => {
    await open(page);
    await getLayer(page, /^conv8, /).tap();
    await expect(getLayer(page, /^conv8, /)).toHaveAttribute('aria-pressed', 'true');
  });
});
