/**
 * @file A page with nothing but the training engine, built as the product is built, for tests and benchmarks that
 * drive the engine itself. What they need hangs on `window.engine`.
 */
import { startHelpers, startTraining } from '../../src/workers/startTraining';
import type { StepRequest, StepResult } from './stepWorker';

/** Asks a worker of its own, with helpers, for one answer. */
function ask<Request, Result>(worker: Worker, helpers: number, request: Request): Promise<Result> {
  const endHelpers = startHelpers(worker, helpers);
  return new Promise((resolve, reject) => {
    const finish = (end: () => void) => {
      worker.terminate();
      endHelpers();
      end();
    };
    worker.onmessage = ({ data }: MessageEvent<{ result: Result } | { error: string }>) =>
      finish(() => ('result' in data ? resolve(data.result) : reject(new Error(data.error))));
    worker.onerror = (event) => finish(() => reject(new Error(event.message)));
    worker.postMessage(request);
  });
}

const engine = {
  startTraining,
  timeSteps: (request: StepRequest): Promise<StepResult> =>
    ask(
      new Worker(new URL('./stepWorker.ts', import.meta.url), { type: 'module' }),
      request.threads - 1,
      request,
    ),
};

declare global {
  interface Window {
    engine: typeof engine;
  }
}

window.engine = engine;
