/**
 * @file How long one edit takes on the page: `npm run bench:page`.
 *
 * The built page in Chromium at 1440 by 900, ResNet152 wholly in view. The kernel of its first convolution is
 * changed by arrow keys in the inspector, which changes the field of every layer behind it. What the page's thread
 * does from the key until it is idle again is taken from a performance trace, on the wall and on the processor: a
 * machine with other work to do lengthens the first. Ends with 1 where the median edit takes more than a frame of
 * scripting, 16 ms, on the processor.
 */
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { preview } from 'vite';
import { chromiumLaunchOptions } from '../.ci/chromium.mjs';
import { sumWork, type TraceEvent, type Work } from './traceSums';

const port = Number(process.env.FOVEA_PORT ?? 4193);
const frameMs = 16;
const warmUps = 10;
const edits = 60;
const network = 'resnet152';

async function openNetwork(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Open/ }).first().click();
  await page.getByRole('combobox', { name: 'Search known networks' }).fill(network);
  await page.getByRole('option', { selected: true, name: 'ResNet152', exact: true }).waitFor();
  await page.keyboard.press('Enter');
  const canvas = page.getByRole('region', { name: 'Network' });
  await canvas.getByRole('button', { name: /^layer4\.2\.conv3, / }).waitFor();
  await canvas.getByRole('button', { name: 'Show the whole network' }).click();
}

/** Presses arrow keys in the field, one a time, each followed by quiet; marks both in the trace. */
async function editRepeatedly(page: Page, count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    await page.evaluate(() => {
      addEventListener('keydown', () => performance.mark('bench-key'), { capture: true, once: true });
    });
    await page.keyboard.press(index % 2 === 0 ? 'ArrowUp' : 'ArrowDown');
    await page.evaluate(
      () =>
        new Promise<void>((resolve) => {
          requestAnimationFrame(() => {
            requestAnimationFrame(() => {
              requestIdleCallback(() => {
                performance.mark('bench-quiet');
                resolve();
              });
            });
          });
        }),
    );
  }
}

/** What one edit took: on the wall, and on the processor. */
interface EditCost {
  readonly wall: Record<Work, number>;
  readonly processor: Record<Work, number>;
}

async function traceEdits(browser: Browser, page: Page): Promise<readonly EditCost[]> {
  await browser.startTracing(page, {
    categories: ['devtools.timeline', 'blink.user_timing', 'v8', 'disabled-by-default-v8.gc'],
  });
  await editRepeatedly(page, edits);
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString('utf8')) as {
    readonly traceEvents: readonly TraceEvent[];
  };
  const findMarks = (name: string) =>
    traceEvents.filter((event) => event.name === name).sort((a, b) => a.ts - b.ts);
  const quiet = findMarks('bench-quiet');
  return findMarks('bench-key').map(({ pid, tid, ts }, index) => {
    // The mark stands at the beginning of the key's event, which began just before it.
    const from = Math.max(
      ...traceEvents
        .filter((event) => event.name === 'EventDispatch' && event.pid === pid && event.tid === tid)
        .map((event) => event.ts)
        .filter((start) => start <= ts),
    );
    const stretch = { pid, tid, from, to: quiet[index]?.ts ?? Number.POSITIVE_INFINITY };
    return { wall: sumWork(traceEvents, stretch), processor: sumWork(traceEvents, stretch, 'tdur') };
  });
}

function describe(values: readonly number[]): { readonly median: number; readonly text: string } {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  const median = at(0.5);
  const text = [`median ${median.toFixed(1)}`, `p90 ${at(0.9).toFixed(1)}`, `max ${at(1).toFixed(1)}`];
  return { median, text: `${text.join(', ')} ms` };
}

const root = join(import.meta.dirname, '..');
const server = await preview({ root, logLevel: 'warn', preview: { host: '127.0.0.1', port } });
const browser = await chromium.launch(chromiumLaunchOptions());
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(server.resolvedUrls?.local[0] ?? `http://127.0.0.1:${port}/`);
  await openNetwork(page);
  const canvas = page.getByRole('region', { name: 'Network' });
  await canvas.getByRole('button', { name: /^conv1, / }).click();
  await page
    .getByRole('spinbutton', { name: /kernel/i })
    .first()
    .focus();
  await editRepeatedly(page, warmUps);
  const cards = canvas.locator('.layer-card');
  const view = `${await cards.count()} cards, ${await cards.first().getAttribute('data-detail')}`;
  const sums = await traceEdits(browser, page);
  const load = loadavg()[0] ?? 0;
  process.stdout.write(
    `${network}, ${view}; ${sums.length} edits of a kernel, Chromium ${browser.version()}\n`,
  );
  process.stdout.write(`${cpus().length} cores (${cpus()[0]?.model ?? '?'}), load ${load.toFixed(1)}\n`);
  for (const work of ['scripting', 'style and layout', 'painting'] as const) {
    const wall = describe(sums.map((sum) => sum.wall[work]));
    const processor = describe(sums.map((sum) => sum.processor[work]));
    process.stdout.write(`${work.padEnd(16)} ${wall.text}; on the processor ${processor.text}\n`);
  }
  const { median } = describe(sums.map((sum) => sum.processor.scripting));
  const isWithin = median <= frameMs;
  process.stdout.write(
    `${isWithin ? 'within' : 'MORE THAN'} a frame of ${frameMs} ms of scripting on the processor\n`,
  );
  process.exitCode = isWithin ? 0 : 1;
} finally {
  await browser.close();
  await server.close();
}
