/**
 * @file How long one edit takes on the page.
 *
 * The kernel of the first convolution is changed by arrow keys in the inspector, which changes the field of every layer
 * behind it. What the page's thread does from the key until it is idle again is taken from a performance trace, on the
 * wall and on the processor: a machine with other work to do lengthens the first.
 */
import type { Browser, Page } from '@playwright/test';
import { findQuantile } from './frameCosts';
import { sumWork, type TraceEvent, type Work } from './traceSums';

const warmUps = 10;
const edits = 60;

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

/** What one edit took: on the wall, and on the processor; in milliseconds. */
export interface EditCost {
  readonly wall: Record<Work, number>;
  readonly processor: Record<Work, number>;
}

/** Traces what `edit` does, and sums it up from each key to the mark that ends its edit. */
export async function traceEdits(
  browser: Browser,
  page: Page,
  edit: () => Promise<void>,
): Promise<readonly EditCost[]> {
  await browser.startTracing(page, {
    categories: ['devtools.timeline', 'blink.user_timing', 'v8', 'disabled-by-default-v8.gc'],
  });
  await edit();
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

function describe(values: readonly number[]): string {
  const at = (share: number) => findQuantile(values, share).toFixed(1);
  return `median ${at(0.5)}, p90 ${at(0.9)}, max ${at(1)} ms`;
}

/** Edits on a page that shows the network; prints what they take and returns the median of scripting in ms. */
export async function measureEdits(browser: Browser, page: Page): Promise<number> {
  await page
    .getByRole('spinbutton', { name: /kernel/i })
    .first()
    .focus();
  await editRepeatedly(page, warmUps);
  const sums = await traceEdits(browser, page, () => editRepeatedly(page, edits));
  process.stdout.write(`\n${sums.length} edits of a kernel by keys\n`);
  for (const work of ['scripting', 'style and layout', 'painting'] as const) {
    const wall = describe(sums.map((sum) => sum.wall[work]));
    const processor = describe(sums.map((sum) => sum.processor[work]));
    process.stdout.write(`  ${work.padEnd(16)} ${wall}; on the processor ${processor}\n`);
  }
  return findQuantile(
    sums.map((sum) => sum.processor.scripting),
    0.5,
  );
}
