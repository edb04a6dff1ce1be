/** @file The learning rate of each step, and its course over a run. */
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
      // Where the summit is the first step there is no way up to it.
      if (step <= top) return anneal(learningRate * startPart, learningRate, top > 0 ? step / top : 1);
      const share = Math.min((step - top) / Math.max(total - 1 - top, 1), 1);
      return anneal(learningRate, learningRate * endPart, share);
    }
  }
}

/** Points of a course, about. */
const courseLength = 400;

/**
 * The course of the rate over the first `steps` steps, as [epochs done, rate of the step that was done last]. Of long
 * runs it has some steps only, among them those at the summit and beside each jump.
 */
export function traceLearningRate(
  settings: Pick<TrainingSettings, 'learningRate' | 'schedule' | 'epochs'>,
  steps: number,
  stepsPerEpoch: number,
): readonly (readonly [epoch: number, rate: number])[] {
  const { schedule, epochs } = settings;
  const stride = Math.max(1, Math.ceil(steps / courseLength));
  const wanted = new Set([steps - 1]);
  for (let step = 0; step < steps; step += stride) wanted.add(step);
  if (schedule.kind === 'one-cycle') {
    const top = schedule.warmupShare * epochs * stepsPerEpoch - 1;
    wanted.add(Math.floor(top)).add(Math.ceil(top));
  }
  const jump = schedule.kind === 'step' ? schedule.epochs * stepsPerEpoch : 0;
  for (let step = jump; jump > 0 && step < steps; step += jump) wanted.add(step - 1).add(step);
  return [...wanted]
    .filter((step) => step >= 0 && step < steps)
    .sort((a, b) => a - b)
    .map((step) => [(step + 1) / stepsPerEpoch, computeLearningRate(settings, step, stepsPerEpoch)] as const);
}
