/** @file Plots over the layers and over image sizes: linked with the canvas, by keyboard, as files. */
import { readFile } from 'node:fs/promises';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';

const getCard = (page: Page, name: string) =>
  page.getByRole('region', { name: 'Network' }).getByRole('button', { name: new RegExp(`^${name}, `) });
const getPanel = (page: Page) => page.getByRole('tabpanel');

async function findViolations(page: Page): Promise<unknown[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => ({ id, targets: nodes.map((node) => node.target) }));
}

async function openTab(page: Page, name: string): Promise<void> {
  await page.goto('/');
  await expect(page.getByRole('region', { name: 'Result' })).toContainText('6 of 13 convolutions');
  await page.getByRole('tab', { name }).click();
}

async function saveAs(page: Page, item: string): Promise<string> {
  await getPanel(page).getByRole('button', { name: 'Save the plot' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: item }).click(),
  ]);
  return download.path();
}

test('the field grows layer by layer: keys walk along, Enter selects, the table says the same', async ({
  page,
}) => {
  await openTab(page, 'Growth');
  const slider = getPanel(page).getByRole('slider', { name: /^Receptive field of \d+ layers/ });
  await slider.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await expect(slider).toHaveAttribute('aria-valuetext', 'conv1: 3 px, productive');
  await page.keyboard.press('Enter');
  await expect(getCard(page, 'conv1')).toHaveAttribute('aria-pressed', 'true');
  await expect(getPanel(page)).toContainText('conv7 is the first to see more');
  expect(await findViolations(page)).toEqual([]);

  await getPanel(page).getByRole('combobox', { name: 'What to plot' }).selectOption('params');
  await getPanel(page).getByText('Sum', { exact: true }).click();
  await getPanel(page).getByText('Table', { exact: true }).click();
  // 3 x 3 x 3 x 64 + 64 weights, and 3 x 3 x 64 x 64 + 64 on top.
  await expect(getPanel(page).getByRole('row', { name: /^conv1 / })).toContainText('1792');
  await expect(getPanel(page).getByRole('row', { name: /^conv2 / })).toContainText('38.7');
  expect(await findViolations(page)).toEqual([]);
});

test('the plot leaves as SVG, PNG and CSV', async ({ page }) => {
  await openTab(page, 'Growth');
  const csv = await readFile(await saveAs(page, 'Table (CSV)'), 'utf8');
  const lines = csv.split('\r\n');
  expect(lines[0]).toBe('id,name,status,border,min_0');
  expect(lines).toContain('conv8,conv8,unproductive,true,60');
  const svg = await readFile(await saveAs(page, 'Picture (SVG)'), 'utf8');
  expect(svg).toMatch(/^<svg [^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
  expect(svg).toContain('border layer');
  expect(svg).not.toContain('var(');
  const png = await readFile(await saveAs(page, 'Picture (PNG)'));
  expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
  expect(png.length).toBeGreaterThan(5000);
});

test('every layer at every size: keys and a press choose the size of the image, as one step', async ({
  page,
}) => {
  await openTab(page, 'Resolution');
  const slider = getPanel(page).getByRole('slider', { name: /^Size of the image/ });
  await expect(slider).toHaveAttribute('aria-valuetext', /^32.px: 6 of 13 unproductive$/);
  expect(await findViolations(page)).toEqual([]);
  await slider.focus();
  await page.keyboard.press('PageUp');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('spinbutton', { name: 'Image height in pixels' })).toHaveValue('49');
  await getPanel(page).getByText('Table', { exact: true }).click();
  // conv13 receives 164 and sees 196 pixels.
  await expect(getPanel(page).getByRole('row', { name: /^conv13 / })).toHaveText(/163.px.*195.px.*196.px/);
  await getPanel(page).getByText('Picture', { exact: true }).click();
  const box = await getPanel(page).locator('.status-grid svg').boundingBox();
  if (box === null) throw new Error('a picture expected');
  await page.mouse.click(box.x + box.width - 22, box.y + box.height / 2);
  await expect(page.getByRole('region', { name: 'Result' })).toContainText('All 13 convolutions are within');
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('spinbutton', { name: 'Image height in pixels' })).toHaveValue('49');
});
