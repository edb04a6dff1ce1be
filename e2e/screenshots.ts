/**
 * @file Pictures of the built page: `npm run screenshots -- [FOLDER] [--readme]`.
 *
 * Three sizes, light and dark, into FOLDER (`.screenshots` by default). With `--readme` the two
 * pictures of the README are made anew as well.
 */
import { copyFileSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { chromium } from '@playwright/test';
import { preview } from 'vite';
import { chromiumLaunchOptions } from '../.ci/chromium.mjs';

const sizes = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
] as const;

const root = join(import.meta.dirname, '..');
const args = process.argv.slice(2);
const folder = resolve(args.find((arg) => !arg.startsWith('--')) ?? join(root, '.screenshots'));

const server = await preview({
  root,
  logLevel: 'warn',
  preview: { host: '127.0.0.1', port: 4190 },
});
const browser = await chromium.launch(chromiumLaunchOptions());
try {
  for (const viewport of sizes) {
    for (const colorScheme of ['light', 'dark'] as const) {
      const page = await browser.newPage({ viewport, colorScheme, reducedMotion: 'reduce' });
      await page.goto(server.resolvedUrls?.local[0] ?? 'http://127.0.0.1:4190/');
      await page.waitForLoadState('networkidle');
      await page.evaluate(() => document.fonts.ready.then(() => undefined));
      const path = join(folder, `${viewport.width}x${viewport.height}-${colorScheme}.png`);
      await page.screenshot({ path });
      await page.close();
      process.stdout.write(`${path}\n`);
    }
  }
  if (args.includes('--readme')) {
    mkdirSync(join(root, '.github'), { recursive: true });
    for (const colorScheme of ['light', 'dark']) {
      const from = join(folder, `1440x900-${colorScheme}.png`);
      copyFileSync(from, join(root, '.github', `screenshot-${colorScheme}.png`));
    }
  }
} finally {
  await browser.close();
  await server.close();
}
