/**
 * @file A probe: multinomial logistic regression on the features of one layer, trained on some pictures and scored
 * on others (Alain & Bengio, 2016). Features are standardised; the weights are held by the usual penalty, half their
 * squared length over the number of examples (C = 1).
 */
import * as tf from '@tensorflow/tfjs-core';
import { clamp } from '../../util/numbers';
import { createBlockInverse, type DiagonalBlock } from './blockInverse';
import { createDotGeometry } from './convGeometry';
import type { Kernels } from './kernels';
import { type MinimizeOptions, minimize } from './minimize';

/** Features of examples, a row each, and their classes. */
export interface ProbeData {
  /** [count, features]. */
  readonly features: Float32Array<ArrayBuffer>;
  readonly labels: Uint8Array;
}

/** What a probe reaches. */
export interface ProbeScore {
  readonly trainAccuracy: number;
  readonly testAccuracy: number;
  /** Whether the regression has come to its minimum; where it has not, a longer one would reach more or less. */
  readonly isSettled: boolean;
}

/** Operations that a search may take at most, and the steps that it may take in any case, and at most. */
const searchOperations = 5e10;
const [leastSteps, mostSteps] = [200, 2000];

/** Steps are many where features say nearly the same, or tell some classes without fail; they are cheap where few do. */
function findStepLimit(count: number, width: number, classCount: number): number {
  const fitting = Math.round(searchOperations / (4 * count * width * classCount));
  return clamp(fitting, leastSteps, mostSteps);
}

/**
 * The largest slope at the minimum. The penalty bends the function by one over the number of examples: with more of
 * them the same slope lies farther from the minimum.
 */
const findTolerance = (count: number): number => Math.min(1e-4, 0.1 / count);

/** Features whose products with each other guide the search: more of them take longer than they save. */
const blockSize = 512;

/** Standardises columns by the first set's mean and deviation, in place; constant ones become zero. */
function standardize(train: ProbeData, test: ProbeData, width: number): void {
  const count = train.labels.length;
  for (let column = 0; column < width; column++) {
    let sum = 0;
    let squares = 0;
    for (let row = 0; row < count; row++) sum += train.features[row * width + column] ?? 0;
    const mean = sum / count;
    for (let row = 0; row < count; row++)
      squares += ((train.features[row * width + column] ?? 0) - mean) ** 2;
    const deviation = Math.sqrt(squares / count);
    const factor = deviation > 1e-9 ? 1 / deviation : 0;
    for (const { features } of [train, test])
      for (let index = column; index < features.length; index += width)
        features[index] = ((features[index] ?? 0) - mean) * factor;
  }
}

/**
 * What the second derivatives are at the start, where all classes are as likely, between features that stand near each
 * other: their covariance times (K - 1) / K^2 for K classes, and the penalty. Features of a layer go together, so that a
 * search which knows nothing of it takes ten times as many steps.
 */
async function createPreconditioner(
  examples: tf.Tensor4D,
  classCount: number,
  kernels: Kernels,
  between: () => Promise<void>,
): Promise<(gradient: Float64Array) => Float64Array> {
  const [count, , , width] = examples.shape;
  const share = (classCount - 1) / classCount ** 2;
  const blocks: DiagonalBlock[] = [];
  for (let start = 0; start < width; start += blockSize) {
    const length = Math.min(blockSize, width - start);
    const products = tf.tidy(() => {
      const rows: tf.Tensor2D = tf.reshape(examples, [count, width]);
      const block: tf.Tensor2D = tf.slice(rows, [0, start], [count, length]);
      return kernels.multiplyChannels(block);
    });
    const sums = await products.data();
    products.dispose();
    const values = Float64Array.from(sums, (sum) => (share * sum) / count);
    for (let at = 0; at < length; at++)
      values[at * length + at] = (values[at * length + at] ?? 0) + 1 / count;
    blocks.push({ start, size: length, values });
    await between();
  }
  return createBlockInverse(blocks, classCount, 1 / share);
}

/**
 * Trains a probe and scores it. The features are standardised in place.
 *
 * @param width features of an example.
 * @param between awaited in every iteration; what it throws ends the work.
 */
export async function trainProbe(
  train: ProbeData,
  test: ProbeData,
  width: number,
  classCount: number,
  kernels: Kernels,
  between: () => Promise<void> = async () => {},
  options: Partial<MinimizeOptions> = {},
): Promise<ProbeScore> {
  standardize(train, test, width);
  const count = train.labels.length;
  const geometry = createDotGeometry(width, classCount);
  const upload = ({ features, labels }: ProbeData) => tf.tensor4d(features, [labels.length, 1, 1, width]);
  const size = width * classCount;
  const answer = (examples: tf.Tensor4D, point: Float64Array) => {
    const weights = tf.tensor4d(Float32Array.from(point.subarray(0, size)), [1, 1, width, classCount]);
    const bias = tf.tensor1d(Float32Array.from(point.subarray(size)));
    const [rows] = examples.shape;
    return tf.reshape(kernels.convolve(examples, weights, bias, geometry), [rows, classCount]) as tf.Tensor2D;
  };

  let examples = upload(train);
  const evaluate = async (point: Float64Array) => {
    await between();
    const parts = tf.tidy(() => {
      const { gradient, sums } = kernels.gradeAnswer(answer(examples, point), train.labels, 0);
      const dLogits = tf.reshape(gradient, [count, 1, 1, classCount]) as tf.Tensor4D;
      const dBias = kernels.sumPixels(gradient);
      return { sums, dWeights: kernels.gradeFilter(examples, dLogits, geometry), dBias };
    });
    const [sums, dWeights, dBias] = await Promise.all(
      [parts.sums, parts.dWeights, parts.dBias].map((tensor) => tensor.data()),
    );
    tf.dispose(parts);
    const gradient = new Float64Array(size + classCount);
    let penalty = 0;
    for (let index = 0; index < size; index++) {
      const weight = point[index] ?? 0;
      penalty += weight * weight;
      gradient[index] = (dWeights?.[index] ?? 0) + weight / count;
    }
    for (let index = 0; index < classCount; index++) gradient[size + index] = dBias?.[index] ?? 0;
    return { value: (sums?.[0] ?? 0) / count + penalty / 2 / count, gradient };
  };
  const score = async (tensor: tf.Tensor4D, point: Float64Array, labels: Uint8Array): Promise<number> => {
    const sums = tf.tidy(() => kernels.gradeAnswer(answer(tensor, point), labels, 0).sums);
    const [, right = 0] = await sums.data();
    sums.dispose();
    return right / labels.length;
  };
  try {
    const precondition = await createPreconditioner(examples, classCount, kernels, between);
    const start = new Float64Array(size + classCount);
    const maxIterations = findStepLimit(count, width, classCount);
    const common = { maxIterations, tolerance: findTolerance(count), precondition };
    const { point, isReached } = await minimize(evaluate, start, { ...common, ...options });
    const trainAccuracy = await score(examples, point, train.labels);
    examples.dispose();
    examples = upload(test);
    return {
      trainAccuracy,
      testAccuracy: await score(examples, point, test.labels),
      isSettled: isReached,
    };
  } finally {
    examples.dispose();
  }
}
