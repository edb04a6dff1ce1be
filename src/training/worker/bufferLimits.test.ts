/** @file What a step takes in memory, by hand. */
import { expect, test } from 'vitest';
import { createBuilder } from '../../architecture/builder';
import { adam } from '../settings';
import { createPlan } from '../trainingPlan';
import { checkMemory, estimateBytes } from './bufferLimits';
import { RunError } from './runFailure';

function plan() {
  const builder = createBuilder();
  builder.add('Input', 'input');
  builder.add('Conv2d', 'conv', { outChannels: 4, bias: false });
  builder.add('BatchNorm', 'bn');
  builder.add('ReLU', 'relu');
  builder.add('GlobalAvgPool', 'gap');
  const { plan: found } = createPlan(builder.build(), [8, 8]);
  if (found === null) throw new Error('no plan');
  return found;
}

// Numbers a picture: image 192, convolution 256, norm with its ReLU 256, mean 4; two gradients of 256 beside them.
const perPicture = 192 + 256 + 256 + 4 + 2 * 256;
// 4 x 3 x 3 x 3 and two a channel; each with its gradient and Adam's two moments.
const weights = (108 + 8) * 4;

test('outputs, the largest gradients, and weights with what is kept beside them', () => {
  expect(estimateBytes(plan(), 10, 2)).toBe(4 * (10 * perPicture + weights));
});

function findProblem(limitBytes: number | null, memoryBytes: number | null) {
  try {
    checkMemory(plan(), { batchSize: 10, optimizer: adam }, { limitBytes, memoryBytes });
    return null;
  } catch (error) {
    return error instanceof RunError ? error.problem : error;
  }
}

test('a piece that is too large, and all pieces together', () => {
  const bytes = 4 * (10 * perPicture + weights);
  expect(findProblem(null, null)).toBeNull();
  expect(findProblem(10_240, bytes)).toBeNull();
  expect(findProblem(10_239, null)).toEqual({
    code: 'buffer-too-large',
    layer: 'conv',
    bytes: 10_240,
    limitBytes: 10_239,
  });
  expect(findProblem(null, bytes - 1)).toEqual({ code: 'out-of-memory', bytes, limitBytes: bytes - 1 });
});
