/** @file Comparing two designs: chosen by name, on the network, side by side, in a link, on a phone. */
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { createBuilder } from '../src/architecture/builder';
import { readLink, writeComparisonLink } from '../src/codecs/url/link';
import { createDesign, type Design } from '../src/document/document';

/** A kernel of 5 where the other one has 3, and a pool that the other one has not. */
function build(title: string, isLater: boolean): Design {
  const net = createBuilder();
  const kernel = isLater ? 5 : 3;
  net.add('Input', 'image');
  net.add('Conv2d', 'first', { outChannels: 8, kernelSize: [kernel, kernel], padding: 'same' });
  if (isLater) net.add('MaxPool2d', 'pool');
  net.add('Conv2d', 'second', { outChannels: 8, padding: 'same' });
  return createDesign(net.build(), { title, resolution: [32, 32] });
}

const bothLink = `/${writeComparisonLink(build('Later', true), build('Earlier', false))}`;

const getRow = (page: Page, name: string) => page.getByRole('row', { name });

/** What axe finds within a part of the page. */
async function findViolations(page: Page, part: string) {
  const { violations } = await new AxeBuilder({ page }).include(part).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

test('a known network is chosen by name, walked by keys, and stays after a reload', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('region', { name: 'Result' })).toContainText('6 of 13 convolutions');
  await page.getByRole('tab', { name: 'Compare' }).click();
  await page.getByRole('button', { name: 'Compare with' }).click();
  const field = page.getByRole('combobox', { name: 'Name, or a pasted link' });
  await field.fill('#f1.broken');
  await expect(page.getByRole('dialog')).toContainText('This link is damaged');
  await field.fill('vgg13');
  await field.press('Enter');
  // The third stage of VGG13 has two convolutions, that of VGG16 three: the last one is new, with its activation.
  await expect(getRow(page, '+ added conv7')).toBeVisible();
  await expect(getRow(page, 'beyond the border')).toContainText('6 of 13');
  await getRow(page, '+ added conv7').click();
  await page.keyboard.press('ArrowDown');
  await expect(getRow(page, '+ added relu7')).toBeFocused();
  await expect(page.getByRole('region', { name: 'Layer' })).toContainText('relu7');
  await expect.poll(() => page.evaluate(() => location.hash)).toMatch(/^#c\d\./);
  const result = readLink(await page.evaluate(() => location.hash));
  expect(result.ok && [result.design.title, result.compared?.title]).toEqual(['VGG16', 'VGG13']);
  await page.reload();
  await expect(getRow(page, '+ added conv7')).toBeVisible();
  expect(await findViolations(page, '.dock')).toEqual([]);
  await page.getByRole('button', { name: 'Stop comparing' }).click();
  await expect(page.getByRole('button', { name: 'Compare with' })).toBeVisible();
  await expect.poll(() => page.evaluate(() => location.hash)).toMatch(/^#f\d\./);
});

test('a link of two designs shows them over each other and side by side, and is shared with both', async ({
  page,
}) => {
  await page.goto(bothLink);
  await expect(getRow(page, 'first')).toContainText('3 → 5');
  await page.getByRole('button', { name: 'On the network' }).click();
  const bar = page.getByRole('region', { name: 'Preview' });
  await expect(bar).toContainText('Earlier → Later');
  const pool = page.getByRole('region', { name: 'Network' }).getByRole('button', { name: /^pool/ });
  await expect(pool).toHaveAccessibleName(/was added/);
  await bar.getByRole('button', { name: 'Swap' }).click();
  await expect(pool).toHaveAccessibleName(/was removed/);
  await expect(getRow(page, 'first')).toContainText('5 → 3');
  await bar.getByRole('button', { name: 'Leave' }).click();
  await expect(pool).not.toHaveAccessibleName(/was/);
  await page.getByText('Side by side').click();
  await page.getByRole('button', { name: 'Next difference' }).click();
  await expect(page.locator('.compare-drawing [data-chosen]')).toHaveCount(2);
  expect(await findViolations(page, '.dock')).toEqual([]);
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  await expect(page.getByRole('dialog')).toContainText('The link holds both designs: this one, and Earlier');
  await expect(page.getByRole('textbox', { name: 'Link' })).toHaveValue(/#c\d\./);
});

test('on a phone such a link opens the comparison as a sheet', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(bothLink);
  const sheet = page.getByRole('dialog', { name: 'Tables and plots' });
  await expect(sheet.getByRole('tab', { name: 'Compare' })).toHaveAttribute('aria-selected', 'true');
  await expect(sheet.getByRole('row', { name: '+ added pool' })).toBeAttached();
  expect(await findViolations(page, '[role=dialog]')).toEqual([]);
  await sheet.getByRole('button', { name: 'On the network' }).click();
  await expect(sheet).toBeHidden();
  await expect(page.getByRole('region', { name: 'Preview' })).toContainText('Earlier → Later');
});
