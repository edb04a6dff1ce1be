/**
 * @file A page with nothing but the training engine, built as the product is built, for tests and benchmarks that
 * drive the engine itself. What they need hangs on `window.engine`.
 */
import type { Architecture } from '../../src/architecture/architecture';
import { createBuilder } from '../../src/architecture/builder';
import { defaultSettings } from '../../src/training/settings';
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

/** A network of a convolution with its norm, a strided one, and a dense layer. */
function buildSmall(): Architecture {
  const builder = createBuilder();
  builder.add('Input', 'input');
  builder.add('Conv2d', 'conv1', { outChannels: 12, bias: false });
  builder.add('BatchNorm', 'bn1');
  builder.add('ReLU', 'relu1');
  builder.add('MaxPool2d', 'pool');
  builder.add('Conv2d', 'conv2', { outChannels: 16, stride: [2, 2] });
  builder.add('ReLU', 'relu2');
  builder.add('GlobalAvgPool', 'gap');
  builder.add('Flatten', 'flatten');
  builder.add('Linear', 'fc', { outFeatures: 10 });
  return builder.build();
}

const engine = {
  startTraining,
  buildSmall,
  defaultSettings,
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
