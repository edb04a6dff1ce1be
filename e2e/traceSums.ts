/**
 * @file From a Chromium trace to the time spent per kind of work: each event counts for itself, without what runs
 * inside it, as the browser's own performance panel sums it up.
 */

/** An event of a trace, as far as it is used; times in microseconds. */
export interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly ts: number;
  readonly dur?: number;
  /** The part of `dur` in which the thread had the processor. */
  readonly tdur?: number;
  readonly pid: number;
  readonly tid: number;
}

/** Kinds of work on the page's thread. */
export type Work = 'scripting' | 'style and layout' | 'painting';

const workOf: Readonly<Record<string, Work>> = {
  EventDispatch: 'scripting',
  EvaluateScript: 'scripting',
  FireAnimationFrame: 'scripting',
  FunctionCall: 'scripting',
  RunMicrotasks: 'scripting',
  BlinkScheduler_PerformMicrotaskCheckpoint: 'scripting',
  TimerFire: 'scripting',
  HandlePostMessage: 'scripting',
  MinorGC: 'scripting',
  MajorGC: 'scripting',
  'V8.GCScavenger': 'scripting',
  'V8.GCIncrementalMarking': 'scripting',
  'V8.GCFinalizeMC': 'scripting',
  'BlinkGC.AtomicPhase': 'scripting',
  'v8.callFunction': 'scripting',
  UpdateLayoutTree: 'style and layout',
  RecalculateStyles: 'style and layout',
  Layout: 'style and layout',
  IntersectionObserverController: 'style and layout',
  PrePaint: 'painting',
  UpdateLayerTree: 'painting',
  Paint: 'painting',
  Layerize: 'painting',
  Commit: 'painting',
};

/** A stretch of time on one thread, in microseconds. */
export interface Stretch {
  readonly pid: number;
  readonly tid: number;
  readonly from: number;
  readonly to: number;
}

/**
 * Milliseconds per kind of work on one thread between two moments. O(events log events).
 *
 * @param clock `dur`: as on the wall; `tdur`: only while the thread had the processor, which another program's load
 *   does not lengthen.
 */
export function sumWork(
  events: readonly TraceEvent[],
  stretch: Stretch,
  clock: 'dur' | 'tdur' = 'dur',
): Record<Work, number> {
  const sums: Record<Work, number> = { scripting: 0, 'style and layout': 0, painting: 0 };
  const own = events
    .filter(
      ({ ph, pid, tid, ts }) =>
        ph === 'X' && pid === stretch.pid && tid === stretch.tid && ts >= stretch.from && ts < stretch.to,
    )
    .map((event) => ({ event, start: event.ts, end: event.ts + (event.dur ?? 0) }))
    .sort((a, b) => a.start - b.start || b.end - a.end);
  // What has no kind of its own (a task, say) passes its time to nobody; what lies within a kind counts for itself.
  const open: { readonly end: number; readonly work: Work | null }[] = [];
  for (const { event, start, end } of own) {
    while ((open.at(-1)?.end ?? Number.POSITIVE_INFINITY) <= start) open.pop();
    const outer = open.findLast((item) => item.work !== null)?.work ?? null;
    const work = workOf[event.name] ?? null;
    if (work !== null) {
      const length = (event[clock] ?? event.dur ?? 0) / 1000;
      sums[work] += length;
      if (outer !== null) sums[outer] -= length;
    }
    open.push({ end, work });
  }
  return sums;
}

/**
 * Milliseconds on the processor of every task on one thread between two moments.
 *
 * @throws Error where the trace holds no task: it was made without the category `toplevel`, or tasks have a new name.
 */
export function listTasks(events: readonly TraceEvent[], { pid, tid, from, to }: Stretch): readonly number[] {
  const isTask = ({ name, ph, ...event }: TraceEvent) =>
    ph === 'X' && /\bRunTask$/.test(name) && event.pid === pid && event.tid === tid;
  const tasks = events.filter(isTask);
  if (tasks.length === 0) throw new Error('the trace holds no tasks');
  return tasks.filter(({ ts }) => ts >= from && ts < to).map(({ tdur, dur = 0 }) => (tdur ?? dur) / 1000);
}
