/** @file What the curves say of the training pictures: the epoch where it has ended, its last steps on the way. */
import { expect, test } from 'vitest';
import { readLatest } from './runCurve';

const point = (step: number) => ({ step, epoch: step / 10, loss: 0.75, accuracy: 0.625, learningRate: 0.1 });
const report = {
  epoch: 3,
  step: 30,
  train: { loss: 0.7755, accuracy: 0.572 },
  test: { loss: 1, accuracy: 0.5 },
  saturation: null,
  confusion: [],
};

test('where an epoch has just ended it is the number of the table', () => {
  expect(readLatest([point(30)], [report])).toEqual({ score: report.train, epoch: 3, isWhole: true });
  expect(readLatest([], [report])).toMatchObject({ isWhole: true });
  expect(readLatest([point(30), point(33)], [report])).toMatchObject({
    score: { loss: 0.75, accuracy: 0.625 },
    epoch: 3.3,
    isWhole: false,
  });
  expect(readLatest([], [])).toBeNull();
});
