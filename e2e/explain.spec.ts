/** @file Where the numbers come from: the calculations in the layer panel and in the overview. */
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { openResnet18 } from './hands';

async function findViolations(page: Page): Promise<unknown[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => ({ id, targets: nodes.map((node) => node.target) }));
}

test('every number of a layer has its calculation, and the walk leads to the layers on the way', async ({
  page,
}) => {
  await page.goto('/');
  const inspector = page.getByRole('complementary', { name: 'Layer' });
  await inspector.getByText('Where the numbers come from').click();
  // conv8 of VGG16 at 32 px: the border layer.
  await expect(inspector).toContainText('It is fed by conv7, which sees 40 px.');
  await expect(inspector).toContainText('What it receives: 40 > 32, the image.');
  await expect(inspector).toContainText('44 + (3 − 1) × 8 = 60');
  await expect(inspector).toContainText(/512 × \(256 × 3 × 3 \+ 1\) = 1.180.160/);
  await expect(inspector).toContainText(/512 × 4 × 4 × 256 × 3 × 3 = 18.874.368/);
  await expect(inspector).toContainText('4 + 1 + 1 − 3 + 1 = 4');
  expect(await findViolations(page)).toEqual([]);

  await inspector.getByRole('button', { name: 'pool1' }).click();
  await expect(inspector.getByRole('textbox', { name: 'Name' })).toHaveValue('pool1');
  // Who wants to know it of one layer wants to know it of the next.
  await expect(inspector).toContainText('5 + (2 − 1) × 1 = 6');
  await expect(inspector).toContainText('(32 − 2) / 2 + 1 = 16');
});

test('where paths differ either can be followed; the overview says which layers set the sizes that fit', async ({
  page,
}) => {
  await page.goto('/');
  await openResnet18(page);
  const inspector = page.getByRole('complementary', { name: 'Layer' });
  await inspector.getByText('Where the numbers come from').click();
  // layer3.1.conv2 sees 75 to 211 px.
  await expect(inspector).toContainText('43 + (3 − 1) × 16 = 75');
  await inspector.getByText('largest', { exact: true }).click();
  await expect(inspector).toContainText('179 + (3 − 1) × 16 = 211');
  await page.getByRole('region', { name: 'Network' }).click({ position: { x: 5, y: 5 } });
  await expect(inspector).toContainText('From 75 px: layer4.1.conv2 receives that much');
  await expect(inspector).toContainText('Up to 435 px: layer4.1.conv2 sees that much');
});
