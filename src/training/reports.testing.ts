/** @file Reports of epochs that nobody trained, for tests. */
import type { EpochReport } from './protocol';

/** What an epoch of ten steps came to: half of the answers are right. */
export const createReport = (epoch: number, changes: Partial<EpochReport> = {}): EpochReport => ({
  epoch,
  step: 10 * epoch,
  train: { loss: 1, accuracy: 0.5 },
  test: { loss: 1, accuracy: 0.5 },
  saturation: null,
  confusion: [],
  ...changes,
});
