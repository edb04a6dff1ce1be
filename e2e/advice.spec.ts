/** @file Suggestions: looked at on the canvas before they are taken, by mouse, by keyboard and on a phone. */
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { openResnet18 } from './hands';

const getNetwork = (page: Page) => page.getByRole('region', { name: 'Network' });
const getCard = (page: Page, name: string) =>
  getNetwork(page).getByRole('button', { name: new RegExp(`^${name}, `) });
const getResult = (page: Page) => page.getByRole('region', { name: 'Result' });
const getPreview = (page: Page) => page.getByRole('region', { name: 'Preview' });

async function findViolations(page: Page): Promise<unknown[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => ({ id, targets: nodes.map((node) => node.target) }));
}

async function openPage(page: Page): Promise<void> {
  await page.goto('/');
  await expect(getResult(page)).toContainText('6 of 13 convolutions');
}

/** Where the cards stand on the page, by name. */
async function readPlaces(page: Page): Promise<readonly string[]> {
  return getNetwork(page)
    .locator('.react-flow__node')
    .evaluateAll((nodes) => nodes.map((node) => `${node.getAttribute('data-id')} ${node.style.transform}`));
}

test('a suggestion is previewed on the canvas, left by Escape, taken, and undone', async ({ page }) => {
  await openPage(page);
  const before = await readPlaces(page);
  await page.getByRole('tab', { name: 'Advice' }).click();
  const cut = page
    .getByRole('tabpanel')
    .getByRole('button', { name: /^Cut behind conv8 and attach the head there/ });
  await cut.click();
  await expect(getPreview(page)).toContainText('6 → 1 beyond the border');
  await expect(page.getByRole('article', { name: /^Cut behind conv8/ })).toContainText('ICMLA 2021');
  await expect(getCard(page, 'conv9')).toHaveAccessibleName(/^conv9, goes, /);
  await expect(getCard(page, 'conv7')).not.toHaveAccessibleName(/goes/);
  await expect(getCard(page, 'avgpool')).toHaveAccessibleName(/receives from relu8/);
  expect(await findViolations(page)).toEqual([]);

  await page.keyboard.press('Escape');
  await expect(getPreview(page)).toHaveCount(0);
  await expect(getCard(page, 'conv9')).not.toHaveAccessibleName(/goes/);
  await expect.poll(() => readPlaces(page)).toEqual(before);
  await expect(getResult(page)).toContainText('6 of 13 convolutions');

  await cut.click();
  // By keys: the buttons of the preview hand the focus on to the tab.
  const tab = page.getByRole('tab', { name: 'Advice' });
  await getPreview(page).getByRole('button', { name: 'Apply' }).press('Enter');
  await expect(tab).toBeFocused();
  await expect(getResult(page)).toContainText('1 of 8 convolutions');
  await expect(getCard(page, 'conv9')).toHaveCount(0);
  await page.getByText('Done: Cut behind conv8').waitFor();
  await page.keyboard.press('Control+z');
  await expect(getResult(page)).toContainText('6 of 13 convolutions');
});

test('by keyboard: the arrows walk along the suggestions, Enter shows one; what cannot be done says why', async ({
  page,
}) => {
  await openPage(page);
  await page.getByRole('tab', { name: 'Resolution' }).click();
  await page.keyboard.press('ArrowRight');
  const panel = page.getByRole('tabpanel');
  await expect(panel.getByRole('button', { name: /^Remove pool1 \d/ })).toBeVisible();
  await panel.getByRole('button', { name: /^Remove pool1 \d/ }).focus();
  await page.keyboard.press('ArrowDown');
  await expect(panel.getByRole('button', { name: /^Remove pool2 \d/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(getPreview(page)).toContainText('Preview: Remove pool2');
  await expect(panel.getByRole('button', { name: /^Remove pool2 \d/, pressed: true })).toBeFocused();
  await expect(getCard(page, 'pool2')).toHaveAccessibleName(/^pool2, goes, /);
  await expect(getCard(page, 'conv8')).toHaveAccessibleName(/was unproductive/);
  // An edit of the design ends the preview.
  await page.getByRole('spinbutton', { name: 'Image height in pixels' }).fill('8');
  await expect(getPreview(page)).toHaveCount(0);
});

test('ResNet18 at 16 px: a cut alone is refused with the reason, a hybrid is offered', async ({ page }) => {
  await openPage(page);
  await openResnet18(page);
  await page.getByRole('spinbutton', { name: 'Image height in pixels' }).fill('16');
  await page.getByRole('tab', { name: 'Advice' }).click();
  const panel = page.getByRole('tabpanel');
  await expect(panel).toContainText('Only 1 convolution would be left; slow the growth of the field first.');
  await panel.getByRole('button', { name: /^Make the kernel of conv1 3x3 \d/ }).click();
  await expect(getCard(page, 'conv1')).toHaveAccessibleName(
    /^conv1, changes from 7x7, 64, \/2 to 3x3, 64, \/2/,
  );
});

test('folded groups show what becomes of them: they go, or something changes within', async ({ page }) => {
  await openPage(page);
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  const search = page.getByRole('combobox', { name: 'Search known networks' });
  await search.fill('resnet50');
  await expect(page.getByRole('listbox').getByRole('option', { selected: true })).toHaveText('ResNet50');
  await search.press('Enter');
  await expect(getResult(page)).toContainText('53 convolutions');
  await page.getByRole('spinbutton', { name: 'Image height in pixels' }).fill('32');
  await page.getByRole('tab', { name: 'Advice' }).click();
  const panel = page.getByRole('tabpanel');
  await panel.getByRole('button', { name: /^Cut behind layer3\.0\.add/ }).click();
  await expect(getCard(page, 'layer4.0')).toHaveAccessibleName(/^layer4\.0, goes, folded group/);
  await expect(getCard(page, 'layer2.0')).not.toHaveAccessibleName(/goes|changes/);
  await page.keyboard.press('Escape');
  await panel.getByRole('button', { name: /^Let layer3\.0\.conv2 keep the map as it is \d/ }).click();
  await expect(getCard(page, 'layer3.0')).toHaveAccessibleName(/^layer3\.0, changes within, folded group/);
});

test('a search finds designs; one is looked at by keyboard, another taken, another opened', async ({
  page,
}) => {
  await openPage(page);
  await openResnet18(page);
  await page.getByRole('spinbutton', { name: 'Image height in pixels' }).fill('16');
  await page.getByRole('tab', { name: 'Advice' }).click();
  const panel = page.getByRole('tabpanel');
  await panel.getByText('Search', { exact: true }).click();
  await panel.getByRole('combobox', { name: 'Designs to try' }).selectOption('quick');
  await panel.getByRole('button', { name: 'Search' }).click();
  await expect(panel.getByRole('status')).toContainText('of 500 kept');
  expect(await findViolations(page)).toEqual([]);

  const plot = panel.getByRole('listbox', { name: /^Designs found/ });
  const variant = plot.getByRole('option', { name: /8 of 8 convolutions work, 3\.39.M MACs, 381.k/ });
  await expect(variant).toHaveCount(1);
  await plot.focus();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect(getPreview(page)).toContainText(/Design no\. \d+ of the search/);
  await expect(panel.getByRole('article')).toContainText('beyond the border');
  expect(await findViolations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(getPreview(page)).toHaveCount(0);

  // The authors' variant for efficiency is among them.
  await panel.getByText('Table', { exact: true }).click();
  await panel
    .getByRole('row', { name: /3\.39.M/ })
    .getByRole('button')
    .click();
  await getPreview(page).getByRole('button', { name: 'Apply' }).click();
  await expect(getResult(page)).toContainText('All 8 convolutions are within the border');
  await expect(panel.getByRole('status')).toContainText('The design has changed since');
  await page.keyboard.press('Control+z');
  await expect(getResult(page)).toContainText('8 of 20 convolutions');
  await panel.getByRole('button', { name: 'Open as a design' }).click();
  await expect(getResult(page)).toContainText('All 8 convolutions are within the border');
  await expect(page.getByRole('textbox', { name: 'Title' })).toHaveValue(/^ResNet18 \d+$/);
});

test('a search can be cancelled, and keeps what it has found', async ({ page }) => {
  await openPage(page);
  await page.getByRole('tab', { name: 'Advice' }).click();
  const panel = page.getByRole('tabpanel');
  await panel.getByText('Search', { exact: true }).click();
  await panel.getByRole('combobox', { name: 'Designs to try' }).selectOption('thorough');
  await panel.getByRole('button', { name: 'Search' }).click();
  const finds = panel.getByRole('listbox', { name: /^Designs found/ }).getByRole('option');
  await expect(finds.first()).toBeAttached();
  await panel.getByRole('button', { name: 'Cancel' }).click();
  await expect(panel.getByRole('status')).toContainText(/Cancelled after \d+ of 10000/);
  await expect(panel.getByRole('button', { name: 'Search again' })).toBeEnabled();
  await expect(finds.first()).toBeAttached();
});

test('on a phone a suggestion unfolds in the sheet, and its preview shows the canvas', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openPage(page);
  await page.getByRole('button', { name: 'Table' }).click();
  await page.getByRole('tab', { name: 'Advice' }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByRole('button', { name: /^Remove pool1 \d/ }).click();
  await expect(sheet.getByRole('article', { name: 'Remove pool1' })).toBeVisible();
  expect(await findViolations(page)).toEqual([]);
  await sheet.getByRole('button', { name: 'Preview' }).click();
  await expect(sheet).toHaveCount(0);
  await expect(getPreview(page)).toContainText('Remove pool1');
  expect(await findViolations(page)).toEqual([]);
  await getPreview(page).getByRole('button', { name: 'Leave' }).click();
  await expect(getPreview(page)).toHaveCount(0);
});

test('a suggestion taken by keys leaves the focus in the list', async ({ page }) => {
  await openPage(page);
  await page.getByRole('tab', { name: 'Advice' }).click();
  const apply = page.getByRole('article').getByRole('button', { name: 'Apply' });
  await apply.press('Enter');
  await page.getByText(/^Done: /).waitFor();
  await expect(page.locator('.suggestions[aria-busy=false]')).toBeVisible();
  await expect(page.locator('.suggestions').locator(':focus')).toHaveCount(1);
});
