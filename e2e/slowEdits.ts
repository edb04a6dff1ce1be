/**
 * @file How long an edit takes to recolour the network on a slow laptop: Chromium with its processor throttled six times.
 *
 * The image is made a pixel smaller and larger again at a size where that changes statuses. What counts runs from the
 * key to the frame behind the first card that has changed its status: on the wall, and on the processor, which other
 * programs do not lengthen.
 */
import { type Browser, expect, type Page } from '@playwright/test';
import { writeLink } from '../src/codecs/url/link';
import { createDesign } from '../src/document/document';
import { buildReference } from '../src/presets/presets.testing';
import { traceEdits } from './editBench';
import { findQuantile } from './frameCosts';

const throttling = 6;
const warmUps = 4;
/** What else the machine has to do comes and goes: the quickest of these rounds counts. */
const rounds = 3;
const edits = 12;

/** Networks with the smallest image that fits all of their convolutions, in pixels: one less, and some do not. */
const networks = [
  { preset: 'vgg16', size: 164 },
  { preset: 'resnet18', size: 75 },
  { preset: 'resnet50', size: 75 },
];

/** One edit after the other, each followed by quiet; marks the key and the new colours in the trace. */
async function recolourRepeatedly(page: Page, count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    await page.evaluate(() => {
      const canvas = document.querySelector('.network-canvas');
      if (canvas === null) throw new Error('there is no canvas');
      window.recoloured = new Promise<void>((resolve, reject) => {
        setTimeout(() => reject(new Error('no card changed its status')), 20_000);
        const observer = new MutationObserver(() => {
          observer.disconnect();
          // A message that is posted from a frame arrives once that is painted.
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => {
            performance.mark('bench-quiet');
            resolve();
          };
          requestAnimationFrame(() => port2.postMessage(null));
        });
        observer.observe(canvas, { subtree: true, attributes: true, attributeFilter: ['data-status'] });
        addEventListener('keydown', () => performance.mark('bench-key'), { capture: true, once: true });
      });
    });
    await page.keyboard.press(index % 2 === 0 ? 'ArrowDown' : 'ArrowUp');
    await page.evaluate(async () => {
      await window.recoloured;
      // What follows the colours (address, library, plots) is over before the next key.
      await new Promise((resolve) => setTimeout(resolve, 500));
      await new Promise((resolve) => requestIdleCallback(resolve, { timeout: 4000 }));
    });
  }
}

const sum = (costs: Readonly<Record<string, number>>) =>
  Object.values(costs).reduce((total, value) => total + value, 0);

/**
 * Prints what edits take on each network in each round, and returns in ms what the slowest network takes: the median on
 * the processor in its quickest round.
 */
export async function measureSlowEdits(browser: Browser, address: string): Promise<number> {
  process.stdout.write(
    `\nEdits until the network has its new colours, processor throttled ${throttling} times\n`,
  );
  let longest = 0;
  for (const { preset, size } of networks) {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    const design = createDesign(buildReference(preset), { title: preset, resolution: [size, size] });
    await page.goto(address + writeLink(design));
    const field = page.getByRole('spinbutton', { name: /height/i }).first();
    await expect(field).toHaveValue(String(size));
    // Late parts take the page's thread, and large networks fold: an edit before that would measure them.
    await page.waitForLoadState('networkidle');
    await expect(page.locator('.network-canvas [data-status]').first()).toBeVisible();
    await field.focus();
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: throttling });
    await recolourRepeatedly(page, warmUps);
    const medians: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const costs = await traceEdits(browser, page, () => recolourRepeatedly(page, edits));
      const wall = costs.map((cost) => sum(cost.wall));
      const processor = costs.map((cost) => sum(cost.processor));
      const [median, slow] = [0.5, 0.9].map((share) => findQuantile(wall, share).toFixed(0));
      medians.push(findQuantile(processor, 0.5));
      process.stdout.write(
        `  ${preset.padEnd(10)} median ${median}, p90 ${slow} ms; on the processor median ${medians.at(-1)?.toFixed(0)} ms\n`,
      );
    }
    await context.close();
    longest = Math.max(longest, Math.min(...medians));
  }
  return longest;
}

declare global {
  interface Window {
    /** Resolves once the edit that was made last is to be seen. */
    recoloured: Promise<void>;
  }
}
