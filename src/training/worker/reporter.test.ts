/** @file An epoch whose test shows that the run has diverged ends it, one whose loss is only large does not. */
import { expect, test } from 'vitest';
import type { EpochReport } from '../protocol';
import { Reporter } from './reporter';
import { RunError } from './runFailure';

const finish = (loss: number) => {
  const train = { loss: 0.5, accuracy: 0.8 };
  const test = { loss, accuracy: 0.1 };
  const report: EpochReport = { epoch: 1, step: 40, train, test, saturation: null, confusion: [] };
  // The epoch's rates end with its report, as those of a trainer do.
  let epoch = 0.1;
  const finishEpoch = async () => {
    epoch = 0;
    return report;
  };
  const trainer = {
    step: 40,
    finishEpoch,
    get highestRates() {
      return { recent: 0, epoch };
    },
  };
  return new Reporter(false).finishEpoch(trainer, async () => {});
};

test.each([Number.NaN, Number.POSITIVE_INFINITY])('a test loss of %d is divergence', async (loss) => {
  const error = await finish(loss).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(RunError);
  expect(error).toMatchObject({ problem: { code: 'diverged', step: 40, learningRate: 0.1 } });
});

test('running statistics that lag behind make a large loss, which comes back', async () => {
  expect(await finish(10447605596.16)).toMatchObject({ test: { loss: 10447605596.16 } });
});
