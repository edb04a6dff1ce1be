/**
 * @file Whether a training step fits into a device, every tensor by itself and all of them together, and how many
 * pictures fit where the network is only used.
 */
import { countLayerCost } from '../../layers/catalogue';
import { getChannels, isMapShape, type Shape } from '../../layers/shape';
import { isMeasuredKind } from '../measuredLayers';
import type { MemoryProblem } from '../protocol';
import type { TrainingSettings } from '../settings';
import type { TrainingPlan } from '../trainingPlan';
import type { ComputeBackend } from './computeBackend';
import { countSlots } from './kernels';
import { RunError } from './runFailure';

const countElements = (shape: Shape): number =>
  getChannels(shape) * (isMapShape(shape) ? shape.height * shape.width : 1);

/** Numbers of the weights of each step. */
function countWeights({ steps }: TrainingPlan): readonly number[] {
  return steps.map(({ layer, inputShapes: [first, ...others], shape }) =>
    first === undefined ? 0 : countLayerCost(layer, [first, ...others], shape).params,
  );
}

const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);

/**
 * Bytes that a step takes at least: every output is kept for the way back, where the two largest of them have
 * gradients at the same time; every weight has its gradient and the optimiser's slots, and the largest is packed for
 * its products with the outputs.
 */
export function estimateBytes(plan: TrainingPlan, batchSize: number, slots: number): number {
  const { steps } = plan;
  // A ReLU right behind a norm is computed with it.
  const isHidden = steps.map(
    ({ layer }, index) => layer.kind === 'BatchNorm' && steps[index + 1]?.layer.kind === 'ReLU',
  );
  const outputs = steps.map(({ shape }, index) => (isHidden[index] ? 0 : countElements(shape)));
  const largest = [...outputs].sort((a, b) => b - a).slice(0, 2);
  const weights = countWeights(plan);
  const perPicture = sum([...outputs, ...largest]);
  return 4 * (batchSize * perPicture + sum(weights) * (2 + slots) + Math.max(...weights));
}

/** Bytes that a step takes besides, where saturation is measured: products of channels, and those of the step. */
function countMeasuring({ steps }: TrainingPlan): number {
  const measured = steps.filter(({ layer }) => isMeasuredKind(layer.kind));
  const products = measured.map(({ shape }) => getChannels(shape) ** 2);
  return 4 * (sum(products) + Math.max(0, ...products));
}

/** What a memory must have of what is counted: pieces leave holes that no other fits (measured: up to 1.15). */
const holes = 1.125;

/** What a device can hold. */
export type DeviceLimits = Pick<ComputeBackend, 'limitBytes' | 'memoryBytes'>;

/** The settings that decide what a step takes. */
type StepSettings = Pick<TrainingSettings, 'batchSize' | 'optimizer'> & {
  readonly saturation?: Pick<TrainingSettings['saturation'], 'isOn'>;
};

/** Why a step does not fit a device; null where it does. */
function findExcess(
  plan: TrainingPlan,
  { batchSize, optimizer, saturation }: StepSettings,
  { limitBytes, memoryBytes }: DeviceLimits,
): MemoryProblem | null {
  const slots = countSlots(optimizer);
  const weights = countWeights(plan);
  if (limitBytes !== null) {
    const sizes = plan.steps.map(({ shape }, index) => {
      const [output, own] = [4 * batchSize * countElements(shape), 4 * (weights[index] ?? 0)];
      return Math.max(output, own);
    });
    const bytes = Math.max(...sizes);
    const step = plan.steps[sizes.indexOf(bytes)];
    if (step !== undefined && bytes > limitBytes)
      return { code: 'buffer-too-large', layer: step.id, bytes, limitBytes };
    // A slot of all weights is one piece.
    const slotBytes = slots === 0 ? 0 : 4 * sum(weights);
    if (slotBytes > limitBytes)
      return { code: 'buffer-too-large', layer: null, bytes: slotBytes, limitBytes };
  }
  const counted = estimateBytes(plan, batchSize, slots) + (saturation?.isOn ? countMeasuring(plan) : 0);
  const bytes = Math.ceil(holes * counted);
  if (memoryBytes === null || bytes <= memoryBytes) return null;
  return { code: 'out-of-memory', bytes, limitBytes: memoryBytes };
}

/** The largest power of two below a batch whose step fits; 0 where none does. */
function findFittingBatch(plan: TrainingPlan, settings: StepSettings, limits: DeviceLimits): number {
  let batchSize = 2 ** Math.ceil(Math.log2(Math.max(settings.batchSize, 2)) - 1);
  while (batchSize >= 1 && findExcess(plan, { ...settings, batchSize }, limits) !== null) batchSize /= 2;
  return batchSize < 1 ? 0 : batchSize;
}

/**
 * Whether a step fits a device.
 *
 * @throws RunError for the largest output, or the largest weights, where that is larger than a piece may be, and where
 * all do not fit together; with the largest batch that would fit.
 */
export function checkMemory(plan: TrainingPlan, settings: StepSettings, limits: DeviceLimits): void {
  const excess = findExcess(plan, settings, limits);
  if (excess !== null)
    throw new RunError({ ...excess, fittingBatch: findFittingBatch(plan, settings, limits) });
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
