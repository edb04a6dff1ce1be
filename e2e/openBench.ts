/**
 * @file How long a large ONNX file takes from being chosen to being drawn: `npm run bench:open [-- FILE ...]`.
 *
 * The built page in Chromium at 1440 by 900. Without files, ResNet50 and ResNet152 with random weights are made by
 * Debian's python3-torch and python3-torchvision. The time runs from the `change` of the file field to the first
 * frame in which the headline speaks of the new network and its cards are there; the dialog has been open for half a
 * second then, as nobody finds a file faster, and the page uses that time. Each file five times, each time on a fresh
 * page; prints the median as JSON, with the load of the machine.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { type Browser, chromium } from '@playwright/test';
import { preview } from 'vite';
import { chromiumLaunchOptions } from '../.ci/chromium.mjs';

const rounds = 5;
/** How long the dialog is open before the file is chosen. */
const choosingMs = 500;

/** Milliseconds from choosing the file to the frame that shows it. */
async function measureOpening(browser: Browser, address: string, path: string): Promise<number> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
  await page.goto(address);
  await page.locator('.layer-card').first().waitFor();
  await page.getByRole('button', { name: /^Open/ }).first().click();
  const field = page.locator('input[type=file]').first();
  await field.waitFor({ state: 'attached' });
  await page.waitForTimeout(choosingMs);
  // No function here may have a name: the one that is kept for it does not exist on the page.
  await page.evaluate(() => {
    const state = window as unknown as { openingMs?: number };
    const before = document.querySelector('.headline')?.textContent;
    addEventListener(
      'change',
      () => {
        const start = performance.now();
        const timer = setInterval(() => {
          const headline = document.querySelector('.headline')?.textContent;
          if (headline === before || document.querySelectorAll('.layer-card').length <= 10) return;
          clearInterval(timer);
          requestAnimationFrame(() => {
            state.openingMs = performance.now() - start;
          });
        }, 4);
      },
      { capture: true, once: true },
    );
  });
  await field.setInputFiles(path);
  const handle = await page.waitForFunction(() => (window as unknown as { openingMs?: number }).openingMs);
  const result = Number(await handle.jsonValue());
  await page.close();
  return result;
}

const folder = mkdtempSync(join(tmpdir(), 'fovea-models-'));
const server = await preview({
  root: join(import.meta.dirname, '..'),
  logLevel: 'warn',
  preview: { host: '127.0.0.1', port: 4194 },
});
const browser = await chromium.launch(chromiumLaunchOptions());
try {
  let files = process.argv.slice(2);
  if (files.length === 0) {
    execFileSync('/usr/bin/python3', [join(import.meta.dirname, 'makeModels.py'), folder], {
      stdio: 'inherit',
    });
    files = ['resnet50', 'resnet152'].map((name) => join(folder, `${name}.onnx`));
  }
  for (const path of files) {
    const times: number[] = [];
    for (let round = 0; round < rounds; round++) {
      times.push(await measureOpening(browser, server.resolvedUrls?.local[0] ?? '', path));
    }
    times.sort((a, b) => a - b);
    const medianMs = Math.round(times[rounds >> 1] ?? Number.NaN);
    const megabytes = Math.round(statSync(path).size / 1e6);
    const load = Number(loadavg()[0]?.toFixed(1));
    console.log(
      JSON.stringify({ file: basename(path), megabytes, medianMs, times: times.map(Math.round), load }),
    );
  }
} finally {
  await browser.close();
  await server.close();
  rmSync(folder, { recursive: true });
}
