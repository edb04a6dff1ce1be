/** @file In front of a class: what was trained is shown on demand, large, and commands show what they do. */
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { runCommand } from './hands';
import { writeMadeUpRun } from './madeUpRuns';

const getBar = (page: Page) => page.getByRole('region', { name: 'Present', exact: true });
const getPanel = (page: Page) => page.getByRole('region', { name: 'Tables and plots' });

/** Opens a finished run, in the tab that trains. */
async function openRun(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Train', exact: true }).click();
  await page.getByRole('tab', { name: 'Runs' }).click();
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Open results' }).click();
  await (await choosing).setFiles(writeMadeUpRun('vgg16'));
}

test.beforeEach(async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('grid', { name: 'Layer table' })).toBeVisible();
});

for (const [width, height] of [
  [1440, 900],
  [1280, 720],
] as const)
  test(`the plot of a run stands whole and large below the network: ${width} x ${height}`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height });
    await openRun(page);
    await page.getByRole('tab', { name: 'Saturation', exact: true }).click();
    await page.getByRole('tab', { name: 'Layers', exact: true }).click();

    await runCommand(page, 'Present');
    await expect(getPanel(page)).toHaveCount(0);
    await runCommand(page, 'Show the tab Train');
    const plot = getPanel(page).getByRole('img', { name: /saturation of 16 layers as bars/ });
    await expect(plot).toBeInViewport({ ratio: 1 });
    const zoom = await plot.evaluate((svg) => svg.getBoundingClientRect().width / svg.clientWidth);
    expect(zoom).toBeGreaterThan(1.1);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => ({ id, targets: nodes.map(({ target }) => target) }))).toEqual(
      [],
    );

    // What is pointed at is what is drawn there, and a clicker still steps.
    const label = plot.getByText('conv12', { exact: true });
    const [place, whole] = [await label.boundingBox(), await plot.boundingBox()];
    if (place === null || whole === null) throw new Error('a plot with names expected');
    await page.mouse.click(place.x + place.width / 2, whole.y + whole.height / 2);
    await expect(getBar(page)).toContainText('conv12');
    await page.keyboard.press('PageDown');
    await expect(getBar(page)).toContainText('conv13');

    await page.keyboard.press('Escape');
    await expect(getPanel(page)).toHaveCount(0);
    await expect(getBar(page)).toContainText('Unproductive.');
    await getBar(page).getByRole('button', { name: 'Tables and plots' }).click();
    await expect(plot).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(getPanel(page)).toHaveCount(0);
    await page.keyboard.press('Escape');
    await expect(getBar(page)).toHaveCount(0);
  });

test('tabs of the panel keep their arrows, and its fold button leads back to the bar', async ({ page }) => {
  await runCommand(page, 'Present');
  await getBar(page).getByRole('button', { name: 'Tables and plots' }).click();
  await page.getByRole('tab', { name: 'Layers', exact: true }).click();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('tab', { name: 'Growth' })).toHaveAttribute('aria-selected', 'true');
  await getPanel(page).getByRole('button', { name: 'Fold the panel' }).click();
  await expect(getBar(page).getByRole('button', { name: 'Tables and plots' })).toBeFocused();
});

test('a run that is started while somebody presents is seen', async ({ page }) => {
  await runCommand(page, 'Present');
  await runCommand(page, 'Start training');
  await expect(getPanel(page).getByRole('tab', { name: 'Curves' })).toHaveAttribute('aria-selected', 'true');
  await expect(getPanel(page).getByRole('region', { name: 'Run', exact: true })).toBeVisible();
  await expect(getBar(page)).toBeVisible();
});

test('Escape closes what lies above the panel first, then folds the panel, then leaves', async ({ page }) => {
  await openRun(page);
  await runCommand(page, 'Present');
  await runCommand(page, 'Show the tab Train');
  const panel = getPanel(page);
  await panel.getByRole('tab', { name: 'Runs' }).click();

  await panel.getByRole('button', { name: 'Delete VGG16' }).click();
  const question = panel.getByRole('alertdialog');
  await expect(question).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(question).toHaveCount(0);
  await expect(panel).toBeVisible();

  await panel.getByRole('button', { name: 'More for VGG16' }).click();
  const menu = page.getByRole('menu');
  await expect(menu).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(menu).toHaveCount(0);
  await expect(panel).toBeVisible();

  await page.locator('.legend').getByRole('button', { name: 'unproductive', exact: true }).hover();
  const tip = page.getByRole('tooltip');
  await expect(tip).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(tip).toHaveCount(0);
  await expect(panel).toBeVisible();

  const card = page.locator('.layer-card').getByRole('button').first();
  await card.click();
  const name = getBar(page).locator('.present-name');
  await expect(name).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(panel).toHaveCount(0);
  await expect(name).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(getBar(page)).toHaveCount(0);
});

test('a clicker steps on after a press on a switch or a plot; arrows stay with the panel', async ({
  page,
}) => {
  await openRun(page);
  await runCommand(page, 'Present');
  await runCommand(page, 'Show the tab Train');
  const panel = getPanel(page);
  const name = getBar(page).locator('.present-name');
  await panel.getByRole('tab', { name: 'Runs' }).click();
  await expect(name).toHaveText('conv8');
  await panel.getByRole('checkbox', { name: /VGG16/ }).click();
  await page.keyboard.press('PageDown');
  await expect(name).toHaveText('conv9');
  await panel.getByRole('checkbox', { name: /VGG16/ }).click();

  await panel.getByRole('tab', { name: 'Curves' }).click();
  await panel.getByRole('img').first().click();
  const slider = panel.getByRole('slider');
  await expect(slider).toBeFocused();
  await slider.press('Home');
  await slider.press('ArrowRight');
  await expect(slider).toHaveValue('0.1');
  await expect(name).toHaveText('conv9');
  await page.keyboard.press('PageDown');
  await expect(name).toHaveText('conv10');
  await page.keyboard.press('PageUp');
  await expect(name).toHaveText('conv9');
  await expect(slider).toHaveValue('0.1');
});

test('the curves of a run stand in one row', async ({ page }) => {
  await openRun(page);
  await runCommand(page, 'Present');
  await runCommand(page, 'Show the tab Train');
  await getPanel(page).getByRole('tab', { name: 'Curves' }).click();
  // Widths that are no whole pixels of the enlarged panel.
  for (const width of [1280, 1440, 1920]) {
    await page.setViewportSize({ width, height: 900 });
    const plots = getPanel(page).locator('.curve-plots').getByRole('img');
    const measure = () => plots.evaluateAll((all) => all.map((plot) => plot.getBoundingClientRect()));
    // They have been drawn for this width once the last one ends near the panel's edge.
    await expect.poll(async () => width - ((await measure()).at(-1)?.right ?? 0)).toBeLessThan(40);
    const tops = (await measure()).map(({ top }) => top);
    expect(tops).toHaveLength(3);
    expect(new Set(tops).size).toBe(1);
  }
});

test('whoever leaves by Escape goes on in the network', async ({ page }) => {
  await runCommand(page, 'Present');
  await getBar(page).getByRole('button', { name: 'Tables and plots' }).focus();
  await page.keyboard.press('Escape');
  await expect(getBar(page)).toHaveCount(0);
  await expect(page.locator('.layer-card :focus')).toHaveCount(1);
});
