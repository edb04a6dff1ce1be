/**
 * @file The first screen as a person uses it. VGG16's fields are those of the literature: 3, 5, 10, 14, 24, 32, 40,
 * 60, 76, 92, 132, 164, 196; a convolution is unproductive where the one before it sees more than the image.
 */
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { writeModel } from '../src/codecs/onnx/onnxWriter.testing';

const headline =
  '6 of 13 convolutions are beyond the border, with 88 % of the parameters and 39 % of the MACs';

const getResult = (page: Page) => page.getByRole('region', { name: 'Result' });
const getInspector = (page: Page) => page.getByRole('complementary', { name: 'Layer' });
const getTable = (page: Page) => page.getByRole('grid', { name: 'Layer table' });
const getRow = (page: Page, name: string) =>
  getTable(page)
    .getByRole('row')
    .filter({ has: page.getByRole('gridcell', { name, exact: true }) });
const getCard = (page: Page, name: string) =>
  page.getByRole('region', { name: 'Network' }).getByRole('button', { name: new RegExp(`^${name}, `) });

async function open(page: Page): Promise<void> {
  await page.goto('/');
  await expect(getResult(page)).toContainText(headline);
}

/** The name of the layer in the inspector, which is a field. */
const getSelectedName = (page: Page) => page.getByRole('textbox', { name: 'Name of the layer' });

/** Opens a file by the button of the dialog, as a browser does that cannot write to files. */
async function chooseFile(page: Page, name: string, content: string | Uint8Array): Promise<void> {
  await page.evaluate(() => Reflect.deleteProperty(globalThis, 'showOpenFilePicker'));
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose a file' }).click();
  const mimeType = 'application/octet-stream';
  await (await chooser).setFiles({ name, mimeType, buffer: Buffer.from(content) });
}

/** Names of what breaks the accessibility rules. */
async function findViolations(page: Page): Promise<unknown[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => ({ id, targets: nodes.map((node) => node.target) }));
}

test('opens on VGG16 at 32 px with its headline, and says why conv8 is the border layer', async ({
  page,
}) => {
  await open(page);
  await expect(getResult(page)).toContainText('14.7 M params, 313 M MACs');
  await expect(page.getByRole('textbox', { name: 'Title of the design' })).toHaveValue('VGG16');
  await expect(page.getByText('fits 164 to 212 px')).toBeVisible();
  await expect(getSelectedName(page)).toHaveValue('conv8');
  await expect(getInspector(page)).toContainText(
    'Unproductive. What it receives already covers 40 px; the image has 32. It is the border layer.',
  );
  await expect(getInspector(page)).toContainText('Receptive field60 px');
  await expect(getInspector(page)).toContainText('How44 + (3−1) × 8');
  await expect(getInspector(page)).toContainText('Output512x4x4');
  await expect(getInspector(page)).toContainText('Params1.18 M');
  await expect(getInspector(page)).toContainText('MACs18.9 M');
});

test('a typed kernel changes numbers, status and headline; undo and redo go there and back', async ({
  page,
}) => {
  await open(page);
  await getCard(page, 'conv6').click();
  await page.getByRole('spinbutton', { name: 'Kernel, height' }).fill('5');
  // 24 + (5-1) x 4: conv6 turns critical, and conv7 now receives 40.
  await expect(getRow(page, 'conv6')).toContainText('40');
  // The padding goes with the kernel: the map keeps its size.
  await expect(getRow(page, 'conv6')).toContainText('256x8x8');
  await expect(getRow(page, 'conv6')).toContainText('critical');
  await expect(getRow(page, 'conv7')).toContainText('unproductive, border');
  await expect(getResult(page)).toContainText('7 of 13 convolutions are beyond the border');

  await page.getByRole('button', { name: 'Undo: Set kernel of conv6' }).click();
  await expect(getResult(page)).toContainText(headline);
  await page.getByRole('heading', { name: 'Fovea' }).click();
  await page.keyboard.press('Control+Shift+z');
  await expect(getResult(page)).toContainText('7 of 13');
  await page.keyboard.press('Control+z');
  await expect(getResult(page)).toContainText(headline);
  await page.keyboard.press('Control+y');
  await expect(getRow(page, 'conv6')).toContainText('critical');
});

test('a value that is not allowed stays as typed, is explained, and changes nothing', async ({ page }) => {
  await open(page);
  const field = page.getByRole('spinbutton', { name: 'Kernel, height' });
  await field.fill('0');
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await expect(field).toHaveAccessibleDescription(
    'Kernel must be at least 1, not 0. Use a value from 1 to 4096.',
  );
  await field.fill('many');
  await expect(field).toHaveAccessibleDescription('Kernel must be a whole number.');
  await expect(getResult(page)).toContainText(headline);
  await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled();
  await field.press('Escape');
  await expect(field).toHaveValue('3');
  await expect(field).toHaveAttribute('aria-invalid', 'false');
});

test('by the rule of rfa_toolbox conv7 is beyond the border as well', async ({ page }) => {
  await open(page);
  await page.getByText('Toolbox', { exact: true }).click();
  await expect(getResult(page)).toContainText('7 of 13 convolutions are beyond the border');
  await expect(getRow(page, 'conv7')).toContainText('unproductive, border');
});

test('the image can be typed, picked, made oblong and moved by keys', async ({ page }) => {
  await open(page);
  const height = page.getByRole('spinbutton', { name: 'Image height in pixels' });
  const width = page.getByRole('spinbutton', { name: 'Image width in pixels' });
  await height.fill('64');
  await expect(width).toHaveValue('64');
  // conv10 is the first that receives more than 64.
  await expect(getResult(page)).toContainText('4 of 13 convolutions');

  await page.getByRole('button', { name: 'Set height and width of the image apart' }).click();
  await width.fill('32');
  await expect(height).toHaveValue('64');
  await expect(getRow(page, 'conv8')).toContainText('partial');

  await page.getByRole('button', { name: 'Common image sizes' }).click();
  await page.getByRole('menuitemcheckbox', { name: '224 × 224' }).click();
  await expect(getResult(page)).toContainText('All 13 convolutions are within the border');

  const slider = page.getByRole('slider', { name: /^Image size/ });
  await slider.focus();
  await slider.press('ArrowLeft');
  await expect(height).toHaveValue('223');
  await expect(width).toHaveValue('223');
});

test('ResNet18 is one click away, and VGG16 one click back', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: 'ResNet18' }).click();
  await expect(page.getByRole('textbox', { name: 'Title of the design' })).toHaveValue('ResNet18');
  await expect(getSelectedName(page)).toHaveValue('layer3.1.conv2');
  await page.getByRole('button', { name: 'Back to VGG16' }).click();
  await expect(getResult(page)).toContainText(headline);
});

test('a known network is found by typing and opened with options', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Open a network' });
  const search = dialog.getByRole('combobox', { name: 'Search known networks' });
  await expect(search).toBeFocused();
  await search.fill('resnet 18');
  const list = dialog.getByRole('listbox', { name: 'Known networks' });
  await expect(list.getByRole('option').first()).toHaveText('ResNet18');
  await expect(list.getByRole('option', { selected: true })).toHaveText('ResNet18');
  expect(await findViolations(page)).toEqual([]);
  await dialog.getByRole('spinbutton', { name: 'Classes' }).fill('7');
  await search.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(getResult(page)).toContainText('All 20 convolutions are within the border');
  // Keys are about the new network at once.
  await expect(getCard(page, 'input')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('spinbutton', { name: 'Image height in pixels' })).toHaveValue('224');
  await expect(getTable(page).getByRole('gridcell', { name: 'Linear 7' })).toHaveCount(1);
});

test('the table is walked by keys, in step with the canvas', async ({ page }) => {
  await open(page);
  await getCard(page, 'conv4').click();
  await expect(getRow(page, 'conv4')).toHaveAttribute('aria-selected', 'true');
  const getCell = (name: string) => getTable(page).getByRole('gridcell', { name, exact: true });
  await getCell('conv4').focus();
  await page.keyboard.press('ArrowDown');
  await expect(getCell('relu4')).toBeFocused();
  await expect(getSelectedName(page)).toHaveValue('relu4');
  await page.keyboard.press('Control+Home');
  await expect(getCard(page, 'input')).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('Control+End');
  await expect(getCell('fc')).toBeFocused();
  // Sorted by parameters the largest convolutions come first; a third press restores the order.
  const header = getTable(page).getByRole('columnheader', { name: 'Params' });
  await header.getByRole('button').click();
  await expect(header).toHaveAttribute('aria-sort', 'descending');
  await expect(getTable(page).getByRole('row').nth(1)).toContainText('conv9');
  await header.getByRole('button').click();
  await header.getByRole('button').click();
  await expect(getTable(page).getByRole('row').nth(1)).toContainText('input');
});

test('what cannot be computed is said on its layer, with a remedy that mends it', async ({ page }) => {
  await open(page);
  await page.getByRole('spinbutton', { name: 'Groups' }).fill('3');
  const finding = getInspector(page).getByRole('list', { name: 'Findings' });
  await expect(finding).toContainText('conv8 gets 256 channels, which 3 groups do not divide.');
  await finding.getByRole('button', { name: 'Set groups of conv8 to 1' }).click();
  await expect(finding).toBeHidden();
  await expect(getResult(page)).toContainText(headline);
});

test('a design is opened from a file; a damaged one is refused in a sentence', async ({ page }) => {
  await open(page);
  const design = {
    format: 'fovea-design',
    version: 1,
    title: 'Tiny',
    layers: [
      { id: 'in', kind: 'Input' },
      { id: 'first', kind: 'Conv2d' },
    ],
  };
  await chooseFile(page, 'tiny.json', JSON.stringify(design));
  await expect(getResult(page)).toContainText('The only convolution is within the border');
  await expect(page.getByText('tiny.json was opened.')).toBeVisible();

  await chooseFile(page, 'broken.json', '{"a":');
  await expect(page.getByRole('alert')).toContainText('broken.json was not opened.');
  await expect(getResult(page)).toContainText('The only convolution is within the border');
});

test('an ONNX file is dropped anywhere, drawn, and its report says what was not understood', async ({
  page,
}) => {
  await open(page);
  const bytes = writeModel({
    inputs: { x: [1, 3, 16, 16] },
    nodes: [
      { op: 'Conv', inputs: ['x', 'w'], outputs: ['y'] },
      { op: 'Frobnicate', inputs: ['y'], outputs: ['z'] },
    ],
    tensors: [{ name: 'w', dims: [4, 3, 3, 3] }],
    outputs: ['z'],
  });
  const data = await page.evaluateHandle((content) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([new Uint8Array(content)], 'net.onnx'));
    return transfer;
  }, Array.from(bytes));
  await page.dispatchEvent('body', 'dragover', { dataTransfer: data });
  await expect(page.getByText('Drop an ONNX file or a design to open it')).toBeVisible();
  await page.dispatchEvent('body', 'drop', { dataTransfer: data });
  await expect(page.getByText('net.onnx: 2 nodes read, 1 operation not understood.')).toBeVisible();
  await expect(getResult(page)).toContainText('The only convolution is within the border');
  // (3-1) x 1 + 1, without padding.
  await expect(getTable(page).getByRole('gridcell', { name: '4x14x14' })).toHaveCount(2);

  await page.getByRole('button', { name: 'Report' }).click();
  const report = page.getByRole('dialog', { name: 'What was read of net.onnx' });
  await expect(report.getByRole('listitem').filter({ hasText: 'Frobnicate' })).toBeVisible();
  expect(await findViolations(page)).toEqual([]);
  await report.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('button', { name: 'Back to VGG16' }).click();
  await expect(getResult(page)).toContainText(headline);

  await chooseFile(page, 'cut.onnx', bytes.slice(0, 40));
  await expect(page.getByRole('alert')).toContainText('cut.onnx was not opened.');
  await expect(getResult(page)).toContainText(headline);
});

test('on a phone the network comes first and panels are sheets', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page);
  expect(await findViolations(page)).toEqual([]);
  await getCard(page, 'conv6').click();
  await page.getByRole('button', { name: 'conv6', exact: true }).click();
  const sheet = page.getByRole('dialog', { name: 'Layer' });
  await sheet.getByRole('spinbutton', { name: 'Kernel, height' }).fill('5');
  await expect(sheet).toContainText('Critical.');
  // What a field gives up by Escape leaves the sheet where it is.
  const filters = sheet.getByRole('spinbutton', { name: 'Filters' });
  await filters.fill('99');
  await filters.press('Escape');
  await expect(filters).toHaveValue('256');
  await expect(sheet).toBeVisible();
  expect(await findViolations(page)).toEqual([]);
  await sheet.getByRole('button', { name: 'Close' }).click();
  await expect(getResult(page)).toContainText('7 of 13');
  await page.getByRole('button', { name: 'Table' }).click();
  await expect(getRow(page, 'conv7')).toContainText('unproductive, border');
  await expect(getRow(page, 'conv6')).toBeInViewport();
  await getTable(page).getByRole('gridcell', { name: 'conv6', exact: true }).focus();
  await page.keyboard.press('F2');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+End');
  await expect(getRow(page, 'fc')).toBeInViewport();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Undo' }).click();
  await expect(getResult(page)).toContainText(headline);
  // Nothing is wider than the screen.
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
});

test('the theme follows the system until it is chosen, and is kept', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await open(page);
  const getGround = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const dark = await getGround();
  await page.getByRole('button', { name: 'Colours and language' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Light colours' }).click();
  expect(await getGround()).not.toBe(dark);
  const light = await getGround();
  await page.reload();
  await expect(getResult(page)).toContainText(headline);
  expect(await getGround()).toBe(light);
});
