/** @file Starts the training worker. It is started by its address: no code of it, nor tfjs, comes into the page. */
import { createTrainingClient, type TrainingClient, type TrainingPort } from '../training/trainingClient';

/** A training worker and the line to it. */
export interface TrainingWorker {
  readonly client: TrainingClient;
  /** Ends the worker at once, whatever it is doing; memory of a graphics card is free only then. */
  terminate(): void;
}

/** @param onFailure called when the worker itself breaks, not a run: its code does not load, for one. */
export function startTraining(onFailure: (message: string) => void): TrainingWorker {
  const worker = new Worker(new URL('../training/worker/trainingWorker.ts', import.meta.url), {
    type: 'module',
  });
  worker.addEventListener('error', (event) => onFailure(event.message));
  worker.addEventListener('messageerror', () => onFailure('messageerror'));
  const port: TrainingPort = worker;
  return { client: createTrainingClient(port), terminate: () => worker.terminate() };
}
