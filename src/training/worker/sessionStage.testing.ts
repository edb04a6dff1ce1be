/** @file A stage for sessions of the worker in Node: the test is the page, wasm computes. */
import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-backend-wasm';
import { afterEach, beforeEach, vi } from 'vitest';
import { createBuilder } from '../../architecture/builder';
import { bothAxes } from '../../util/perAxis';
import type { Checkpoint } from '../checkpoint';
import type { CheckpointStore } from '../checkpointStore';
import type { RunId, TrainingCommand, TrainingEvent } from '../protocol';
import { defaultSettings } from '../settings';
import { createBackendOpeners } from './backendOpeners';
import { loadData, stampData } from './data/loadData';
import type { RunEnvironment } from './runEnvironment';
import { createTrainingSession } from './trainingSession';

export const backendOpeners = createBackendOpeners({ modules: null, ports: [] });

export type StartCommand = Extract<TrainingCommand, { type: 'start' }>;

export function buildNetwork(outputs = 10) {
  const builder = createBuilder();
  builder.add('Input', 'input');
  builder.add('Conv2d', 'conv1', { outChannels: 4, bias: false });
  builder.add('BatchNorm', 'bn1');
  builder.add('ReLU', 'relu1');
  builder.add('SqueezeExcitation', 'se', { squeezeChannels: 2, activation: 'SiLU' });
  builder.add('Conv2d', 'conv2', { outChannels: 6, stride: [2, 2] });
  builder.add('ReLU', 'relu2');
  builder.add('GlobalAvgPool', 'gap');
  builder.add('Flatten', 'flatten');
  builder.add('Linear', 'fc', { outFeatures: outputs });
  return builder.build();
}

export const run = 'run 1' as RunId;

export const start: StartCommand = {
  type: 'start',
  run,
  architecture: buildNetwork(),
  resolution: bothAxes(16),
  settings: { ...defaultSettings, epochs: 2, batchSize: 10, learningRate: 5e-3 },
  data: { kind: 'synthetic', seed: 1, scale: 1, trainCount: 40, testCount: 20 },
  backend: 'auto',
  threads: null,
  checkpoint: null,
  isPaused: false,
  probing: null,
};

export function createMemoryStore(): CheckpointStore & { readonly saved: Map<RunId, Checkpoint> } {
  const saved = new Map<RunId, Checkpoint>();
  return {
    saved,
    save: async (id, checkpoint) => {
      saved.set(id, structuredClone(checkpoint));
      return true;
    },
    load: async (id) => structuredClone(saved.get(id) ?? null),
    list: async () => [...saved.keys()],
    remove: async (id) => {
      saved.delete(id);
    },
  };
}

/** A session whose events are kept, and a way to wait for one. */
export function openSession(changes: Partial<RunEnvironment> = {}) {
  const events: TrainingEvent[] = [];
  let notify = () => {};
  const session = createTrainingSession({
    post: (event) => {
      // As a real line does.
      events.push(structuredClone(event));
      notify();
    },
    openers: backendOpeners,
    loadData,
    stampData,
    store: null,
    isIsolated: false,
    breathe: () => new Promise((resolve) => setImmediate(resolve)),
    ...changes,
  });
  const waitFor = async <T extends TrainingEvent['type']>(
    type: T,
    from = 0,
  ): Promise<Extract<TrainingEvent, { type: T }>> => {
    for (;;) {
      const found = events.slice(from).find((event) => event.type === type);
      if (found !== undefined) return found as Extract<TrainingEvent, { type: T }>;
      const failed = events.slice(from).find((event) => event.type === 'failed');
      if (failed !== undefined) throw new Error(JSON.stringify(failed));
      await new Promise<void>((resolve) => {
        notify = resolve;
      });
    }
  };
  return { session, events, waitFor, types: () => events.map(({ type }) => type) };
}

/** What each epoch of a session lost in training. */
export const losses = (events: readonly TrainingEvent[]) =>
  events.flatMap((event) => (event.type === 'epoch' ? [event.report.train.loss] : []));

/** Holds the clock in every test of a file: a busy machine changes nothing of when something is kept or reported. */
export function holdClock(): { readonly pass: (milliseconds: number) => void } {
  let clock = 0;
  beforeEach(() => {
    clock = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => clock);
  });
  afterEach(() => vi.restoreAllMocks());
  return {
    pass: (milliseconds) => {
      clock += milliseconds;
    },
  };
}

/** What each epoch of the run loses in training where it is left alone. */
export async function trainAlone(): Promise<readonly number[]> {
  const { session, events, waitFor } = openSession();
  session.handle(start);
  await waitFor('finished');
  return losses(events);
}
