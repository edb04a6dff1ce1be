/** @file Results of runs that came as files, on the built page: how the plot of layers and the tables stand on a screen. */
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { writeMadeUpRun } from './madeUpRuns';

/** On a phone the dock is a sheet. */
async function openRuns(page: Page): Promise<void> {
  await page.goto('/');
  await expect(page.locator('.sheet-bar, .dock').first()).toBeVisible();
  const sheet = page.locator('.sheet-bar .button').last();
  if (await sheet.isVisible()) await sheet.click();
  await page.locator('[data-tab=train]').click();
  await page.locator('[data-tab=runs]').click();
}

async function takeIn(page: Page, presets: readonly string[]): Promise<void> {
  for (const [index, preset] of presets.entries()) {
    const choosing = page.waitForEvent('filechooser');
    await page.locator('.runs-head button').click();
    await (await choosing).setFiles(writeMadeUpRun(preset));
    await expect(page.locator('.run-row')).toHaveCount(index + 1);
  }
}

async function findViolations(page: Page): Promise<unknown[]> {
  const { violations } = await new AxeBuilder({ page }).include('.train-panel').analyze();
  return violations.map(({ id, nodes }) => ({ id, targets: nodes.map(({ html }) => html) }));
}

/** Pixels from no share to the whole one, and how far words stand out of the drawing. */
const measurePlot = (page: Page) =>
  page.locator('.layer-figure svg.plot').evaluate((plot) => {
    const box = plot.getBoundingClientRect();
    const ticks = [...plot.querySelectorAll('.plot-axis path')].map((path) => path.getBoundingClientRect().y);
    const words = [...plot.querySelectorAll('text')].map((text) => text.getBoundingClientRect());
    return {
      height: Math.max(...ticks) - Math.min(...ticks),
      outside: Math.max(
        ...words.flatMap(({ left, right, bottom }) => [
          box.left - left,
          right - box.right,
          bottom - box.bottom,
        ]),
      ),
    };
  });

for (const [width, height] of [
  [1440, 900],
  [1024, 768],
  [390, 844],
] as const) {
  test(`runs that lie over each other leave their plot high enough at ${width}x${height}`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height });
    await openRuns(page);
    await takeIn(page, ['vgg11', 'resnet18-spatial', 'resnet18-se', 'resnet18']);
    await page.locator('[data-tab=layers]').click();
    await expect(page.locator('.layer-figure [data-accuracy]')).toHaveCount(4);
    const { height: share, outside } = await measurePlot(page);
    expect(share).toBeGreaterThanOrEqual(139.5);
    expect(outside).toBeLessThanOrEqual(0);
  });
}

test('long names below the plot are whole', async ({ page }) => {
  await openRuns(page);
  await takeIn(page, ['densenet121']);
  await page.locator('[data-tab=layers]').click();
  await expect(page.locator('.layer-figure')).toContainText('den…1.den…2.co…1');
  expect((await measurePlot(page)).outside).toBeLessThanOrEqual(0);
});

for (const locale of ['en', 'de-DE']) {
  test.describe(locale, () => {
    test.use({ locale, viewport: { width: 390, height: 844 } });

    test(`tables that are wider than a phone scroll by keys, ${locale}`, async ({ page }) => {
      await openRuns(page);
      await takeIn(page, ['resnet18']);
      for (const part of ['curves', 'layers', 'pictures']) {
        await page.locator(`[data-tab=${part}]`).click();
        for (const summary of await page.locator('.plot-table summary').all()) await summary.click();
        const table = page.locator('.table-scroller');
        await expect(table).toHaveAttribute('role', 'region');
        await table.focus();
        await page.keyboard.press('ArrowRight');
        await expect.poll(() => table.evaluate(({ scrollLeft }) => scrollLeft)).toBeGreaterThan(0);
        expect(await findViolations(page), part).toEqual([]);
      }
    });
  });
}

test('the design of a run is opened by keys, and the next key is pressed where that was', async ({
  page,
}) => {
  await openRuns(page);
  await takeIn(page, ['resnet18']);
  await page.locator('.run-row').getByRole('button', { name: 'Open its design' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Title' })).toHaveValue('ResNet18');
  await expect(page.getByRole('tab', { name: 'Runs', exact: true })).toBeFocused();
});

const longName = 'NetzwerkOhneLuecke'.repeat(5);

for (const [width, height] of [
  [1440, 900],
  [720, 450],
  [390, 844],
] as const) {
  test(`several runs with names without a break stay in their place, and axe finds nothing, ${width}x${height}`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height });
    await openRuns(page);
    await takeIn(page, ['vgg11', 'vgg13']);
    for (const index of [0, 1]) await page.locator('.run-name').nth(index).fill(`${longName}${index}`);
    for (const part of ['runs', 'curves', 'layers', 'pictures']) {
      await page.locator(`[data-tab=${part}]`).click();
      await expect(page.locator(`[data-tab=${part}]`)).toHaveAttribute('aria-selected', 'true');
      for (const summary of await page.locator('.plot-table summary').all()) await summary.click();
      const outside = await page.locator('.train-panel').evaluate((panel) => {
        const { right } = panel.getBoundingClientRect();
        const named = [...panel.querySelectorAll('b, h3, summary, .run-question span')];
        const isOut = (element: Element) => {
          const range = document.createRange();
          range.selectNodeContents(element);
          const end = (element.closest('.verdict, li') ?? panel).getBoundingClientRect().right;
          return range.getBoundingClientRect().right > Math.min(end, right) + 1;
        };
        return named.filter(isOut).map(({ textContent }) => textContent);
      });
      expect(outside, part).toEqual([]);
      expect(await findViolations(page), part).toEqual([]);
    }
  });

  test(`Escape closes the question about deleting a run, and nothing else, ${width}x${height}`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height });
    await openRuns(page);
    await takeIn(page, ['vgg11']);
    const bin = page.getByRole('button', { name: 'Delete VGG11' });
    await bin.press('Enter');
    const question = page.getByRole('alertdialog');
    await expect(question.getByRole('button', { name: 'Delete', exact: true })).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(question).toBeHidden();
    await expect(bin).toBeFocused();
  });
}
