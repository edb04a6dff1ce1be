/** @file The learning rate of each step. */
import type { TrainingSettings } from './settings';

/** One-cycle's rates at its ends, as parts of the highest (PyTorch's defaults). */
const startPart = 1 / 25;
const endPart = 1 / 25 / 1e4;

/** From `start` to `end` along half a cosine; `share` runs from 0 to 1. */
function anneal(start: number, end: number, share: number): number {
  return end + ((start - end) / 2) * (1 + Math.cos(Math.PI * share));
}

/**
 * The learning rate of a step.
 *
 * @param step counts from 0.
 */
export function computeLearningRate(
  { learningRate, schedule, epochs }: Pick<TrainingSettings, 'learningRate' | 'schedule' | 'epochs'>,
  step: number,
  stepsPerEpoch: number,
): number {
  const total = epochs * stepsPerEpoch;
  switch (schedule.kind) {
    case 'constant':
      return learningRate;
    case 'step':
      return learningRate * schedule.factor ** Math.floor(step / stepsPerEpoch / schedule.epochs);
    case 'cosine':
      return anneal(learningRate, 0, Math.min(step / total, 1));
    case 'one-cycle': {
      const top = schedule.warmupShare * total - 1;
      if (step <= top) return anneal(learningRate * startPart, learningRate, step / top);
      const share = Math.min((step - top) / Math.max(total - 1 - top, 1), 1);
      return anneal(learningRate, learningRate * endPart, share);
    }
  }
}
