/** @file Progress of reading, on a clock that the test winds. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { RunId, TrainingEvent } from '../protocol';
import { createDataReporter } from './dataEvents';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function createStage() {
  const told: unknown[] = [];
  const post = (event: TrainingEvent) => {
    if (event.type === 'loading') told.push(event.bytes);
  };
  return { told, reporter: createDataReporter('one' as RunId, post) };
}

test('where a download stalls, what came last is told', () => {
  const { told, reporter } = createStage();
  reporter.onProgress(10, 100);
  reporter.onProgress(20, 100);
  reporter.onProgress(30, 100);
  expect(told).toEqual([10]);
  vi.advanceTimersByTime(1000);
  expect(told).toEqual([10, 30]);
});

test('no more than ten times a second, and the end at once', () => {
  const { told, reporter } = createStage();
  for (let bytes = 0; bytes < 50; bytes++) {
    reporter.onProgress(bytes, 50);
    vi.advanceTimersByTime(10);
  }
  // The last one of every ten, when the time is up.
  expect(told).toEqual([0, 9, 19, 29, 39, 49]);
  reporter.onProgress(50, 50);
  expect(told.at(-1)).toBe(50);
  vi.advanceTimersByTime(1000);
  expect(told).toHaveLength(7);
});

test('nothing is told once the reading is over', () => {
  const { told, reporter } = createStage();
  reporter.onProgress(10, 100);
  reporter.onProgress(20, 100);
  reporter.end();
  vi.advanceTimersByTime(1000);
  expect(told).toEqual([10]);
});
