/** @file Whether every tensor of a training step fits into what a device takes as one piece. */
import { getChannels, isMapShape, type Shape } from '../../layers/shape';
import type { TrainingPlan } from '../trainingPlan';
import { RunError } from './runFailure';

const countElements = (shape: Shape): number =>
  getChannels(shape) * (isMapShape(shape) ? shape.height * shape.width : 1);

/** @throws RunError for the first layer whose output is larger than `limitBytes` (null for no limit). */
export function checkBuffers({ steps }: TrainingPlan, batchSize: number, limitBytes: number | null): void {
  if (limitBytes === null) return;
  for (const { id, shape } of steps) {
    const bytes = 4 * batchSize * countElements(shape);
    if (bytes > limitBytes) throw new RunError({ code: 'buffer-too-large', layer: id, bytes, limitBytes });
  }
}
