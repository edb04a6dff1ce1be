/** @file Exports from the page: every format there is, pictures that open again, the report on paper. */
import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { type Download, expect, type Page, test } from '@playwright/test';
import { unzipSync } from 'fflate';
import { createBuilder } from '../src/architecture/builder';
import { formatIds } from '../src/codecs/exportFormats';
import { writeLink } from '../src/codecs/url/link';
import { createDesign } from '../src/document/document';

const getTitle = (page: Page) => page.getByRole('textbox', { name: 'Title' });
const getDialog = (page: Page) => page.getByRole('dialog', { name: /^Export / });

async function openDialog(page: Page): Promise<void> {
  await page.goto('/');
  await expect(page.getByRole('region', { name: 'Result' })).toContainText('6 of 13 convolutions');
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  await page.getByRole('button', { name: 'Other formats' }).click();
  await expect(getDialog(page)).toBeVisible();
}

const choose = (page: Page, name: string) => page.getByRole('option', { name, exact: true }).click();

async function save(page: Page, name: string): Promise<Download> {
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: `Save ${name}` }).click();
  const download = await waiting;
  expect(download.suggestedFilename()).toBe(name);
  return download;
}

/** Drops a file on the page, as from another window. */
async function drop(page: Page, name: string, content: Buffer): Promise<void> {
  await page.evaluate(
    ([fileName, base64]) => {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      const data = new DataTransfer();
      data.items.add(new File([bytes], fileName));
      window.dispatchEvent(new DragEvent('drop', { dataTransfer: data, cancelable: true }));
    },
    [name, content.toString('base64')] as const,
  );
}

test('offers every format there is, each with a look at it', async ({ page }) => {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  await openDialog(page);
  const options = getDialog(page).getByRole('option');
  await expect(options).toHaveCount(formatIds.length + 2);
  const names = await options.allTextContents();
  for (const name of names) {
    await choose(page, name);
    const part = getDialog(page).getByRole('region', { name, exact: true });
    await expect(part.getByRole('button', { name: /^(Save|Print)/ })).toBeVisible();
    await expect(part.getByRole('alert')).toHaveCount(0);
  }
  await choose(page, 'PyTorch');
  await expect(getDialog(page).getByRole('region', { name: 'Preview' })).toContainText(
    'import torch.nn as nn',
  );
  // The arrows walk the list.
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('option', { name: 'Keras' })).toBeFocused();
  await expect(getDialog(page).getByRole('region', { name: 'Preview' })).toContainText('import keras');
  expect(errors).toEqual([]);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`passes the accessibility rules in ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await openDialog(page);
    for (const name of ['SVG', 'LaTeX']) {
      await choose(page, name);
      await expect(page.getByRole('button', { name: /^Save/ })).toBeVisible();
      const { violations } = await new AxeBuilder({ page }).include('[role=dialog]').analyze();
      expect(violations).toEqual([]);
    }
  });
}

test('pictures carry the design: dropped on the page they open again', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await openDialog(page);
  const files: { name: string; content: Buffer }[] = [];
  for (const format of ['SVG', 'PNG', 'PDF']) {
    const name = `VGG16.${format.toLowerCase()}`;
    await choose(page, format);
    const download = await save(page, name);
    files.push({ name, content: readFileSync(await download.path()) });
  }
  const [svg, png] = files;
  const [, width, height] =
    /<svg[^>]* width="(\d+)" height="(\d+)"/.exec(svg?.content.toString() ?? '') ?? [];
  // The header of a PNG says its size: two pixels for each of the drawing.
  expect(png?.content.readUInt32BE(16)).toBe(2 * Number(width));
  expect(png?.content.readUInt32BE(20)).toBe(2 * Number(height));
  // Light, from dark mode too.
  const corner = await page.evaluate(async (base64) => {
    const response = await fetch(`data:image/png;base64,${base64}`);
    const canvas = new OffscreenCanvas(4, 4);
    const context = canvas.getContext('2d');
    context?.drawImage(await createImageBitmap(await response.blob()), 0, 0);
    return [...(context?.getImageData(1, 1, 1, 1).data ?? [])];
  }, png?.content.toString('base64') ?? '');
  expect(corner).toEqual([255, 255, 255, 255]);

  await page.keyboard.press('Escape');
  await getTitle(page).fill('Something else');
  for (const { name, content } of files) {
    await drop(page, name, content);
    await expect(getTitle(page)).toHaveValue('VGG16');
    await expect(page.getByText(`${name} was opened.`)).toBeVisible();
    await page.getByRole('button', { name: 'Back to Something else' }).click();
    await expect(getTitle(page)).toHaveValue('Something else');
  }
  await drop(page, 'plain.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'));
  await expect(page.getByRole('alert')).toContainText('This SVG carries no design');
});

/** What a training project is told, out of its zip. */
async function readProject(download: Download): Promise<Record<string, unknown>> {
  const files = unzipSync(readFileSync(await download.path()));
  return JSON.parse(new TextDecoder().decode(files['training/project.json']));
}

test('a training project trains by the settings that the tab Train shows, also before it was looked at', async ({
  page,
}) => {
  await openDialog(page);
  await choose(page, 'Training project');
  const fresh = await readProject(await save(page, 'VGG16.zip'));
  // The quick setup of a network without normalisation.
  expect(fresh).toMatchObject({
    recipe: {
      epochs: 12,
      batchSize: 32,
      optimizer: { kind: 'adam' },
      learningRate: 0.001,
      schedule: { kind: 'one-cycle', warmupShare: 0.3 },
      augmentation: { cropPadding: 0, flip: false },
      probes: { trainCount: 2000, testCount: 500 },
    },
    setup: { settings: { epochs: 12 }, width: 1, resolution: null },
  });
  await page.keyboard.press('Escape');
  await page.getByRole('tab', { name: 'Train' }).click();
  await page.getByRole('spinbutton', { name: 'Epochs' }).fill('7');
  await page.keyboard.press('Tab');
  // What was set is kept, and holds before the tab is opened again.
  await openDialog(page);
  await choose(page, 'Training project');
  const kept = await readProject(await save(page, 'VGG16.zip'));
  expect(kept).toMatchObject({ recipe: { epochs: 7, optimizer: { kind: 'adam' } } });
});

test('says why a network with errors has no code', async ({ page }) => {
  const net = createBuilder();
  net.add('Input', 'image');
  net.add('Linear', 'dense');
  await page.goto(`/${writeLink(createDesign(net.build(), { title: 'Wrong' }))}`);
  await expect(getTitle(page)).toHaveValue('Wrong');
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  await page.getByRole('button', { name: 'Other formats' }).click();
  await choose(page, 'PyTorch');
  await expect(getDialog(page).getByRole('alert')).toContainText('The network cannot be computed');
  await choose(page, 'SVG');
  await expect(page.getByRole('button', { name: 'Save Wrong.svg' })).toBeVisible();
});

test('the report is one page, alone on the paper, and the screen is as before', async ({ page }) => {
  const net = createBuilder();
  net.add('Input', 'image');
  net.add('Conv2d', 'first', { kernelSize: [7, 7] }, { notes: 'Why so large?' });
  net.add('Conv2d', 'second');
  const design = createDesign(net.build(), { title: 'On paper', notes: 'For the group\nmeeting.' });
  await page.addInitScript(() => {
    Object.assign(globalThis, { print: () => document.documentElement.setAttribute('data-printed', '') });
  });
  await page.goto(`/${writeLink(design)}`);
  await expect(getTitle(page)).toHaveValue('On paper');
  await page.keyboard.press('Control+p');
  await expect(page.locator('html[data-printed]')).toBeAttached();
  await page.emulateMedia({ media: 'print' });
  const report = page.getByRole('article');
  await expect(report.getByRole('heading', { level: 1 })).toContainText('On paper at 32x32');
  await expect(report).toContainText('For the group');
  await expect(report).toContainText('Why so large?');
  await expect(report.getByRole('img')).toBeVisible();
  await expect(report.getByRole('row', { name: /second.*productive/ })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Open', exact: true })).toBeHidden();
  const pdf = await page.pdf({ preferCSSPageSize: true });
  expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  await page.emulateMedia({ media: 'screen' });
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await expect(report).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Open', exact: true })).toBeVisible();
});
