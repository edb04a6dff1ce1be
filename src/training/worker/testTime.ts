/** @file The time left of a run with the tests that are still to come, which the speed of its steps does not hold. */
import type { Progress } from '../protocol';
import type { Trainer } from './trainer';

/** A training picture goes forward and backward, at about three times the cost of one that is tested. */
const testsPerTraining = 3;

/** What of a trainer the tests to come depend on. */
export type TestedRun = Pick<Trainer, 'step' | 'totalSteps' | 'stepsPerEpoch' | 'owesReport'> & {
  readonly dataset: { readonly test: { readonly count: number } };
};

/**
 * Counts the tests into the time left.
 *
 * @param testSeconds what the last test took; null before the first, when it is guessed from the speed.
 */
export function addTests(progress: Progress, run: TestedRun, testSeconds: number | null): Progress {
  const { secondsLeft, imagesPerSecond } = progress;
  if (secondsLeft === null) return progress;
  const tests = Math.ceil((run.totalSteps - run.step) / run.stepsPerEpoch) + (run.owesReport ? 1 : 0);
  const seconds = testSeconds ?? run.dataset.test.count / (testsPerTraining * imagesPerSecond);
  return { ...progress, secondsLeft: secondsLeft + tests * seconds };
}
