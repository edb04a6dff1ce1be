/** @file How long a training step of a network takes on the backend that is set, found by doing some. */
import type { Dataset, ImageSet } from '../dataset';
import type { TrainingSettings } from '../settings';
import type { TrainingPlan } from '../trainingPlan';
import type { ComputeBackend } from './computeBackend';
import { Trainer } from './trainer';

/** Pictures of a timed step on a processor, where time grows with their number. */
const processorBatch = 8;

function createPlainSet({ image }: TrainingPlan, count: number): ImageSet {
  const pixels = Uint8Array.from(
    { length: count * image.channels * image.height * image.width },
    (_, index) => (index * 37) % 251,
  );
  return { ...image, count, pixels, labels: new Uint8Array(count) };
}

/** Milliseconds of a step with the settings' batch; the second step counts, the first also compiles. */
export async function timeStep(
  plan: TrainingPlan,
  settings: TrainingSettings,
  backend: ComputeBackend,
): Promise<number> {
  const isCard = backend.name === 'webgpu' || backend.name === 'webgl';
  const batchSize = isCard ? settings.batchSize : Math.min(settings.batchSize, processorBatch);
  const train = createPlainSet(plan, 2 * batchSize);
  const dataset: Dataset = {
    classNames: [''],
    train,
    test: { ...train, count: 0 },
    mean: new Array<number>(train.channels).fill(0.5),
    deviation: new Array<number>(train.channels).fill(0.25),
  };
  const quiet = { ...settings, batchSize, subset: null, saturation: { ...settings.saturation, isOn: false } };
  const trainer = new Trainer(plan, dataset, quiet, backend.kernels);
  try {
    trainer.runStep();
    await trainer.readRecent();
    const start = performance.now();
    trainer.runStep();
    await trainer.readRecent();
    const failure = backend.getFailure();
    if (failure !== null) throw new Error(`The device failed: ${failure}`);
    return ((performance.now() - start) * settings.batchSize) / batchSize;
  } finally {
    trainer.dispose();
  }
}
