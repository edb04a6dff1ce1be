/** @file Starts the training worker. It is started by its address: no code of it, nor tfjs, comes into the page. */
import { createTrainingClient, type TrainingClient, type TrainingPort } from '../training/trainingClient';

/** A training worker and the line to it. */
export interface TrainingWorker {
  readonly client: TrainingClient;
  /** Ends the worker at once, whatever it is doing; memory of a graphics card is free only then. */
  terminate(): void;
}

/** The most threads that share the work: beyond, memory is the limit. */
const maxThreads = 8;

/** Threads for a machine: all processors of a small one, and all but one of a large one, which the page keeps. */
export function countThreads(processors: number, isIsolated: boolean): number {
  if (!isIsolated) return 1;
  return Math.max(1, Math.min(processors > 2 ? processors - 1 : processors, maxThreads));
}

/** Starts threads that help a training worker, and introduces them to it. @returns how to end them. */
export function startHelpers(worker: Worker, count: number): () => void {
  const threads = Array.from({ length: count }, () => {
    const thread = new Worker(new URL('../training/worker/wasm/kernelThread.ts', import.meta.url), {
      type: 'module',
    });
    const { port1, port2 } = new MessageChannel();
    thread.postMessage(null, [port1]);
    worker.postMessage(null, [port2]);
    return thread;
  });
  return () => {
    for (const thread of threads) thread.terminate();
  };
}

/** @param onFailure called when the worker itself breaks, not a run; with '' where its code does not load. */
export function startTraining(onFailure: (message: string) => void): TrainingWorker {
  const worker = new Worker(new URL('../training/worker/trainingWorker.ts', import.meta.url), {
    type: 'module',
  });
  // A script that cannot be loaded fails by an event without a message.
  worker.addEventListener('error', (event) => onFailure(event.message ?? ''));
  worker.addEventListener('messageerror', () => onFailure('messageerror'));
  const endHelpers = startHelpers(
    worker,
    countThreads(navigator.hardwareConcurrency, crossOriginIsolated) - 1,
  );
  const port: TrainingPort = worker;
  return {
    client: createTrainingClient(port),
    terminate: () => {
      worker.terminate();
      endHelpers();
    },
  };
}
