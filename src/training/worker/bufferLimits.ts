/**
 * @file Whether a training step fits into a device, every tensor by itself and all of them together, and how many
 * pictures fit where the network is only used.
 */
import { countLayerCost } from '../../layers/catalogue';
import { getChannels, isMapShape, type Shape } from '../../layers/shape';
import type { TrainingSettings } from '../settings';
import type { TrainingPlan } from '../trainingPlan';
import type { ComputeBackend } from './computeBackend';
import { countSlots } from './kernels';
import { RunError } from './runFailure';

const countElements = (shape: Shape): number =>
  getChannels(shape) * (isMapShape(shape) ? shape.height * shape.width : 1);

/** Numbers of every weight, and of what is kept beside it: the gradient and the optimiser's slots. */
function countWeights({ steps }: TrainingPlan, slots: number): number {
  let weights = 0;
  for (const { layer, inputShapes, shape } of steps) {
    const [first, ...others] = inputShapes;
    if (first) weights += countLayerCost(layer, [first, ...others], shape).params;
  }
  return weights * (2 + slots);
}

/**
 * Bytes that a step takes at least: every output is kept for the way back, where the two largest of them have
 * gradients at the same time.
 */
export function estimateBytes(plan: TrainingPlan, batchSize: number, slots: number): number {
  const { steps } = plan;
  // A ReLU right behind a norm is computed with it.
  const isHidden = steps.map(
    ({ layer }, index) => layer.kind === 'BatchNorm' && steps[index + 1]?.layer.kind === 'ReLU',
  );
  const outputs = steps.map(({ shape }, index) => (isHidden[index] ? 0 : countElements(shape)));
  const largest = [...outputs].sort((a, b) => b - a).slice(0, 2);
  const perPicture = [...outputs, ...largest].reduce((a, b) => a + b, 0);
  return 4 * (batchSize * perPicture + countWeights(plan, slots));
}

/** What a device can hold. */
export type DeviceLimits = Pick<ComputeBackend, 'limitBytes' | 'memoryBytes'>;

/** The settings that decide what a step takes. */
type StepSettings = Pick<TrainingSettings, 'batchSize' | 'optimizer'>;

/**
 * Whether a step fits a device.
 *
 * @throws RunError for the first layer whose output is larger than a piece may be, and where all do not fit together.
 */
export function checkMemory(
  plan: TrainingPlan,
  { batchSize, optimizer }: StepSettings,
  { limitBytes, memoryBytes }: DeviceLimits,
): void {
  if (limitBytes !== null)
    for (const { id, shape } of plan.steps) {
      const bytes = 4 * batchSize * countElements(shape);
      if (bytes > limitBytes) throw new RunError({ code: 'buffer-too-large', layer: id, bytes, limitBytes });
    }
  const bytes = estimateBytes(plan, batchSize, countSlots(optimizer));
  if (memoryBytes !== null && bytes > memoryBytes)
    throw new RunError({ code: 'out-of-memory', bytes, limitBytes: memoryBytes });
}

/** Pictures that are evaluated at once, at most. */
const maxEvaluated = 100;
/** Bytes that evaluation may take although training takes less; of a small memory no more than half. */
const roomBytes = 1024 ** 3;

/**
 * Pictures that are evaluated at once, at least 1. So many as train at once always fit, since evaluation frees what
 * training keeps; more of them where, kept like in training, they fit into {@link roomBytes}.
 */
export function chooseEvaluationBatch(
  plan: TrainingPlan,
  { batchSize, optimizer }: StepSettings,
  { limitBytes, memoryBytes }: DeviceLimits,
): number {
  const slots = countSlots(optimizer);
  const room = Math.min(roomBytes, (memoryBytes ?? Number.POSITIVE_INFINITY) / 2);
  const largest = Math.max(...plan.steps.map(({ shape }) => countElements(shape)));
  const fits = (count: number) =>
    4 * count * largest <= (limitBytes ?? Number.POSITIVE_INFINITY) &&
    estimateBytes(plan, count, slots) <= room;
  let count = maxEvaluated;
  while (count > Math.max(batchSize, 1) && !fits(count)) count -= 1;
  return count;
}
