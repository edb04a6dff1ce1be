/** @file The training worker itself, in a browser: a short run on wasm. */
import { expect, test } from 'vitest';
import { createBuilder } from '../architecture/builder';
import type { RunId, TrainingEvent } from '../training/protocol';
import { createRunState, isOver, reduceRun } from '../training/runState';
import { defaultSettings } from '../training/settings';
import { startTraining } from './startTraining';

test('a run trains in the worker, and is kept for a reload', async () => {
  const builder = createBuilder();
  builder.add('Input', 'input');
  builder.add('Conv2d', 'conv', { outChannels: 8, bias: false });
  builder.add('BatchNorm', 'bn');
  builder.add('ReLU', 'relu');
  builder.add('GlobalAvgPool', 'gap');
  builder.add('Flatten', 'flatten');
  builder.add('Linear', 'fc', { outFeatures: 10 });
  const failures: string[] = [];
  const { client, terminate } = startTraining((message) => failures.push(message));
  const run = crypto.randomUUID() as RunId;
  const events: TrainingEvent[] = [];
  const ended = new Promise<void>((resolve) => {
    let state = createRunState(run);
    client.subscribe((event) => {
      events.push(event);
      state = reduceRun(state, event);
      if (isOver(state)) resolve();
    });
  });
  client.start(run, {
    architecture: builder.build(),
    resolution: [16, 16],
    settings: { ...defaultSettings, epochs: 2, batchSize: 10 },
    data: { kind: 'synthetic', seed: 1, scale: 1, trainCount: 60, testCount: 20 },
    backend: 'wasm',
    threads: 1,
    checkpoint: null,
    isPaused: false,
  });
  await ended;
  terminate();
  expect(failures).toEqual([]);
  const state = events.reduce(reduceRun, createRunState(run));
  expect(state.problem).toBeNull();
  expect(state).toMatchObject({ phase: 'finished', keptStep: 12, classNames: { length: 10 } });
  expect(state.epochs).toHaveLength(2);
  expect(state.backend?.backend).toBe('wasm');
});
