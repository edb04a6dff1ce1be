/** @file A design of which every word is hostile: nothing of it runs, all of it is shown as text, and the page holds. */
import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { createBuilder } from '../src/architecture/builder';
import { writeDesignFile } from '../src/codecs/json/writeDesign';
import { writeLink } from '../src/codecs/url/link';
import { createDesign } from '../src/document/document';
import { getCanvas, getNames } from './hands';

const image = '<img src=x onerror="pwned()">';
const script = '"><script>pwned()</script>';
const names = [
  image,
  script,
  '\'\'\'"""\npwned()',
  'שלום \u202Egnp.exe',
  '👩‍🔬🧪 \u200B\u200D',
  '__proto__',
  'W'.repeat(200),
  `long ${'words '.repeat(30)}`.trim(),
];

function createHostile() {
  const net = createBuilder();
  net.add('Input', names[0] ?? '');
  for (const name of names)
    net.group('stage', name, () => {
      net.add('Conv2d', name, { outChannels: 8 }, { notes: `${name} ${script}` });
      net.add('ReLU', name);
    });
  const title = `${script}${image}${'W'.repeat(120)}`;
  return createDesign(net.build(), { title, notes: `${image}\n${names.join('\n')}`, resolution: [32, 32] });
}
const design = createHostile();

/** Markup that must not be there, and whether the page is as wide as its window. */
const look = (page: Page) =>
  page.evaluate(() => ({
    ran: document.documentElement.dataset.pwned !== undefined,
    images: document.querySelectorAll('img[src="x"]').length,
    scripts: [...document.scripts].filter(({ text }) => text.includes('pwned')).length,
    over: document.documentElement.scrollWidth - window.innerWidth,
  }));
const harmless = { ran: false, images: 0, scripts: 0, over: 0 };

test('hostile words are shown and never run', async ({ page, context }) => {
  const errors: string[] = [];
  context.on('weberror', (error) => errors.push(error.error().message));
  context.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  context.on('dialog', (dialog) => errors.push(dialog.message()));
  await context.addInitScript(() => {
    Object.assign(globalThis, {
      print: () => {},
      pwned: () => {
        document.documentElement.dataset.pwned = '';
      },
    });
  });
  await page.goto(`/${writeLink(design)}`);
  const title = page.getByRole('textbox', { name: 'Title of the design' });
  await expect(title).toHaveValue(design.title);
  await expect(getNames(page).filter({ hasText: image }).first()).toBeVisible();
  await expect(getCanvas(page).getByRole('button').filter({ hasText: script }).first()).toBeAttached();
  expect(await look(page)).toEqual(harmless);

  // The inspector: the name as the value of its field, the notes as they are.
  await getNames(page).filter({ hasText: script }).first().click();
  await expect(page.getByRole('textbox', { name: 'Name of the layer' })).toHaveValue(script);
  expect(await look(page)).toEqual(harmless);

  // Code and pictures.
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  await page.getByRole('button', { name: 'Other formats' }).click();
  const dialog = page.getByRole('dialog', { name: /^Export / });
  await dialog.getByRole('option', { name: 'PyTorch', exact: true }).click();
  const code = dialog.getByRole('region', { name: 'Preview' });
  await expect(code).toContainText('import torch.nn as nn');
  // What would end a comment or begin a line is gone from it.
  expect((await code.innerText()).split('\n').filter((line) => /^\s*pwned\(/.test(line))).toEqual([]);
  await dialog.getByRole('option', { name: 'SVG', exact: true }).click();
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: /^Save .*svg$/ }).click();
  const svg = readFileSync(await (await saving).path(), 'utf8');
  const picture = await context.newPage();
  // As a document of its own a picture may run what it holds.
  await picture.route('**/picture.svg', (route) =>
    route.fulfill({ contentType: 'image/svg+xml', body: svg }),
  );
  await picture.goto('/picture.svg');
  await expect(picture.locator('text').filter({ hasText: /^<img/ }).first()).toBeVisible();
  expect(await picture.evaluate(() => document.querySelectorAll('script, img, foreignObject').length)).toBe(
    0,
  );
  expect(await picture.evaluate(() => document.documentElement.dataset.pwned)).toBeUndefined();
  await picture.close();
  await page.keyboard.press('Escape');

  // The report on paper, then the same design as a file.
  await page.keyboard.press('Control+p');
  const report = page.locator('article');
  await expect(report).toContainText(image);
  await page.emulateMedia({ media: 'print' });
  await expect(report.getByRole('img')).toBeVisible();
  expect(await look(page)).toEqual(harmless);
  await page.emulateMedia({ media: 'screen' });
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await expect(report).toHaveCount(0);
  await page.getByRole('button', { name: 'New design' }).click();
  await expect(title).toHaveValue('');
  await page.evaluate((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], '<img src=x onerror=pwned()>.json'));
    window.dispatchEvent(new DragEvent('drop', { dataTransfer: data, cancelable: true }));
  }, writeDesignFile(design));
  await expect(title).toHaveValue(design.title);
  await expect(getNames(page).filter({ hasText: image }).first()).toBeVisible();
  await page.setViewportSize({ width: 390, height: 844 });
  await expect.poll(() => look(page)).toEqual(harmless);
  expect(errors).toEqual([]);
});
