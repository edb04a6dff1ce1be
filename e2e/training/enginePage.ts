/**
 * @file A page with nothing but the training engine, built as the product is built, for tests and benchmarks that
 * drive the engine itself. What they need hangs on `window.engine`.
 */
import { startHelpers, startTraining } from '../../src/workers/startTraining';
import type { RivalRequest, RivalResult } from './rivals';
import type { StepRequest, StepResult } from './stepWorker';

/** Asks a worker of its own, with helpers, for one answer; it is ended after it, or when the time is over. */
function ask<Request, Result>(
  worker: Worker,
  helpers: number,
  request: Request,
  timeoutMs: number,
): Promise<Result> {
  const endHelpers = startHelpers(worker, helpers);
  return new Promise((resolve, reject) => {
    const finish = (end: () => void) => {
      clearTimeout(timer);
      worker.terminate();
      endHelpers();
      end();
    };
    const timer = setTimeout(
      () => finish(() => reject(new Error(`no answer within ${timeoutMs / 1000} s`))),
      timeoutMs,
    );
    worker.onmessage = ({ data }: MessageEvent<{ result: Result } | { error: string }>) =>
      finish(() => ('result' in data ? resolve(data.result) : reject(new Error(data.error))));
    worker.onerror = (event) => finish(() => reject(new Error(event.message)));
    worker.postMessage(request);
  });
}

const engine = {
  startTraining,
  timeSteps: (request: StepRequest, timeoutMs = 600_000): Promise<StepResult> =>
    ask(
      new Worker(new URL('./stepWorker.ts', import.meta.url), { type: 'module' }),
      request.threads - 1,
      request,
      timeoutMs,
    ),
  timeLayersModel: (request: RivalRequest, timeoutMs: number): Promise<RivalResult> =>
    ask(new Worker(new URL('./layersWorker.ts', import.meta.url), { type: 'module' }), 0, request, timeoutMs),
  timeJax: (request: RivalRequest, timeoutMs: number): Promise<RivalResult> =>
    ask(new Worker(new URL('./jaxWorker.ts', import.meta.url), { type: 'module' }), 0, request, timeoutMs),
};

declare global {
  interface Window {
    engine: typeof engine;
  }
}

window.engine = engine;
