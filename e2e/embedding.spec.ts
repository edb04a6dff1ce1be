/** @file A design in a frame on somebody else's page: to look at, with a way into Fovea; nothing is edited or kept. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { writeLink } from '../src/codecs/url/link';
import { createDesign } from '../src/document/document';
import { writeEmbedSnippet } from '../src/editor/sharing/shareAddress';
import { findPreset } from '../src/presets/presets';
import { rootAddress } from './addresses';

const vgg16 = findPreset('vgg16')?.build({ head: 'gap', classes: 10 });
if (vgg16 === undefined) throw new Error('no VGG16');
const hash = writeLink(createDesign(vgg16, { title: 'VGG16 in class', resolution: [32, 32] }));

/** The address of a site of its own that serves a page with this HTML, for as long as the tests run. */
async function serveLecture(html: string): Promise<string> {
  const server = createServer((_, response) => {
    response.setHeader('Content-Type', 'text/html');
    response.end(`<!doctype html><html lang="en"><title>Lecture</title>${html}`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  server.unref();
  const { port } = server.address() as AddressInfo;
  return `http://127.0.0.1:${port}/`;
}

/** Shows the HTML on a page of another origin. */
async function showFrame(page: Page, html: string) {
  await page.goto(await serveLecture(html));
  return page.frameLocator('iframe');
}

test('a frame on another page shows the network, keeps nothing, and opens it in Fovea', async ({
  page,
  browser,
}) => {
  const problems: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  const frame = await showFrame(page, writeEmbedSnippet(rootAddress, hash, 'VGG16'));
  await expect(frame.getByRole('region', { name: 'Result' })).toContainText('6 of 13 convolutions');
  await expect(frame.getByRole('heading', { level: 1 })).toHaveText('VGG16 in class');
  await expect(frame.getByRole('list', { name: 'Colours and marks' })).toBeVisible();
  const card = frame.getByRole('button', { name: /^conv8, .*unproductive, border layer/ });
  await expect(card).toBeVisible();
  await expect(frame.getByRole('region', { name: 'Tables and plots' })).toHaveCount(0);
  for (const panel of ['Palette', 'Layer'])
    await expect(frame.getByRole('complementary', { name: panel })).toHaveCount(0);
  await expect(frame.getByRole('button', { name: 'Share' })).toHaveCount(0);
  await expect(frame.getByRole('button', { name: 'Select several' })).toHaveCount(0);

  // Keys of the editor do nothing here.
  await card.click();
  for (const key of ['Delete', 'c', 'Shift+ArrowDown', 'Control+k', '?']) await page.keyboard.press(key);
  await expect(frame.getByRole('region', { name: 'Result' })).toContainText('6 of 13 convolutions');
  await expect(frame.getByRole('dialog')).toHaveCount(0);
  const inner = page.frames().at(-1);
  const kept = await inner?.evaluate(async () => ({
    keys: Object.keys(localStorage).filter((key) => key !== 'fovea.visited'),
    tab: Object.keys(sessionStorage),
    databases: (await indexedDB.databases()).length,
    hash: location.hash,
  }));
  expect(kept).toEqual({ keys: [], tab: [], databases: 0, hash });
  const { violations } = await new AxeBuilder({ page }).include('iframe').analyze();
  expect(violations).toEqual([]);

  const link = frame.getByRole('link', { name: /^Open in Fovea/ });
  await expect(link).toHaveAttribute('href', rootAddress + hash);
  const [whole] = await Promise.all([page.context().waitForEvent('page'), link.click()]);
  await expect(whole.getByRole('region', { name: 'Result' })).toContainText('6 of 13 convolutions');
  await expect(whole.getByRole('button', { name: 'Share', exact: true })).toBeVisible();
  await whole.close();

  const damaged = await showFrame(page, writeEmbedSnippet(rootAddress, hash.slice(0, -9), 'VGG16'));
  await expect(damaged.getByRole('alert')).toContainText('This link is damaged');
  expect(problems).toEqual([]);

  const german = await browser.newPage({ locale: 'de-DE' });
  const rahmen = await showFrame(german, writeEmbedSnippet(rootAddress, hash, 'VGG16'));
  await expect(rahmen.getByRole('link', { name: /^In Fovea öffnen/ })).toBeVisible();
  await german.close();
});
