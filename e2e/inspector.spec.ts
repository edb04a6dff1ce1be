/** @file Several layers edited at once, notes, what a change did, and the table as the place to edit: on the built page. */
import { expect, type Page, test } from '@playwright/test';

const getResult = (page: Page) => page.getByRole('region', { name: 'Result' });
const getTable = (page: Page) => page.getByRole('grid', { name: 'Layer table' });
const getCell = (page: Page, name: string) => getTable(page).getByRole('gridcell', { name, exact: true });
const getCard = (page: Page, name: string) =>
  page.getByRole('region', { name: 'Network' }).getByRole('button', { name: new RegExp(`^${name}, `) });

async function open(page: Page): Promise<void> {
  await page.goto('/');
  await expect(getResult(page)).toContainText('6 of 13 convolutions');
  await expect(page.getByRole('textbox', { name: 'Name of the layer' })).toHaveValue('conv8');
}

test('two layers are edited as one step; what differs is mixed until it is set', async ({ page }) => {
  await open(page);
  await getCard(page, 'conv6').click();
  await getCard(page, 'conv8').click({ modifiers: ['Shift'] });
  await expect(page.getByText('2 layers selected')).toBeVisible();
  const filters = page.getByRole('spinbutton', { name: 'Filters' });
  await expect(filters).toHaveAttribute('placeholder', 'mixed');
  await page.getByRole('group', { name: 'Common values of kernel' }).getByText('1', { exact: true }).click();
  await expect(getCard(page, 'conv6')).toHaveAccessibleName(/1x1, 256 filters/);
  await expect(getCard(page, 'conv8')).toHaveAccessibleName(/1x1, 512 filters/);
  await filters.fill('64');
  await expect(getCard(page, 'conv8')).toHaveAccessibleName(/1x1, 64 filters/);
  await page.getByRole('button', { name: 'Undo: Set filters of 2 layers' }).click();
  await page.getByRole('button', { name: 'Undo: Set kernel of 2 layers' }).click();
  await expect(getCard(page, 'conv6')).toHaveAccessibleName(/3x3, 256 filters/);
});

test('a number that is not allowed leaves the network as it was, and steps are taken back from within the fields', async ({
  page,
}) => {
  await open(page);
  await getCard(page, 'conv6').click();
  const filters = page.getByRole('spinbutton', { name: 'Filters' });
  const undo = page.getByRole('button', { name: /^Undo/ });
  const card = getCard(page, 'conv6');
  // 1 is allowed, 1.5 is not: what is typed stays, the layer keeps its 256.
  await filters.click();
  await page.keyboard.type('1.5');
  await expect(filters).toHaveValue('1.5');
  await expect(filters).toHaveAttribute('aria-invalid', 'true');
  await expect(card).toHaveAccessibleName(/3x3, 256 filters/);
  await expect(undo).toBeDisabled();
  await page.keyboard.press('Control+z');
  await expect(filters).toHaveValue('256');

  await filters.fill('64');
  await expect(card).toHaveAccessibleName(/3x3, 64 filters/);
  await page.keyboard.press('Control+z');
  await expect(card).toHaveAccessibleName(/3x3, 256 filters/);
  await expect(filters).toHaveValue('256');
  await page.keyboard.press('Control+y');
  await expect(filters).toHaveValue('64');
  await page.keyboard.press('ArrowUp');
  await expect(card).toHaveAccessibleName(/3x3, 65 filters/);
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect(card).toHaveAccessibleName(/3x3, 256 filters/);

  await page.getByRole('group', { name: 'Common values of kernel' }).getByText('5', { exact: true }).click();
  await expect(card).toHaveAccessibleName(/5x5, 256 filters/);
  await page.keyboard.press('Control+z');
  await expect(card).toHaveAccessibleName(/3x3, 256 filters/);
  await page.getByRole('switch', { name: 'Bias' }).click();
  await expect(page.getByRole('button', { name: 'Undo: Set bias of conv6' })).toBeEnabled();
  await page.keyboard.press('Control+z');
  await expect(undo).toBeDisabled();
});

test('a number is dragged to another value as one step, and the report says what that did', async ({
  page,
}) => {
  await open(page);
  await getCard(page, 'conv6').click();
  const kernel = page.getByRole('spinbutton', { name: 'Kernel, height' });
  const box = await kernel.boundingBox();
  if (box === null) throw new Error('the field has no place');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 6, y);
  await page.mouse.move(x + 12, y);
  await page.mouse.up();
  await expect(kernel).toHaveValue('5');
  await expect(kernel).not.toBeFocused();
  const report = page.getByRole('region', { name: 'What the last change did' });
  // 24 + (5-1) x 4. A weight more at 16 places of 256 x 256 channels.
  await expect(report).toContainText('Receptive field32 px40 px');
  await expect(report).toContainText('Statusproductivecritical');
  await expect(report).toContainText('Params14.7 M15.8 M');
  await expect(report).toContainText('Unproductive6 of 137 of 13');
  await expect(report.getByRole('list')).toContainText('conv7critical →unproductive');
  await page.getByRole('button', { name: 'Undo: Set kernel of conv6' }).click();
  await expect(kernel).toHaveValue('3');
  await expect(report).toBeHidden();
});

test('notes of a layer and of the design are kept, and go along with a link', async ({ page }) => {
  await open(page);
  await page.getByRole('textbox', { name: 'Notes' }).fill('The first that adds nothing.');
  await getCard(page, 'conv8').press('Escape');
  await page.getByRole('textbox', { name: 'Notes of the design' }).fill('For the lesson on borders.');
  await page.getByRole('textbox', { name: 'Name of the design' }).fill('Border');
  await expect(page.getByRole('textbox', { name: 'Title of the design' })).toHaveValue('Border');
  await page.reload();
  await expect(page.getByRole('textbox', { name: 'Title of the design' })).toHaveValue('Border');
  await getCard(page, 'conv8').click();
  await expect(page.getByRole('textbox', { name: 'Notes' })).toHaveValue('The first that adds nothing.');
  const link = page.url();
  const other = await (await page.context().browser())?.newPage();
  if (other === undefined) throw new Error('there is no browser');
  await other.goto(link);
  await expect(other.getByRole('textbox', { name: 'Title of the design' })).toHaveValue('Border');
  await getCard(other, 'conv8').click();
  await expect(other.getByRole('textbox', { name: 'Notes' })).toHaveValue('The first that adds nothing.');
  await getCard(other, 'conv8').press('Escape');
  await expect(other.getByRole('textbox', { name: 'Notes of the design' })).toHaveValue(
    'For the lesson on borders.',
  );
  await other.close();
});

test('the table is filtered, walked and edited by keys alone, in step with the canvas', async ({ page }) => {
  await open(page);
  const filter = page.getByRole('searchbox', { name: 'Filter by name, kind or status' });
  await filter.fill('conv unproductive');
  await expect(page.getByText('6 of 35 layers')).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(getCell(page, 'conv8')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(getCard(page, 'conv9')).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('F2');
  await page.keyboard.type('wide');
  await page.keyboard.press('Tab');
  await expect(getCell(page, 'Conv 3x3, 512').nth(1)).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.type('5x5 1024');
  await page.keyboard.press('Enter');
  await expect(getCard(page, 'wide')).toHaveAccessibleName(/^wide, Conv2d 5x5, 1024 filters, unproductive/);
  await expect(page.getByRole('spinbutton', { name: 'Filters' })).toHaveValue('1024');
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect(getCell(page, 'conv9')).toBeVisible();
  // Everything that is listed, by one key, then deleted.
  await page.keyboard.press('Control+a');
  await expect(page.getByText('6 layers selected')).toBeVisible();
  await page.keyboard.press('Delete');
  await expect(getResult(page)).toContainText('All 7 convolutions are within the border');
});

test('the panel keeps the focus when what has it goes, and keys on it are about the network', async ({
  page,
}) => {
  await open(page);
  const panel = page.getByRole('complementary', { name: 'Layer' });
  const about = (name: string) => panel.getByRole('group', { name, exact: true });
  await panel.getByRole('button', { name: 'relu8', exact: true }).press('Enter');
  await expect(about('relu8')).toBeFocused();
  await panel.getByRole('button', { name: 'Disconnect conv8 from relu8' }).press('Enter');
  await expect(about('relu8')).toBeFocused();
  await page.keyboard.press('Control+z');
  await page.keyboard.press('c');
  await expect(getCard(page, 'conv14')).toHaveAccessibleName(/receives from relu8/);

  // A press beside a number on a cell that is drawn anew.
  await getCard(page, 'conv6').click();
  await page.getByRole('spinbutton', { name: 'Kernel, height' }).focus();
  await getCell(page, 'conv7').click({ modifiers: ['Shift'] });
  await expect(getCell(page, 'conv7')).toBeFocused();
  // Layers are offered at a row, and left.
  await getCell(page, 'conv6').click();
  await page.keyboard.press('n');
  await expect(page.getByRole('dialog').locator('input')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(getCell(page, 'conv6')).toBeFocused();
});
