/** @file Whether a training step fits into a device: every tensor by itself, and all of them together. */
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

/**
 * Whether a step fits a device.
 *
 * @throws RunError for the first layer whose output is larger than a piece may be, and where all do not fit together.
 */
export function checkMemory(
  plan: TrainingPlan,
  { batchSize, optimizer }: Pick<TrainingSettings, 'batchSize' | 'optimizer'>,
  { limitBytes, memoryBytes }: Pick<ComputeBackend, 'limitBytes' | 'memoryBytes'>,
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
