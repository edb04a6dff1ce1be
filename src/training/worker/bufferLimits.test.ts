/** @file What a step takes in memory, by hand. */
import { expect, test } from 'vitest';
import { createBuilder } from '../../architecture/builder';
import { adam, type OptimizerRule } from '../settings';
import { createPlan } from '../trainingPlan';
import { checkMemory, chooseEvaluationBatch, estimateBytes } from './bufferLimits';
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
// 4 x 3 x 3 x 3 and two a channel; each with its gradient and Adam's two moments; the convolution's packed.
const weights = (108 + 8) * 4 + 108;

test('outputs, the largest gradients, and weights with what is kept beside them', () => {
  expect(estimateBytes(plan(), 10, 2)).toBe(4 * (10 * perPicture + weights));
});

function findProblem(
  limitBytes: number | null,
  memoryBytes: number | null,
  settings: Partial<Parameters<typeof checkMemory>[1]> = {},
  network = plan(),
) {
  try {
    checkMemory(network, { batchSize: 10, optimizer: adam, ...settings }, { limitBytes, memoryBytes });
    return null;
  } catch (error) {
    return error instanceof RunError ? error.problem : error;
  }
}

// An eighth more for holes.
const bytes = 1.125 * 4 * (10 * perPicture + weights);

test('a piece that is too large, and all pieces together, with the batch that fits', () => {
  expect(findProblem(null, null)).toBeNull();
  expect(findProblem(10_240, bytes)).toBeNull();
  // Eight pictures take 8192 bytes.
  expect(findProblem(10_239, null)).toEqual({
    ...{ code: 'buffer-too-large', layer: 'conv', bytes: 10_240, limitBytes: 10_239 },
    fittingBatch: 8,
  });
  expect(findProblem(null, bytes - 1)).toEqual({
    ...{ code: 'out-of-memory', bytes, limitBytes: bytes - 1 },
    fittingBatch: 8,
  });
  // Two pictures take 4.5 x (2 x 1220 + 572) = 13 554 bytes, weights alone 2574.
  expect(findProblem(null, 13_554)).toMatchObject({ fittingBatch: 2 });
  expect(findProblem(null, 2574)).toMatchObject({ fittingBatch: 0 });
});

test('saturation takes the products of channels, and those of a step', () => {
  const more = 1.125 * 4 * (16 + 16);
  expect(findProblem(null, bytes + more - 1, { saturation: { isOn: false } })).toBeNull();
  expect(findProblem(null, bytes + more - 1, { saturation: { isOn: true } })).toMatchObject({
    bytes: bytes + more,
  });
});

test('weights that are too large, and what the optimiser keeps of all of them in one piece', () => {
  const builder = createBuilder();
  builder.add('Input', 'input');
  builder.add('Flatten', 'flatten');
  builder.add('Linear', 'first', { outFeatures: 10 });
  builder.add('Linear', 'second', { outFeatures: 10 });
  const { plan: dense } = createPlan(builder.build(), [8, 8]);
  if (dense === null) throw new Error('no plan');
  const find = (limitBytes: number, optimizer: OptimizerRule) =>
    findProblem(limitBytes, null, { batchSize: 1, optimizer }, dense);
  const plain: OptimizerRule = { kind: 'sgd', momentum: 0, nesterov: false, weightDecay: 0 };
  // 192 x 10 + 10 weights of the first, 110 of the second, 4 bytes each.
  expect(find(7719, plain)).toEqual({
    ...{ code: 'buffer-too-large', layer: 'first', bytes: 7720, limitBytes: 7719 },
    fittingBatch: 0,
  });
  expect(find(7720, plain)).toBeNull();
  expect(find(8159, adam)).toEqual({
    ...{ code: 'buffer-too-large', layer: null, bytes: 8160, limitBytes: 8159 },
    fittingBatch: 0,
  });
  expect(find(8160, adam)).toBeNull();
});

/** A network on large images: numbers a picture 3 x 65 536, the convolution's 64 x 65 536, two gradients, a mean. */
function largePlan() {
  const builder = createBuilder();
  builder.add('Input', 'input');
  builder.add('Conv2d', 'conv', { outChannels: 64, bias: false });
  builder.add('GlobalAvgPool', 'gap');
  const { plan: found } = createPlan(builder.build(), [256, 256]);
  if (found === null) throw new Error('no plan');
  return found;
}

const mebi = 1024 ** 2;

// Bytes a picture: image 0.75 Mi, convolution 16 Mi, the two largest again 16.75 Mi, means 256: 35 127 552. Weights with
// what is kept beside them, and packed: 5 x 1728 x 4 = 34 560. So 30 pictures take 1 053 861 120, 31 take 1 088 988 672,
// and the room is 1 073 741 824. Of the convolution's pieces of 16 Mi, 7 fit into 112 Mi.
test.each([
  ['all that are wanted', plan(), 10, null, null, 100],
  ['those that fit into the room', largePlan(), 4, null, null, 30],
  ['those that fit into the room, beside plenty', largePlan(), 4, null, 4096 * mebi, 30],
  // 14 take 491 820 288, 15 take 526 947 840, half of 1000 Mi is 524 288 000.
  ['those that fit into half of a small memory', largePlan(), 4, null, 1000 * mebi, 14],
  ['those whose pieces a device takes', largePlan(), 4, 112 * mebi, null, 7],
  ['as many as train, which have been found to fit', largePlan(), 40, null, null, 40],
  ['no more than are wanted', largePlan(), 400, null, null, 100],
  ['one at least', largePlan(), 1, null, 80 * mebi, 1],
])('evaluation takes %s', (_, network, batchSize, limitBytes, memoryBytes, expected) => {
  const limits = { limitBytes, memoryBytes };
  expect(chooseEvaluationBatch(network, { batchSize, optimizer: adam }, limits)).toBe(expected);
});
