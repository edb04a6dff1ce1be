/** @file Networks drawn from nothing, by keyboard and by mouse, and read back from the layer table. */
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { findPlace } from './hands';

const getTable = (page: Page) => page.getByRole('grid', { name: 'Layer table' });
const getNames = (page: Page) => getTable(page).getByRole('row').locator('td:first-child');

async function openEmpty(page: Page): Promise<void> {
  await page.goto('/');
  await expect(page.getByRole('region', { name: 'Result' })).toContainText('6 of 13 convolutions');
  await page.getByRole('button', { name: 'New design' }).click();
  await expect(page.getByRole('heading', { name: 'An empty design' })).toBeVisible();
}

async function findViolations(page: Page): Promise<unknown[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => ({ id, targets: nodes.map((node) => node.target) }));
}

test('a small residual network is drawn by keyboard alone, in ten keys', async ({ page }) => {
  await openEmpty(page);
  expect(await findViolations(page)).toEqual([]);
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  const press = async (key: string, selected: string) => {
    await page.keyboard.press(key);
    await expect(
      page
        .getByRole('region', { name: 'Network' })
        .getByRole('button', { name: new RegExp(`^${selected}, `) }),
    ).toBeFocused();
  };
  await press('i', 'input');
  await press('c', 'conv1');
  await press('c', 'conv2');
  await press('c', 'conv3');
  await press('Control+ArrowUp', 'conv2');
  await press('s', 'add1');
  await press('g', 'globalpool1');
  await press('f', 'flatten1');
  await press('l', 'fc1');
  await expect(getNames(page)).toHaveText([
    'input',
    'conv1',
    'conv2',
    'conv3',
    'add1',
    'globalpool1',
    'flatten1',
    'fc1',
  ]);
  const card = page.getByRole('region', { name: 'Network' }).getByRole('button', { name: /^add1, / });
  await expect(card).toHaveAccessibleName(/receives from conv3 and conv1/);
  expect(await findViolations(page)).toEqual([]);

  await page.keyboard.press('Control+z');
  await expect(getNames(page)).toHaveCount(7);
  await expect(page.getByRole('button', { name: 'Redo: Add fc1' })).toBeEnabled();
});

test('keys that follow each other at once have their turn each, from the very first', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'New design' }).click();
  await expect(page.getByRole('heading', { name: 'An empty design' })).toBeVisible();
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  for (const key of ['i', 'c', 'c', 'ArrowUp', 'p', 'ArrowUp', 'Delete', 'Control+z'])
    await page.keyboard.press(key);
  await expect(getNames(page)).toHaveText(['input', 'conv1', 'pool1', 'conv2']);
});

test('letters are about the network behind a press on a button of the bar', async ({ page }) => {
  await openEmpty(page);
  await page.keyboard.press('i');
  await page.keyboard.press('c');
  await expect(getNames(page)).toHaveText(['input', 'conv1']);
  await page.getByRole('button', { name: /^Undo/ }).click();
  await expect(getNames(page)).toHaveText(['input']);
  await page.keyboard.press('p');
  await expect(getNames(page)).toHaveText(['input', 'pool1']);
  // A field takes what was typed, and is left.
  await page.getByRole('textbox', { name: 'Title of the design' }).fill('Mine');
  await page.getByRole('button', { name: /^Undo/ }).click();
  await expect(page.getByRole('textbox', { name: 'Title of the design' })).not.toBeFocused();
});

test('what is found in the palette is added behind the selection; deleting heals, copies are links', async ({
  page,
}) => {
  await openEmpty(page);
  await page.getByRole('button', { name: 'Add an input' }).click();
  await page.keyboard.press('/');
  const search = page.getByRole('searchbox', { name: 'Find a layer' });
  await expect(search).toBeFocused();
  await search.fill('conv');
  await search.press('Enter');
  await search.fill('max');
  await search.press('Enter');
  await expect(getNames(page)).toHaveText(['input', 'conv1', 'pool1']);
  await search.press('Escape');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Delete');
  await expect(getNames(page)).toHaveText(['input', 'pool1']);
  await page.keyboard.press('Control+z');
  await page.getByRole('button', { name: 'Residual', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Undo: Add Residual' })).toBeEnabled();

  const { x, y } = await findPlace(page, 'pool1', 'card');
  await page.mouse.click(x, y);
  await page.keyboard.press('Control+c');
  await expect(page.getByText('1 layer copied as a link.')).toBeVisible();
  await page.keyboard.press('Control+v');
  await expect(page.getByText('1 layer pasted.')).toBeVisible();
  await expect(getTable(page).getByRole('gridcell', { name: 'pool2', exact: true })).toHaveCount(1);
  await page.keyboard.press('w');
  await page.keyboard.press('i');
  await expect(page.getByText('A network has one image input, and input is it.')).toBeVisible();
});

test('what is typed behind the key of a dialog reaches its field, also where the dialog is still to be loaded', async ({
  page,
}) => {
  const typeAhead = async (key: string, text: string, layer = 'conv4') => {
    await page.goto('/');
    await page.getByRole('button', { name: new RegExp(`^${layer}, `) }).click();
    await page.keyboard.press(key);
    await page.keyboard.type(text, { delay: 30 });
  };
  await typeAhead('Control+k', 'find fc1');
  await expect(page.getByRole('combobox', { name: 'What do you want to do?' })).toHaveValue('find fc1');

  await typeAhead('Control+k', 'dark');
  await page.keyboard.press('Enter');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(page.getByRole('button', { name: /^conv4, / })).toBeVisible();

  await typeAhead('Shift+F', 'conv8');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('9');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: /^conv9, / })).toBeFocused();

  await typeAhead('F2', 'edge');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: /^edge, / })).toBeFocused();
  await expect(page.getByRole('button', { name: 'Undo: Rename conv4' })).toBeEnabled();

  await typeAhead('Control+o', 'resnet50', 'edge');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Title of the design' })).toHaveValue('ResNet50');
});

test('the list of commands opens from fields too, and what is typed behind its key stays out of them', async ({
  page,
}) => {
  await page.goto('/');
  await page.getByRole('button', { name: /^conv4, / }).click();
  const title = page.getByRole('textbox', { name: 'Title of the design' });
  const fields = [
    title,
    page.getByRole('spinbutton', { name: 'Kernel, height' }),
    page.getByRole('textbox', { name: 'Notes', exact: true }),
    page.getByPlaceholder('Filter'),
  ];
  for (const field of fields) {
    const value = await field.inputValue();
    await field.focus();
    await page.keyboard.press('Control+k');
    await page.keyboard.type('tidy', { delay: 20 });
    await expect(page.getByRole('combobox', { name: 'What do you want to do?' })).toHaveValue('tidy');
    await page.keyboard.press('Escape');
    await expect(field).toBeFocused();
    await expect(field).toHaveValue(value);
  }
});

test('undoing an addition leads the keyboard back to where it was', async ({ page }) => {
  await page.goto('/');
  // The table follows behind the network.
  await expect(getNames(page).first()).toBeVisible();
  const card = (name: string) =>
    page.getByRole('region', { name: 'Network' }).getByRole('button', { name: new RegExp(`^${name}, `) });
  await card('conv7').click();
  for (const key of ['c', 'Control+d']) {
    const count = await getNames(page).count();
    await page.keyboard.press(key);
    await expect(getNames(page)).not.toHaveCount(count);
    await page.keyboard.press('Control+z');
    await expect(getNames(page)).toHaveCount(count);
    await expect(card('conv7')).toBeFocused();
    await expect(page.getByRole('textbox', { name: 'Name of the layer' })).toHaveValue('conv7');
  }
  await page.keyboard.press('ArrowDown');
  await expect(card('relu7')).toBeFocused();

  // The same in the table.
  const cell = (name: string) => getTable(page).getByRole('gridcell', { name, exact: true });
  await cell('conv7').click();
  await page.keyboard.press('Control+d');
  await expect(cell('conv14')).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect(cell('conv7')).toBeFocused();

  // With the last layer gone, the focus goes to what makes the first.
  await page.getByRole('button', { name: 'New design' }).click();
  await page.keyboard.press('i');
  await expect(card('input')).toBeFocused();
  const first = page.getByRole('button', { name: 'Add an input' });
  for (const key of ['Control+z', 'Delete']) {
    await page.keyboard.press(key);
    await expect(first).toBeFocused();
    await page.keyboard.press('i');
    await expect(card('input')).toBeFocused();
  }
});

test('commands are found by typing and run by Enter; the sheet of keys lists them', async ({ page }) => {
  await openEmpty(page);
  await page.keyboard.press('Control+k');
  const field = page.getByRole('combobox', { name: 'What do you want to do?' });
  await expect(field).toBeFocused();
  await field.fill('add input');
  await field.press('Enter');
  await expect(getNames(page)).toHaveText(['input']);
  await page.keyboard.press('Control+k');
  expect(await findViolations(page)).toEqual([]);
  // What cannot be done now is named, and does nothing.
  await field.fill('ungroup');
  await expect(page.getByRole('option', { name: 'Ungroup not possible right now' })).toBeDisabled();
  await field.press('Enter');
  await expect(field).toBeVisible();
  await field.fill('dark');
  await field.press('Enter');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.keyboard.press('Control+k');
  await field.fill('keys');
  await field.press('Enter');
  const sheet = page.getByRole('dialog', { name: 'Keys' });
  await expect(sheet.getByText('Skip connection around what is selected')).toBeVisible();
  expect(await findViolations(page)).toEqual([]);
});
