/**
 * @file What the page's thread does in every frame of a gesture, from a performance trace.
 *
 * A step of the gesture is real input; then the next frame is awaited and marked. Every frame that the browser draws is
 * marked as well: on a busy machine several pass with a step. Scripting is taken on the processor, which other programs
 * do not lengthen.
 */
import type { Browser, Page } from '@playwright/test';
import { listTasks, sumWork, type TraceEvent } from './traceSums';

/** Tasks that take longer than this are felt. */
export const longTaskMs = 50;

/** What a gesture took. */
export interface FrameCosts {
  /** Milliseconds of scripting on the processor, a step of the gesture each. */
  readonly scripting: readonly number[];
  /** The most that any frame took of it. */
  readonly longestFrame: number;
  /** The same for style, layout and painting together. */
  readonly drawing: readonly number[];
  /** Tasks of more than 50 ms on the processor. */
  readonly longTasks: number;
  /** The most node elements of React Flow that there were at once. */
  readonly mountedNodes: number;
}

async function awaitFrame(page: Page): Promise<number> {
  return await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        requestAnimationFrame(() => {
          performance.mark('bench-frame');
          resolve(document.getElementsByClassName('react-flow__node').length);
        });
      }),
  );
}

const anyFrame = 'bench-any-frame';

/** Marks every frame until the returned function is called. */
async function markFrames(page: Page): Promise<() => Promise<void>> {
  // As text: the loader of these files gives names to functions, by a helper that the page does not have.
  const end = await page.evaluateHandle<() => void>(`(() => {
    let request = 0;
    const mark = () => {
      performance.mark('${anyFrame}');
      request = requestAnimationFrame(mark);
    };
    mark();
    return () => cancelAnimationFrame(request);
  })()`);
  return async () => {
    await end.evaluate((stop) => stop());
    await end.dispose();
  };
}

/** Makes a gesture step by step and measures every frame of it. */
export async function measureFrames(
  browser: Browser,
  page: Page,
  steps: readonly (() => Promise<void>)[],
): Promise<FrameCosts> {
  await browser.startTracing(page, {
    categories: ['devtools.timeline', 'blink.user_timing', 'v8', 'disabled-by-default-v8.gc', 'toplevel'],
  });
  const stopMarks = await markFrames(page);
  let mountedNodes = await awaitFrame(page);
  for (const step of steps) {
    await step();
    mountedNodes = Math.max(mountedNodes, await awaitFrame(page));
  }
  await stopMarks();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString('utf8')) as {
    readonly traceEvents: readonly TraceEvent[];
  };
  const findMarks = (wanted: string) =>
    traceEvents.filter(({ name }) => name === wanted).sort((a, b) => a.ts - b.ts);
  const marks = findMarks('bench-frame');
  const [first] = marks;
  const last = marks.at(-1);
  if (first === undefined || last === undefined) throw new Error('the trace holds no frames');
  const { pid, tid } = first;
  const own = traceEvents.filter((event) => event.pid === pid && event.tid === tid && event.ph === 'X');
  const sumBetween = (moments: readonly TraceEvent[]) =>
    moments.slice(1).map(({ ts }, index) => {
      const from = moments[index]?.ts ?? 0;
      const within = own.filter((event) => event.ts >= from && event.ts < ts);
      return sumWork(within, { pid, tid, from, to: ts }, 'tdur');
    });
  const frames = sumBetween(marks);
  const all = sumBetween(findMarks(anyFrame).filter(({ ts }) => ts >= first.ts && ts <= last.ts));
  const tasks = listTasks(own, { pid, tid, from: first.ts, to: last.ts });
  return {
    scripting: frames.map(({ scripting }) => scripting),
    longestFrame: Math.max(...all.map(({ scripting }) => scripting)),
    drawing: frames.map((frame) => frame['style and layout'] + frame.painting),
    longTasks: tasks.filter((task) => task > longTaskMs).length,
    mountedNodes,
  };
}

/** The value below which this share of all lies. */
export function findQuantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}

/** The mean; 0 where there is nothing. */
export function computeMean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
