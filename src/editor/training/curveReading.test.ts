/** @file What curves say at a place: of a run that tells of every step, and of one that tells of epochs alone. */
import { expect, test } from 'vitest';
import { createBuilder } from '../../architecture/builder';
import { trainText } from '../../text/en/trainText';
import type { RunId } from '../../training/protocol';
import { createReport } from '../../training/reports.testing';
import { createRunState } from '../../training/runState';
import { createQuickSetup } from '../../training/setups';
import type { TrainedRun } from '../../training/trainedRun';
import { bothAxes } from '../../util/perAxis';
import { describeReading } from './curveReading';

function createRun(): TrainedRun {
  const architecture = createBuilder().build();
  const resolution = bothAxes(32);
  const id = 'run' as RunId;
  const epochs = [1, 2].map((epoch) => ({
    ...createReport(epoch),
    train: { loss: 1 / epoch, accuracy: 0.25 * epoch },
    test: { loss: 1, accuracy: 0.125 * epoch },
  }));
  return {
    ...{ id, name: 'Elsewhere', startedAt: 0 },
    network: { title: '', architecture, resolution, rule: 'paper' },
    setup: createQuickSetup(architecture, resolution),
    state: { ...createRunState(id), epochs, curve: [], stepsPerEpoch: 10, totalSteps: 50 },
  };
}

test.each([
  [null, 'epoch 2 · training pictures 50.0 %, loss 0.500 · test pictures 25.0 %'],
  [0, 'epoch 1 · training pictures 25.0 %, loss 1.000 · test pictures 12.5 %'],
  [1.4, 'epoch 1 · training pictures 25.0 %, loss 1.000 · test pictures 12.5 %'],
  [1.6, 'epoch 2 · training pictures 50.0 %, loss 0.500 · test pictures 25.0 %'],
  // Behind its last epoch, where another run goes on.
  [4, 'epoch 2 · training pictures 50.0 %, loss 0.500 · test pictures 25.0 %'],
])('a run without steps at %s', (epoch, expected) => {
  expect(describeReading(createRun(), epoch, trainText).replaceAll('\u00a0', ' ')).toBe(expected);
});
