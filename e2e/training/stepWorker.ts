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
  readonly hasSaturation: boolean;
  /** Whether the time of each kernel is asked for. */
  readonly isProfiled: boolean;
}

/** What it took. */
export interface StepResult {
  /** Of each step, milliseconds; the first one also compiles. */
  readonly firstMs: number;
  readonly stepMs: readonly number[];
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
  const settings = {
    ...defaultSettings,
    batchSize: batch,
    epochs: 1000,
    saturation: { ...defaultSettings.saturation, isOn: hasSaturation },
  };
  const profile = createProfile(backend.kernels);
  const trainer = new Trainer(plan, dataset, settings, isProfiled ? profile.kernels : backend.kernels);
  const times: number[] = [];
  for (let step = 0; step < steps + 3; step++) {
    if (step === 3) profile.reset();
    const start = performance.now();
    trainer.runStep();
    await trainer.readRecent();
    times.push(performance.now() - start);
  }
  const { threads } = backend;
  const result = {
    firstMs: times[0] ?? 0,
    stepMs: times.slice(3),
    threads,
    profile: isProfiled ? profile.read(steps) : {},
  };
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
