/** @file A look at pictures reads its set once; a test plays the reader and the page. */
import { expect, test } from 'vitest';
import type { DataSource, Dataset, ImageSet, PictureSettings } from '../dataset';
import type { LeftOut } from '../leftOut';
import type { PictureQuery, RunId, TrainingEvent } from '../protocol';
import type { DataListener } from './data/loadData';
import { isSameSource, LookedSet } from './lookedSet';

const set: ImageSet = {
  count: 3,
  channels: 1,
  height: 1,
  width: 1,
  pixels: Uint8Array.of(5, 6, 7),
  labels: Uint8Array.of(0, 1, 1),
};
const dataset: Dataset = { classNames: ['cat', 'dog'], train: set, test: set, mean: [0], deviation: [1] };
const settings: PictureSettings = { side: 8, testShare: 0.2, seed: 1, perClass: null };
const query: PictureQuery = { set: 'test', label: null, answer: null, isWrong: false, start: 0, count: 2 };
const at = (name: string): DataSource => ({
  kind: 'address',
  address: `https://a.test/${name}`,
  settings,
  keepAs: null,
});
const broken: LeftOut = { reason: 'unreadable', count: 2, names: ['x.png', 'y.png'] };
const [first, second] = ['look 1', 'look 2'] as [RunId, RunId];

/** A set whose readings the test ends. */
function open() {
  const events: TrainingEvent[] = [];
  const readings: {
    readonly source: DataSource;
    readonly listener: DataListener;
    readonly signal: AbortSignal | undefined;
    readonly resolve: (dataset: Dataset) => void;
  }[] = [];
  let stamp: string | null = null;
  const looked = new LookedSet({
    post: (event) => void events.push(event),
    openers: [],
    loadData: (source, listener, signal) =>
      new Promise((resolve, reject) => {
        signal?.addEventListener('abort', () => reject(signal.reason));
        readings.push({ source, listener, signal, resolve });
      }),
    stampData: async () => stamp,
    store: null,
    isIsolated: false,
    breathe: async () => {},
  });
  /** Lets what is promised come. */
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
  const look = async (run: RunId, data: DataSource, changes: Partial<PictureQuery> = {}) => {
    const answered = looked.look({ type: 'look', run, data, query: { ...query, ...changes } });
    await settle();
    return answered;
  };
  return {
    ...{ looked, events, readings, settle },
    /** A look that is not waited for. */
    ask: async (...args: Parameters<typeof look>) => {
      void look(...args);
      await settle();
    },
    rewrite: (next: string) => {
      stamp = next;
    },
  };
}

const listTotals = (events: readonly TrainingEvent[]) =>
  events.flatMap((event) => (event.type === 'pictures' ? [[event.run, event.query.label, event.total]] : []));

test('another page, another class and another visit read nothing anew', async () => {
  const { ask, events, readings, settle, looked } = open();
  await ask(first, at('a'));
  await ask(first, at('a'), { label: 1 });
  expect(events).toEqual([]);
  readings[0]?.resolve(dataset);
  await settle();
  looked.stop(first);
  await ask(second, structuredClone(at('a')), { start: 2 });
  // Of three pictures the last two are dogs.
  expect(listTotals(events)).toEqual([
    [first, null, 3],
    [first, 1, 2],
    [second, null, 3],
  ]);
  expect(readings).toHaveLength(1);
});

test('another source ends the reading of the former, and nothing is heard of that', async () => {
  const { ask, events, readings, settle } = open();
  await ask(first, at('a'));
  await ask(second, at('b'));
  expect(readings.map(({ signal }) => signal?.aborted)).toEqual([true, false]);
  readings[1]?.resolve(dataset);
  await settle();
  expect(listTotals(events)).toEqual([[second, null, 3]]);
  expect(events).toHaveLength(1);
});

test('a reading that nobody waits for ends, and begins anew when somebody looks again', async () => {
  const { ask, events, readings, looked } = open();
  await ask(first, at('a'));
  looked.stop(second);
  expect(readings[0]?.signal?.aborted).toBe(false);
  looked.stop(first);
  expect(readings[0]?.signal?.aborted).toBe(true);
  expect(() => readings[0]?.listener.onProgress(1, 2)).toThrow();
  await ask(second, at('a'));
  expect(readings).toHaveLength(2);
  expect(events).toEqual([]);
});

test('how far the reading is goes to the look that waits, with what was left out', async () => {
  const { ask, events, readings, settle } = open();
  await ask(first, at('a'));
  readings[0]?.listener.onProgress(10, 20);
  readings[0]?.listener.onLeftOut?.(broken);
  readings[0]?.resolve(dataset);
  await settle();
  expect(events).toMatchObject([
    { run: first, type: 'loading', phase: 'data', bytes: 10, totalBytes: 20 },
    { run: first, type: 'pictures', leftOut: [broken] },
  ]);
});

test('a kept set that was written anew is read anew', async () => {
  const { ask, readings, settle, rewrite } = open();
  const kept: DataSource = { kind: 'kept', name: 'Pets' };
  rewrite('10 bytes at noon');
  await ask(first, kept);
  readings[0]?.resolve(dataset);
  await settle();
  await ask(first, kept, { start: 2 });
  expect(readings).toHaveLength(1);
  rewrite('10 bytes at one');
  await ask(first, kept);
  expect(readings).toHaveLength(2);
});

test('a run takes the set that was looked at where it is to be trained on the same', async () => {
  const { ask, readings, settle, looked } = open();
  const told: LeftOut[] = [];
  const listener: DataListener = {
    onProgress: () => {},
    onNotKept: () => {},
    onLeftOut: (some) => told.push(some),
  };
  const read = async () => {
    await ask(first, at('a'));
    readings.at(-1)?.listener.onLeftOut?.(broken);
    readings.at(-1)?.resolve(dataset);
    await settle();
  };
  await read();
  expect(looked.handOver(at('b'), listener)).toBeNull();
  expect(looked.handOver(at('a'), listener)).toBeNull();
  await read();
  expect(await looked.handOver(at('a'), listener)).toBe(dataset);
  expect(told).toEqual([broken]);
  // What is to be kept is read for that.
  await read();
  expect(looked.handOver({ ...at('a'), keepAs: 'Pets' } as DataSource, listener)).toBeNull();
});

test('files are the same by path, size and time, and another setting reads them otherwise', () => {
  const choose = (
    text: string,
    lastModified: number,
    changes: Partial<PictureSettings> = {},
  ): DataSource => ({
    kind: 'files',
    files: [{ path: 'pets.zip', file: new File([text], 'pets.zip', { lastModified }) }],
    settings: { ...settings, ...changes },
    keepAs: null,
  });
  expect(isSameSource(choose('a', 1), choose('a', 1))).toBe(true);
  expect(isSameSource(choose('a', 1), choose('a', 2))).toBe(false);
  expect(isSameSource(choose('a', 1), choose('ab', 1))).toBe(false);
  expect(isSameSource(choose('a', 1), choose('a', 1, { side: 16 }))).toBe(false);
  const nameless = { ...choose('a', 1), files: [{ path: 'pets.zip', file: new Blob(['a']) }] } as DataSource;
  expect(isSameSource(nameless, nameless)).toBe(false);
  expect(isSameSource(at('a'), at('a'))).toBe(true);
  expect(isSameSource(at('a'), at('b'))).toBe(false);
});
