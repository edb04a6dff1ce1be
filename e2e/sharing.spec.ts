/** @file Sharing by dialog: the link that is copied, its QR code read from the screen, the frame for other pages. */
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import readQr from 'jsqr';
import { readLink } from '../src/codecs/url/link';

async function openDialog(page: Page): Promise<void> {
  await page.goto('/');
  await expect(page.getByRole('region', { name: 'Result' })).toContainText('6 of 13 convolutions');
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  await expect(page.getByRole('dialog', { name: 'Share VGG16' })).toBeVisible();
}

const getLink = (page: Page) => page.getByRole('textbox', { name: 'Link' });

/** The pixels of a part of the screen, as a camera would see them. */
async function takePixels(
  page: Page,
  name: string,
): Promise<{ data: number[]; width: number; height: number }> {
  const png = await page.getByRole('img', { name }).screenshot();
  return page.evaluate(async (base64) => {
    const response = await fetch(`data:image/png;base64,${base64}`);
    const image = await createImageBitmap(await response.blob());
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext('2d');
    context?.drawImage(image, 0, 0);
    const pixels = context?.getImageData(0, 0, image.width, image.height);
    return { data: [...(pixels?.data ?? [])], width: image.width, height: image.height };
  }, png.toString('base64'));
}

test('the link is copied whole, and says how far it gets and where the design lives', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openDialog(page);
  const link = await getLink(page).inputValue();
  expect(link).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#f\d\.[\w-]+$/);
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(link);
  const result = readLink(new URL(link).hash);
  expect(result.ok && result.design.title).toBe('VGG16');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('every chat program takes it');
  await expect(dialog).toContainText('nothing is stored on a server');
  const { violations } = await new AxeBuilder({ page }).include('[role=dialog]').analyze();
  expect(violations).toEqual([]);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the QR code leads to the link, small and large, in ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await openDialog(page);
    const link = await getLink(page).inputValue();
    const read = async () => {
      const { data, width, height } = await takePixels(page, 'QR code of the link');
      return readQr(Uint8ClampedArray.from(data), width, height)?.data;
    };
    expect(await read()).toBe(link);
    await page.getByRole('button', { name: 'Show it large' }).click();
    await expect(page.getByRole('button', { name: 'Back' })).toBeVisible();
    expect(await read()).toBe(link);
  });
}

test('the frame for other pages leads to the same design', async ({ page }) => {
  await openDialog(page);
  const snippet = await page.getByRole('textbox', { name: 'HTML for a page' }).inputValue();
  const link = await getLink(page).inputValue();
  const source = await page.evaluate((html) => {
    const template = document.createElement('template');
    template.innerHTML = html;
    return template.content.querySelector('iframe')?.src ?? '';
  }, snippet);
  expect(source).toBe(link.replace('/#', '/?embed#'));
});

test('the system is asked to hand the link on where it can', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'share', {
      value: async (data: ShareData) => {
        document.body.dataset.shared = JSON.stringify(data);
      },
    });
  });
  await openDialog(page);
  const link = await getLink(page).inputValue();
  await page.getByRole('button', { name: 'Send …' }).click();
  await expect
    .poll(() => page.evaluate(() => document.body.dataset.shared))
    .toBe(JSON.stringify({ title: 'VGG16', url: link }));
});
