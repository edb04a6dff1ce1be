/** @file The page's end of the line, with a port that the test plays. */
import { expect, test } from 'vitest';
import type { Checkpoint } from './checkpoint';
import type { ImageSet } from './dataset';
import type { RunId, TrainingCommand, TrainingEvent } from './protocol';
import { createRunState, isOver, reduceRun } from './runState';
import { defaultSettings } from './settings';
import { createTrainingClient, type StartOptions, type TrainingPort } from './trainingClient';

function createPort() {
  const sent: { readonly command: TrainingCommand; readonly transfer: readonly Transferable[] }[] = [];
  const listeners = new Set<(event: MessageEvent<TrainingEvent>) => void>();
  const port: TrainingPort = {
    postMessage: (command, transfer) => sent.push({ command, transfer }),
    addEventListener: (_type, listener) => listeners.add(listener),
    removeEventListener: (_type, listener) => listeners.delete(listener),
  };
  const answer = (data: TrainingEvent) => {
    for (const listener of listeners) listener(new MessageEvent('message', { data }));
  };
  return { port, sent, listeners, answer };
}

const run = 'run' as RunId;
const createImages = (): ImageSet => ({
  count: 1,
  channels: 1,
  height: 2,
  width: 2,
  pixels: new Uint8Array(4),
  labels: new Uint8Array(1),
});
const checkpoint: Checkpoint = {
  version: 1,
  step: 3,
  weights: [{ name: 'fc.weight', shape: [2], values: new Float32Array(2) }],
  statistics: [],
  slots: [new Float32Array(2)],
};
const options: StartOptions = {
  architecture: { layers: [], connections: [], groups: [] } as unknown as StartOptions['architecture'],
  resolution: [2, 2],
  settings: defaultSettings,
  data: { kind: 'synthetic', seed: 1, scale: 1, trainCount: 10, testCount: 10 },
  backend: 'auto',
  threads: null,
  checkpoint: null,
  isPaused: false,
  probing: null,
};

test('commands name their run', () => {
  const { port, sent } = createPort();
  const client = createTrainingClient(port);
  client.start(run, options);
  client.pause(run);
  client.resume(run);
  client.step(run);
  client.probe(run, { pooling: '1x1', trainCount: 5, testCount: 5 });
  client.look(run, { set: 'test', label: null, answer: null, isWrong: false, start: 0, count: 9 });
  client.stop(run);
  expect(sent.map(({ command }) => [command.type, command.run])).toEqual(
    ['start', 'pause', 'resume', 'step', 'probe', 'look', 'stop'].map((type) => [type, run]),
  );
  expect(sent.every(({ transfer }) => transfer.length === 0)).toBe(true);
});

test('pictures and checkpoints are handed over, each buffer once', () => {
  const { port, sent } = createPort();
  const train = createImages();
  const dataset = { classNames: ['a', 'b'], train, test: train, mean: [0], deviation: [1] };
  createTrainingClient(port).start(run, { ...options, data: { kind: 'pictures', dataset }, checkpoint });
  expect(new Set(sent[0]?.transfer)).toEqual(
    new Set([
      train.pixels.buffer,
      train.labels.buffer,
      checkpoint.weights[0]?.values.buffer,
      checkpoint.slots[0]?.buffer,
    ]),
  );
  expect(sent[0]?.transfer).toHaveLength(4);
});

test('a checkpoint comes as a promise, and leaves no listener behind', async () => {
  const { port, listeners, answer } = createPort();
  const client = createTrainingClient(port);
  const taken = client.takeCheckpoint(run);
  answer({ run: 'other' as RunId, type: 'checkpoint', checkpoint: { ...checkpoint, step: 9 } });
  answer({ run, type: 'paused' });
  answer({ run, type: 'checkpoint', checkpoint });
  expect((await taken).step).toBe(3);
  expect(listeners.size).toBe(0);
  const failing = client.takeCheckpoint(run);
  answer({ run, type: 'failed', problem: { code: 'device-lost' } });
  await expect(failing).rejects.toThrow('device-lost');
  expect(listeners.size).toBe(0);
});

test('listeners hear every run until they leave', () => {
  const { port, answer } = createPort();
  const client = createTrainingClient(port);
  const heard: RunId[] = [];
  const leave = client.subscribe((event) => heard.push(event.run));
  answer({ run, type: 'paused' });
  answer({ run: 'other' as RunId, type: 'resumed' });
  leave();
  answer({ run, type: 'resumed' });
  expect(heard).toEqual(['run', 'other']);
});

const score = { loss: 1, accuracy: 0.5 };

function createProgress(step: number): TrainingEvent {
  const progress = { ...score, step, epoch: step / 4, learningRate: 0.1, imagesPerSecond: 1, secondsLeft: 1 };
  return { run, type: 'progress', progress: { ...progress, saturation: null } };
}

test('the state of a run follows its events, and no other run', () => {
  const other = 'other' as RunId;
  const backend = { backend: 'wasm', threads: 1, isIsolated: false, candidates: [] } as const;
  const report = { epoch: 1, step: 4, train: score, test: score, saturation: null, confusion: [] };
  const counts = { stepsPerEpoch: 4, totalSteps: 8, trainCount: 16, testCount: 4, step: 0 };
  const started = { backend, scale: { mean: [0.5], deviation: [0.25] }, ...counts };
  const events: TrainingEvent[] = [
    { run, type: 'loading', phase: 'data', bytes: 5, totalBytes: 10 },
    { run: other, type: 'failed', problem: { code: 'device-lost' } },
    { run, type: 'started', classNames: ['a', 'b'], ...started },
    createProgress(2),
    createProgress(4),
    { run, type: 'epoch', report },
    { run, type: 'kept', step: 4 },
    createProgress(6),
    // The device was lost at step 6: what lies behind the checkpoint did not happen.
    { run, type: 'recovered', problem: 'lost', step: 4, backend },
    createProgress(5),
    { run, type: 'paused' },
  ];
  const states = [createRunState(run)];
  for (const event of events) states.push(reduceRun(states.at(-1) ?? createRunState(run), event));
  expect(states.map(({ phase }) => phase)).toEqual([
    ...['loading', 'loading', 'loading'],
    ...new Array(8).fill('running'),
    'paused',
  ]);
  const last = states.at(-1);
  expect(last?.curve.map(({ step }) => step)).toEqual([2, 4, 5]);
  expect(last).toMatchObject({ epochs: [report], keptStep: 4, recoveries: 1, lastRecovery: 'lost' });
  expect(states[1]).toMatchObject({ loadedBytes: 5, totalBytes: 10 });
});

test('after its end only probes and what is kept change a run', () => {
  const ended = reduceRun(createRunState(run), { run, type: 'stopped' });
  expect(isOver(ended)).toBe(true);
  expect(reduceRun(ended, createProgress(9))).toBe(ended);
  const probe = { layer: 'a' as never, trainAccuracy: 1, testAccuracy: 0.5, trainCount: 10 };
  const settings = { pooling: '1x1', trainCount: 10, testCount: 20 } as const;
  const probed = { run, type: 'probed', epoch: 1, settings, probes: [probe], done: 1, total: 2 } as const;
  const once = reduceRun(ended, probed);
  const twice = reduceRun(once, { ...probed, probes: [probe, probe], done: 2 });
  expect(twice.probeRounds).toEqual([{ epoch: 1, settings, probes: [probe, probe], done: 2, total: 2 }]);
});
