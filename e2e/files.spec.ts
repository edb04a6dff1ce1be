/** @file Designs as files: saved as downloads or to the same file again, opened by drop and paste. */
import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { readDesign } from '../src/codecs/json/readDesign';
import { openResnet18 } from './hands';

const getTitle = (page: Page) => page.getByRole('textbox', { name: 'Title' });

async function openPage(page: Page): Promise<void> {
  await page.goto('/');
  await expect(page.getByRole('region', { name: 'Result' })).toContainText('6 of 13 convolutions');
}

test('is saved as a download where the browser cannot write to files', async ({ page }) => {
  await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'showSaveFilePicker'));
  await openPage(page);
  await getTitle(page).fill('a/b: mine');
  const waiting = page.waitForEvent('download');
  // The key counts in the field too.
  await page.keyboard.press('Control+s');
  const download = await waiting;
  expect(download.suggestedFilename()).toBe('a-b- mine.json');
  const result = readDesign(JSON.parse(readFileSync(await download.path(), 'utf8')));
  expect('design' in result && result.design.title).toBe('a/b: mine');
});

test('is saved to the same file again where the browser can', async ({ page }) => {
  // A real file, of the browser's private file system, in place of the dialog that nobody can answer here.
  await page.addInitScript(() => {
    let asked = 0;
    Object.assign(globalThis, {
      showSaveFilePicker: async () => {
        asked += 1;
        document.documentElement.dataset.asked = String(asked);
        const folder = await navigator.storage.getDirectory();
        return folder.getFileHandle(`kept${asked}.json`, { create: true });
      },
    });
  });
  await openPage(page);
  // A file that is replaced while it is read cannot be read to its end: null.
  const readKept = (name: string) =>
    page.evaluate(async (file) => {
      const folder = await navigator.storage.getDirectory();
      const snapshot = await (await folder.getFileHandle(file)).getFile();
      const text = await snapshot.text().catch((error: DOMException) => {
        if (error.name === 'NotReadableError') return null;
        throw error;
      });
      return text === null ? null : JSON.parse(text).title;
    }, name);
  const getAsked = () => page.evaluate(() => document.documentElement.dataset.asked);
  await getTitle(page).fill('First');
  await page.keyboard.press('Control+s');
  await expect(page.getByText('Saved to kept1.json.')).toBeVisible();
  expect(await readKept('kept1.json')).toBe('First');
  await getTitle(page).fill('Second');
  await page.keyboard.press('Control+s');
  await expect.poll(() => readKept('kept1.json')).toBe('Second');
  expect(await getAsked()).toBe('1');
  await page.keyboard.press('Control+Shift+s');
  await expect(page.getByText('Saved to kept2.json.')).toBeVisible();
  expect(await readKept('kept2.json')).toBe('Second');
  // A design opened after that has no file yet.
  await openResnet18(page);
  await page.keyboard.press('Control+s');
  await expect.poll(getAsked).toBe('3');
});

const small = JSON.stringify({
  format: 'fovea-design',
  version: 1,
  title: 'From a file',
  layers: [
    { id: 'image', kind: 'Input' },
    { id: 'first', kind: 'Conv2d' },
  ],
});

test('is opened by dropping its file, and saved to that file again', async ({ page }) => {
  await openPage(page);
  await page.evaluate(async (text) => {
    const folder = await navigator.storage.getDirectory();
    const handle = await folder.getFileHandle('dropped.json', { create: true });
    const stream = await handle.createWritable();
    await stream.write(text);
    await stream.close();
    const data = new DataTransfer();
    data.items.add(await handle.getFile());
    // What the browser itself adds to files that come from the disk.
    Object.defineProperty(DataTransferItem.prototype, 'getAsFileSystemHandle', { value: async () => handle });
    window.dispatchEvent(new DragEvent('dragover', { dataTransfer: data, cancelable: true }));
    window.dispatchEvent(new DragEvent('drop', { dataTransfer: data, cancelable: true }));
  }, small);
  await expect(getTitle(page)).toHaveValue('From a file');
  await getTitle(page).fill('Back to the file');
  await page.keyboard.press('Control+s');
  await expect(page.getByText('Saved to dropped.json.')).toBeVisible();
});

test('of several files that are dropped the one with a network is opened, and the others are named', async ({
  page,
}) => {
  await openPage(page);
  await page.evaluate(async (text) => {
    const folder = await navigator.storage.getDirectory();
    const handles = await Promise.all(
      [
        ['net.onnx.data', 'numbers'],
        ['net.json', text],
        ['other.onnx', 'another'],
      ].map(async ([name = '', content = '']) => {
        const handle = await folder.getFileHandle(name, { create: true });
        const stream = await handle.createWritable();
        await stream.write(content);
        await stream.close();
        return handle;
      }),
    );
    const data = new DataTransfer();
    for (const handle of handles) data.items.add(await handle.getFile());
    Object.defineProperty(DataTransferItem.prototype, 'getAsFileSystemHandle', {
      value: async function (this: DataTransferItem) {
        const name = this.getAsFile()?.name;
        return handles.find((handle) => handle.name === name) ?? null;
      },
    });
    window.dispatchEvent(new DragEvent('dragover', { dataTransfer: data, cancelable: true }));
    window.dispatchEvent(new DragEvent('drop', { dataTransfer: data, cancelable: true }));
  }, small);
  await expect(getTitle(page)).toHaveValue('From a file');
  await expect(page.getByRole('status').filter({ hasText: 'net.json was opened.' })).toContainText(
    'left out: net.onnx.data, other.onnx.',
  );
  await getTitle(page).fill('Back to the file');
  await page.keyboard.press('Control+s');
  await expect(page.getByText('Saved to net.json.')).toBeVisible();
});

test('is opened by pasting its text', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openPage(page);
  const paste = async (text: string) => {
    await page.evaluate((content) => navigator.clipboard.writeText(content), text);
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await page.keyboard.press('Control+v');
  };
  await paste(small);
  await expect(getTitle(page)).toHaveValue('From a file');
  await page.getByRole('button', { name: 'Back to VGG16' }).click();
  await paste(small.replace('"Conv2d"', '"Conv9d"'));
  await expect(page.getByText('kind that is not known')).toBeVisible();
  await expect(getTitle(page)).toHaveValue('VGG16');
});
