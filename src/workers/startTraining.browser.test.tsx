/** @file The training worker itself, in a browser: short runs on wasm, with and without threads. */
import { expect, test } from 'vitest';
import { createBuilder } from '../architecture/builder';
import type { RunId, TrainingEvent } from '../training/protocol';
import { createRunState, isOver, type RunState, reduceRun } from '../training/runState';
import { defaultSettings } from '../training/settings';
import type { StartOptions } from '../training/trainingClient';
import { countThreads, startTraining } from './startTraining';

function buildNetwork() {
  const builder = createBuilder();
  builder.add('Input', 'input');
  builder.add('Conv2d', 'conv', { outChannels: 20, bias: false });
  builder.add('BatchNorm', 'bn');
  builder.add('ReLU', 'relu');
  builder.add('MaxPool2d', 'pool', { kernelSize: [3, 3], stride: [2, 2] });
  builder.add('Conv2d', 'conv2', { outChannels: 24, stride: [2, 2] });
  builder.add('ReLU', 'relu2');
  builder.add('GlobalAvgPool', 'gap');
  builder.add('Flatten', 'flatten');
  builder.add('Linear', 'fc', { outFeatures: 10 });
  return builder.build();
}

async function train(changes: Partial<StartOptions>): Promise<RunState> {
  const failures: string[] = [];
  const { client, terminate } = startTraining((message) => failures.push(message));
  const run = crypto.randomUUID() as RunId;
  const events: TrainingEvent[] = [];
  await new Promise<void>((resolve) => {
    let state = createRunState(run);
    client.subscribe((event) => {
      events.push(event);
      state = reduceRun(state, event);
      if (isOver(state)) resolve();
    });
    client.start(run, {
      architecture: buildNetwork(),
      resolution: [32, 32],
      settings: { ...defaultSettings, epochs: 2, batchSize: 20 },
      data: { kind: 'synthetic', seed: 1, scale: 1, trainCount: 100, testCount: 20 },
      backend: 'wasm',
      threads: 1,
      checkpoint: null,
      isPaused: false,
      probing: null,
      ...changes,
    });
  });
  terminate();
  expect(failures).toEqual([]);
  return events.reduce(reduceRun, createRunState(run));
}

test('a run trains in the worker, and is kept for a reload', async () => {
  const state = await train({});
  expect(state.problem).toBeNull();
  expect(state).toMatchObject({ phase: 'finished', keptStep: 10, classNames: { length: 10 } });
  expect(state.epochs).toHaveLength(2);
  expect(state.backend).toMatchObject({ backend: 'wasm', threads: 1, isIsolated: true });
});

test('threads change nothing but the time, bit for bit', async () => {
  expect(crossOriginIsolated).toBe(true);
  const [alone, together] = [await train({ threads: 1 }), await train({ threads: null })];
  expect(together.backend?.threads).toBe(countThreads(navigator.hardwareConcurrency, true));
  expect(together.epochs).toEqual(alone.epochs);
});

test('threads by machine', () => {
  expect([1, 2, 4, 8, 64].map((processors) => countThreads(processors, true))).toEqual([1, 2, 3, 7, 8]);
  expect(countThreads(8, false)).toBe(1);
});
