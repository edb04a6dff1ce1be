import { expect, test } from '@playwright/test';
import { listTasks, sumWork, type TraceEvent } from './traceSums';

/** An event on the page's thread; times in milliseconds. */
const event = (name: string, start: number, length: number, tid = 1): TraceEvent => ({
  name,
  ph: 'X',
  ts: start * 1000,
  dur: length * 1000,
  pid: 1,
  tid,
});

const stretch = { pid: 1, tid: 1, from: 0, to: 100_000 };

test('work within other work counts for itself only', () => {
  const events = [
    event('RunTask', 0, 30),
    event('EventDispatch', 1, 20),
    event('FunctionCall', 2, 10),
    event('Layout', 5, 4),
    event('MinorGC', 10, 1),
    event('Paint', 40, 3),
  ];
  // Scripting: 20 less the 4 of the layout that it forced.
  expect(sumWork(events, stretch)).toEqual({ scripting: 16, 'style and layout': 4, painting: 3 });
});

test('other threads and other times do not count', () => {
  const events = [event('FunctionCall', 1, 5, 2), event('FunctionCall', 100, 5), event('Paint', 1, 1)];
  expect(sumWork(events, stretch)).toEqual({ scripting: 0, 'style and layout': 0, painting: 1 });
});

test('tasks are those of the thread, as long as it had the processor', () => {
  const task = { ...event('ThreadControllerImpl::RunTask', 1, 80), tdur: 60_000 };
  const events = [task, event('RunTask', 90, 2), event('RunTask', 1, 99, 2), event('RunTask', 100, 7)];
  expect(listTasks(events, stretch)).toEqual([60, 2]);
  expect(() => listTasks([event('Task', 1, 2)], stretch)).toThrow('no tasks');
});
