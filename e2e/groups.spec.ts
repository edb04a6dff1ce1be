/** @file Groups, by hand: a row of blocks is made longer, split, moved and put back; the network is turned. */
import { expect, type Page, test } from '@playwright/test';

const getCanvas = (page: Page) => page.getByRole('region', { name: 'Network' });
const getPanel = (page: Page) => page.getByRole('region', { name: 'Group' });

/** ResNet50 opens folded by block: layer1.1 stands for two identical bottlenecks. */
async function openFolded(page: Page): Promise<void> {
  await page.goto('/');
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  const search = page.getByRole('combobox', { name: 'Search known networks' });
  await search.fill('resnet50');
  await expect(page.getByRole('listbox').getByRole('option', { selected: true })).toHaveText('ResNet50');
  await search.press('Enter');
  await expect(
    getCanvas(page).getByRole('button', { name: /^layer1\.1 to layer1\.2, 2 identical/ }),
  ).toBeVisible();
}

test('a row of identical blocks is one thing: longer, apart, undone', async ({ page }) => {
  await openFolded(page);
  const result = page.getByRole('region', { name: 'Result' });
  await expect(result).toContainText('All 53 convolutions');
  await getCanvas(page)
    .getByRole('button', { name: /^layer1\.1 to layer1\.2/ })
    .click();
  await expect(getPanel(page)).toContainText('2 identical blocks in a row in layer1');
  await getPanel(page).getByRole('spinbutton', { name: 'Repeats' }).fill('4');
  // Two bottlenecks of three convolutions more.
  await expect(result).toContainText('All 59 convolutions');
  await expect(getCanvas(page).getByRole('button', { name: /4 identical groups, folded/ })).toBeVisible();
  await getPanel(page).getByRole('button', { name: 'Split the last one off' }).click();
  await expect(
    getCanvas(page).getByRole('button', { name: /^layer1\.1 to .*, 3 identical groups/ }),
  ).toBeVisible();
  await page.getByRole('button', { name: /^Undo/ }).click();
  await expect(result).toContainText('All 53 convolutions');
});

test('the network is read from left to right, also at the next visit', async ({ page }) => {
  await openFolded(page);
  const place = async (name: RegExp) => {
    const box = await getCanvas(page).getByRole('button', { name }).boundingBox();
    return { x: box?.x ?? 0, y: box?.y ?? 0 };
  };
  const isInRow = async () => {
    const [input, conv] = [await place(/^input, /), await place(/^conv1, /)];
    return conv.x > input.x + 50 && Math.abs(conv.y - input.y) < 40;
  };
  expect(await isInRow()).toBe(false);
  // What was edited is kept, and with it how it is looked at.
  await getCanvas(page)
    .getByRole('button', { name: /^layer4\.1 to layer4\.2/ })
    .click();
  await getPanel(page).getByRole('textbox', { name: 'Name of the group' }).fill('last');
  await page.getByRole('button', { name: 'Read the network from left to right' }).click();
  await expect.poll(isInRow).toBe(true);
  await page.reload();
  await expect(getCanvas(page).getByRole('button', { name: /^conv1, / })).toBeVisible();
  await expect.poll(isInRow).toBe(true);
});

test('what is done with a group by keys leaves the focus on the panel, or on its card', async ({ page }) => {
  await openFolded(page);
  const row = getCanvas(page).getByRole('button', { name: /^layer1\.1 to layer1\.2/ });
  const inPanel = page.getByRole('complementary', { name: 'Layer' }).locator('.inspector-part');
  for (const name of ['Split the last one off', 'Move out of layer1', 'Ungroup']) {
    await row.click();
    await getPanel(page).getByRole('button', { name }).press('Enter');
    await expect(inPanel).toBeFocused();
    await openFolded(page);
  }
  const inner = getCanvas(page).getByRole('button', { name: /^layer1\.0, folded/ });
  await inner.click();
  await page.keyboard.press('e');
  const first = getCanvas(page).getByRole('button', { name: /^layer1\.0\.conv1, / });
  await expect(first).toBeFocused();
  await page.keyboard.press('Shift+F10');
  await page.getByRole('menuitem', { name: /^Fold layer1\.0/ }).press('Enter');
  await expect(inner).toBeFocused();
});
