/**
 * @file Weights as a network has them before training: normally distributed with a variance of two over the fan-in,
 * biases of zero, norms that change nothing. Source: He et al., "Delving Deep into Rectifiers", ICCV 2015.
 */
import { createRandom, type Random } from '../../../util/random';
import type { WeightSpec } from '../operation';

const isBias = ({ name }: WeightSpec): boolean => name === 'bias' || name.endsWith('.bias');

/** Normal numbers that large tensors are picked from: a network has millions of weights, and a logarithm takes long. */
let sample: Float32Array | null = null;

function getSample(): Float32Array {
  sample ??= Float32Array.from({ length: 65_536 }, createRandom(1, 'normal sample').nextNormal);
  return sample;
}

/** The numbers of a tensor, drawn anew. */
export function drawWeights(spec: WeightSpec, random: Random): Float32Array {
  const { shape, initial } = spec;
  const values = new Float32Array(shape.reduce((product, length) => product * length, 1));
  if (initial.kind === 'constant') return values.fill(initial.value);
  if (isBias(spec)) return values;
  // The bound of an even start is one over the root of the fan-in.
  const deviation = initial.bound * Math.SQRT2;
  const normal = getSample();
  for (let index = 0; index < values.length; index++)
    values[index] = deviation * (normal[random.nextUint32() >>> 16] ?? 0);
  return values;
}
