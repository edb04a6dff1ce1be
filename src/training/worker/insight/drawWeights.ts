/**
 * @file Weights as a network has them before training: normally distributed with a variance of two over the fan-in,
 * biases of zero, norms that change nothing. Source: He et al., "Delving Deep into Rectifiers", ICCV 2015.
 */
import type { Random } from '../../../util/random';
import type { WeightSpec } from '../operation';

const isBias = ({ name }: WeightSpec): boolean => name === 'bias' || name.endsWith('.bias');

/** The numbers of a tensor, drawn anew. */
export function drawWeights(spec: WeightSpec, random: Random): Float32Array {
  const { shape, initial } = spec;
  const values = new Float32Array(shape.reduce((product, length) => product * length, 1));
  if (initial.kind === 'constant') return values.fill(initial.value);
  if (isBias(spec)) return values;
  // The bound of an even start is one over the root of the fan-in.
  const deviation = initial.bound * Math.SQRT2;
  for (let index = 0; index < values.length; index++) values[index] = deviation * random.nextNormal();
  return values;
}
