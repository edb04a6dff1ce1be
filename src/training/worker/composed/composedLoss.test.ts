import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import { beforeAll, expect, test } from 'vitest';
import { gradeAnswer } from './composedLoss';

beforeAll(() => tf.setBackend('cpu'));

// PyTorch 1.13: cross_entropy(answers, [0, 2, 1], label_smoothing) and its gradient.
test.each([
  [
    0,
    54.69627380371094,
    [-0.071468, 0.013038, 0.05843, 0.142828, 0.183395, -0.326222, 0.333333, -0.333333, 0],
  ],
  [
    0.1,
    52.010162353515625,
    [-0.049245, 0.001926, 0.047319, 0.131717, 0.172283, -0.304, 0.322222, -0.311111, -0.011111],
  ],
])('cross entropy with smoothing %f', (smoothing, mean, gradient) => {
  const values = [2, -1, 0.5, 0, 0.25, -3, 80, -80, 0];
  const result = gradeAnswer(tf.tensor2d(values, [3, 3]), [0, 2, 1], smoothing);
  const [loss = Number.NaN, right] = result.sums.dataSync();
  expect(loss / 3).toBeCloseTo(mean, 4);
  expect(right).toBe(1);
  for (const [index, value] of result.gradient.dataSync().entries())
    expect(value).toBeCloseTo(gradient[index] ?? Number.NaN, 5);
});
