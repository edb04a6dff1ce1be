/**
 * @file What training asks of the page's thread: the longest task from the start of a run to its end.
 *
 * The run computes in its worker; the page draws curves, saturations and probes as they come.
 */
import type { Browser } from '@playwright/test';
import { findQuantile, longTaskMs } from './frameCosts';
import { listTasks, type TraceEvent } from './traceSums';
import { trainingAddress } from './trainingDesign';

const settings = { 'Pictures to train': 1500, 'Pictures to test': 400, Epochs: 4 };

/** Trains on the built page; prints what its tasks take and returns the longest in milliseconds on the processor. */
export async function measureTrainingTasks(browser: Browser, address: string): Promise<number> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(new URL(trainingAddress, address).href);
  await page.getByRole('tab', { name: 'Train', exact: true }).click();
  for (const [name, value] of Object.entries(settings))
    await page.getByRole('spinbutton', { name, exact: true }).fill(String(value));
  const bar = page.getByRole('region', { name: 'Run', exact: true });
  await browser.startTracing(page, { categories: ['devtools.timeline', 'blink.user_timing', 'toplevel'] });
  await page.evaluate(() => performance.mark('bench-start'));
  await bar.getByRole('button', { name: 'Start', exact: true }).click();
  await bar.getByText(/^Finished/).waitFor({ timeout: 600_000 });
  await page.evaluate(() => performance.mark('bench-end'));
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString('utf8')) as {
    readonly traceEvents: readonly TraceEvent[];
  };
  await page.close();
  const [start, end] = ['bench-start', 'bench-end'].map((mark) =>
    traceEvents.find(({ name }) => name === mark),
  );
  if (start === undefined || end === undefined) throw new Error('the trace does not hold the run');
  const { pid, tid } = start;
  const tasks = listTasks(traceEvents, { pid, tid, from: start.ts, to: end.ts });
  const at = (share: number) => findQuantile(tasks, share).toFixed(1);
  const long = tasks.filter((task) => task > longTaskMs).length;
  process.stdout.write(
    `\nTraining, the page's thread: ${tasks.length} tasks, p99 ${at(0.99)}, max ${at(1)} ms, ${long} long tasks\n`,
  );
  return Math.max(...tasks);
}
