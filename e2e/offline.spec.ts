/**
 * @file After the first load the page needs no network; a new version waits until it is asked for.
 *
 * The built page is served by a host of the test's own, which sends no headers of its own and can be shut down.
 */
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';

test.use({ serviceWorkers: 'allow' });

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.json': 'application/json',
};

interface Host {
  readonly address: string;
  /** Sent at the end of the service worker: another text is another version. */
  suffix: string;
  close(): Promise<void>;
}

async function startHost(): Promise<Host> {
  const host = { suffix: '' };
  const server: Server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://host');
    const path = pathname === '/' ? '/index.html' : decodeURIComponent(pathname);
    readFile(join(import.meta.dirname, '../dist', path)).then(
      (content) => {
        response.setHeader('Content-Type', types[extname(path)] ?? 'application/octet-stream');
        response.end(path === '/serviceWorker.js' ? `${content}\n${host.suffix}` : content);
      },
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return Object.assign(host, {
    address: `http://127.0.0.1:${port}/`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  });
}

/** Waits until the worker is in charge and has put away every file that it wants. */
async function waitUntilKept(page: Page): Promise<void> {
  await page.evaluate(() => navigator.serviceWorker.ready);
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
}

const heading = (page: Page) => page.getByText('6 of 13 convolutions are beyond the border');

test('without a network the page loads, analyses and opens known networks', async ({ page }) => {
  const host = await startHost();
  await page.goto(host.address);
  await expect(heading(page)).toBeVisible();
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(false);
  await waitUntilKept(page);
  await host.close();
  await page.reload();
  await expect(heading(page)).toBeVisible();
  // The worker sends the headers that the host did not.
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  const search = page.getByRole('combobox', { name: 'Search known networks' });
  await search.fill('mobilenetv2');
  await search.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Title of the design' })).toHaveValue('MobileNet v2');
});

test('a new version waits until it is asked for, and then keeps what was edited', async ({ page }) => {
  const host = await startHost();
  await page.goto(host.address);
  await waitUntilKept(page);
  const title = page.getByRole('textbox', { name: 'Title of the design' });
  await title.fill('My network');
  await title.press('Enter');
  host.suffix = '// a newer version';
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
  const notice = page.getByText('A new version of Fovea is ready');
  await expect(notice).toBeVisible();
  await expect(title).toHaveValue('My network');
  await page.getByRole('button', { name: 'Load it' }).click();
  // The page that the worker serves is isolated, unlike the one before.
  await expect.poll(() => page.evaluate(() => crossOriginIsolated).catch(() => false)).toBe(true);
  await expect(title).toHaveValue('My network');
  await expect(notice).toBeHidden();
  await host.close();
});
