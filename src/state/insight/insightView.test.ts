/** @file Questions and answers, with a worker that a test plays. */
import { beforeEach, expect, test, vi } from 'vitest';
import type { Architecture, LayerId } from '../../architecture/architecture';
import type { EffectiveField } from '../../training/effectiveField';
import type { InsightQuestion } from '../../training/insight';
import type { RunId, TrainingCommand, TrainingEvent } from '../../training/protocol';
import { createTrainingClient, type TrainingPort } from '../../training/trainingClient';
import { createInsightControl } from './insightControl';
import { askInsight, cancelInsight, emptyInsight, useInsight } from './insightView';

const layer = 'conv' as LayerId;

const question: InsightQuestion = {
  type: 'trace-field',
  architecture: { layers: new Map(), groups: new Map() } satisfies Architecture,
  resolution: [4, 4],
  layer,
  unit: null,
  tensors: null,
  pictures: null,
  seed: 1,
  rounds: 3,
};

const createField = (draws: number): EffectiveField => ({
  layer,
  unit: [0, 0],
  size: [1, 1],
  absolute: Float32Array.of(1),
  squared: Float32Array.of(1),
  low: [0, 0],
  high: [0, 0],
  draws,
});

type WithoutRun<T> = T extends unknown ? Omit<T, 'run'> : never;

function createStage() {
  const sent: TrainingCommand[] = [];
  const workers = { started: 0, ended: 0 };
  let listen: (event: MessageEvent<TrainingEvent>) => void = () => {};
  let fail: (message: string) => void = () => {};
  const control = createInsightControl({
    idleMs: 1000,
    startWorker: (onFailure) => {
      workers.started += 1;
      fail = onFailure;
      const port: TrainingPort = {
        postMessage: (command) => void sent.push(command),
        addEventListener: (_, listener) => {
          listen = listener;
        },
        removeEventListener: () => {},
      };
      const terminate = () => {
        workers.ended += 1;
      };
      return { client: createTrainingClient(port), terminate };
    },
  });
  /** The worker speaks of a question, of the last one unless another is named. */
  const say = (event: WithoutRun<TrainingEvent>, run: RunId = sent.at(-1)?.run ?? ('' as RunId)) =>
    listen({ data: { ...event, run } } as MessageEvent<TrainingEvent>);
  return { control, sent, workers, say, fail: (message: string) => fail(message) };
}

beforeEach(() => {
  vi.useFakeTimers();
  cancelInsight();
  useInsight.setState(emptyInsight);
  return () => vi.useRealTimers();
});

test('a field grows round by round, and stays', () => {
  const { control, say } = createStage();
  askInsight('a', question, control);
  expect(useInsight.getState().work).toEqual({ key: 'a', done: 0, total: 3 });
  say({ type: 'field', field: createField(8), done: 1, total: 3 });
  expect(useInsight.getState().work?.done).toBe(1);
  expect(useInsight.getState().fields.get('a')?.draws).toBe(8);
  say({ type: 'field', field: createField(24), done: 3, total: 3 });
  say({ type: 'finished' });
  expect(useInsight.getState()).toMatchObject({ work: null, problem: null });
  expect(useInsight.getState().fields.get('a')?.draws).toBe(24);
});

test('a newer question takes the place of an older, of which nothing is heard any more', () => {
  const { control, say, sent, workers } = createStage();
  askInsight('a', question, control);
  const first = sent[0]?.run;
  askInsight('b', question, control);
  say({ type: 'field', field: createField(1), done: 1, total: 3 }, first);
  expect(useInsight.getState().fields.size).toBe(0);
  say({ type: 'field', field: createField(2), done: 1, total: 3 });
  expect([...useInsight.getState().fields.keys()]).toEqual(['b']);
  expect(workers.started).toBe(1);
});

test('cancelled, it stops the worker and keeps what is known', () => {
  const { control, say, sent } = createStage();
  askInsight('a', question, control);
  say({ type: 'field', field: createField(1), done: 1, total: 3 });
  cancelInsight();
  expect(sent.at(-1)).toEqual({ type: 'stop', run: sent[0]?.run });
  expect(useInsight.getState().work).toBeNull();
  expect(useInsight.getState().fields.has('a')).toBe(true);
});

test('problems of the question, of the run and of the worker itself are told', () => {
  const { control, say, fail, workers } = createStage();
  askInsight('a', question, control);
  say({ type: 'no-insight', problem: { code: 'no-field', layer } });
  expect(useInsight.getState().problem).toEqual({ key: 'a', problem: { code: 'no-field', layer } });
  askInsight('b', question, control);
  expect(useInsight.getState().problem).toBeNull();
  fail('its code does not load');
  expect(useInsight.getState().problem).toEqual({
    key: 'b',
    problem: { code: 'unknown', message: 'its code does not load' },
  });
  expect(workers).toEqual({ started: 1, ended: 1 });
});

test('a worker that nobody asks ends', () => {
  const { control, say, workers } = createStage();
  askInsight('a', question, control);
  vi.advanceTimersByTime(5000);
  expect(workers.ended).toBe(0);
  say({ type: 'finished' });
  vi.advanceTimersByTime(999);
  expect(workers.ended).toBe(0);
  vi.advanceTimersByTime(1);
  expect(workers.ended).toBe(1);
  askInsight('b', question, control);
  expect(workers.started).toBe(2);
});
