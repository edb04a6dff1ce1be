/**
 * @file A probe: multinomial logistic regression on the features of one layer, trained on some pictures and scored
 * on others (Alain & Bengio, 2016). Features are standardised; the weights are held by the usual penalty, half their
 * squared length over the number of examples (C = 1).
 */
import * as tf from '@tensorflow/tfjs-core';
import { bothAxes } from '../../util/perAxis';
import type { ConvGeometry } from './convGeometry';
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
}

const defaultOptions: MinimizeOptions = { maxIterations: 100, tolerance: 1e-4 };

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
  options: MinimizeOptions = defaultOptions,
): Promise<ProbeScore> {
  standardize(train, test, width);
  const count = train.labels.length;
  const one = bothAxes(1);
  const geometry: ConvGeometry = {
    inputSize: one,
    outputSize: one,
    kernelSize: one,
    stride: one,
    dilation: one,
    before: bothAxes(0),
    inputChannels: width,
    outputChannels: classCount,
    groups: 1,
  };
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
    const best = await minimize(evaluate, new Float64Array(size + classCount), options);
    const trainAccuracy = await score(examples, best, train.labels);
    examples.dispose();
    examples = upload(test);
    return { trainAccuracy, testAccuracy: await score(examples, best, test.labels) };
  } finally {
    examples.dispose();
  }
}
