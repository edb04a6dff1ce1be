/**
 * @file Which learning rates the steps of a run had: as its schedule has it, since reports come too rarely to show a
 * short summit. A run that was trained elsewhere may have followed another one: then as it was reported.
 */
import { computeLearningRate, traceLearningRate } from './learningRate';
import type { EpochReport } from './protocol';
import type { CurvePoint } from './runCurve';
import type { TrainedRun } from './trainedRun';

type Rated = Pick<TrainedRun, 'setup' | 'state'>;

/** Whether a run has followed the schedule of its setup, as far as its last report tells. */
function followsSchedule({ setup: { settings }, state: { curve, stepsPerEpoch } }: Rated): boolean {
  const last = curve.at(-1);
  if (last === undefined) return false;
  const isReported = (step: number) =>
    Math.abs(computeLearningRate(settings, step, stepsPerEpoch) - last.learningRate) <=
    1e-6 * settings.learningRate;
  // Earlier versions have reported the rate of the step that came next.
  return isReported(Math.max(last.step - 1, 0)) || isReported(last.step);
}

/** The rate of the step that a point of the curve of a run ends with. */
export function readRate(run: Rated, { step, learningRate }: CurvePoint): number {
  if (!followsSchedule(run)) return learningRate;
  return computeLearningRate(run.setup.settings, Math.max(step - 1, 0), run.state.stepsPerEpoch);
}

/** The rate of the last step of an epoch; null where a run does not tell what its steps had. */
export function readEpochRate(run: Rated, { step }: EpochReport): number | null {
  const point = run.state.curve.findLast((candidate) => candidate.step <= step);
  return point === undefined ? null : readRate(run, { ...point, step });
}

/** The course of the rate up to where a run is, as [epochs done, rate of the step that was done last]. */
export function traceRates(run: Rated): readonly (readonly [epoch: number, rate: number])[] {
  const { curve, epochs, stepsPerEpoch } = run.state;
  if (!followsSchedule(run)) return curve.map(({ epoch, learningRate }) => [epoch, learningRate] as const);
  const done = Math.max(curve.at(-1)?.step ?? 0, epochs.at(-1)?.step ?? 0);
  return traceLearningRate(run.setup.settings, done, stepsPerEpoch);
}
