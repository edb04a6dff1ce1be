/**
 * @file Times training steps of our own engine in a worker: the product's trainer on a backend of its own list, with
 * synthetic pictures, batches made, cut and mirrored included.
 */
import plain from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import simd from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import type { BackendName } from '../../src/training/protocol';
import { defaultSettings } from '../../src/training/settings';
import { createPlan } from '../../src/training/trainingPlan';
import { createBackendOpeners } from '../../src/training/worker/backendOpeners';
import { createSyntheticSet } from '../../src/training/worker/data/synthetic';
import { referenceModels } from '../../src/training/worker/referenceModels.testing';
import { Trainer } from '../../src/training/worker/trainer';
import { createProfile } from './profile';

/** What is timed. */
export interface StepRequest {
  readonly model: string;
  readonly backend: BackendName;
  readonly threads: number;
  readonly batch: number;
  readonly steps: number;
  /** Whether every second step also measures saturation. */
  readonly hasSaturation: boolean;
  /** Whether the time of each kernel is asked for. */
  readonly isProfiled: boolean;
}

/** What it took. */
export interface StepResult {
  /** Of each step, milliseconds; the first one also compiles. */
  readonly firstMs: number;
  readonly stepMs: readonly number[];
  /** Of the steps that measured saturation, which lie between the others. */
  readonly saturatedMs: readonly number[];
  /** What an epoch's end takes to read the saturation, once. */
  readonly readMs: number;
  readonly threads: number;
  /** Milliseconds a step by kernel; empty where it was not asked for. */
  readonly profile: Readonly<Record<string, number>>;
}

const ports: MessagePort[] = [];

async function measure(request: StepRequest): Promise<StepResult> {
  const { model, batch, steps, hasSaturation, isProfiled } = request;
  const openers = createBackendOpeners({ modules: { plain, simd }, ports });
  const opener = openers.find(({ name }) => name === request.backend);
  const architecture = referenceModels[model]?.();
  if (!opener || !architecture) throw new Error(`Unknown: ${request.backend}, ${model}`);
  const backend = await opener.open(request.threads);
  const { plan } = createPlan(architecture, [32, 32]);
  if (plan === null) throw new Error('No plan');
  const dataset = createSyntheticSet({ seed: 1, scale: 1, trainCount: 40 * batch, testCount: 10 });
  const createTrainer = (isOn: boolean, kernels = backend.kernels) => {
    const saturation = { ...defaultSettings.saturation, isOn };
    return new Trainer(
      plan,
      dataset,
      { ...defaultSettings, batchSize: batch, epochs: 1000, saturation },
      kernels,
    );
  };
  const profile = createProfile(backend.kernels);
  const trainer = createTrainer(false, isProfiled ? profile.kernels : backend.kernels);
  const timeStep = async (own: Trainer): Promise<number> => {
    const start = performance.now();
    own.runStep();
    await own.readRecent();
    return performance.now() - start;
  };
  const firstMs = await timeStep(trainer);
  const saturated = hasSaturation ? createTrainer(true) : null;
  for (let step = 0; step < 2; step++) {
    await timeStep(trainer);
    if (saturated) await timeStep(saturated);
  }
  profile.reset();
  const stepMs: number[] = [];
  const saturatedMs: number[] = [];
  for (let step = 0; step < steps; step++) {
    stepMs.push(await timeStep(trainer));
    if (saturated) saturatedMs.push(await timeStep(saturated));
  }
  const readStart = performance.now();
  await saturated?.meter.read(true);
  const result: StepResult = {
    firstMs,
    stepMs,
    saturatedMs,
    readMs: performance.now() - readStart,
    threads: backend.threads,
    profile: isProfiled ? profile.read(steps) : {},
  };
  saturated?.dispose();
  trainer.dispose();
  backend.dispose();
  return result;
}

addEventListener('message', async ({ data, ports: introduced }: MessageEvent<StepRequest | null>) => {
  if (data === null) {
    ports.push(...introduced);
    return;
  }
  try {
    postMessage({ result: await measure(data) });
  } catch (error) {
    postMessage({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});
