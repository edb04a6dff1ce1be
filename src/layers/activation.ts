/** @file Activations: pointwise, shape-preserving, and, but for PReLU, without parameters to learn. */
import { defineLayer, type LayerCost, noCost, oneInput } from './definition';
import { choice, type Parameters, type ParameterValues, real } from './parameter';
import { getChannels, type Shape } from './shape';
import { pointwiseWindow } from './window';

function defineActivation<const Kind extends string, const P extends Parameters>(
  kind: Kind,
  parameters: P,
  countCost: (params: ParameterValues<P>, input: Shape) => LayerCost = () => noCost,
) {
  return defineLayer<Kind, P>({
    kind,
    family: 'activation',
    arity: oneInput,
    isConvolution: false,
    parameters,
    inferShape: (_params, [input]) => ({ shape: input }),
    getWindow: () => pointwiseWindow,
    countCost: (params, [input]) => countCost(params, input),
  });
}

/** max(0, x). */
export const relu = defineActivation('ReLU', {});
/** min(max(0, x), 6). */
export const relu6 = defineActivation('ReLU6', {});
/** x where positive, slope x otherwise. */
export const leakyRelu = defineActivation('LeakyReLU', { slope: real(0.01, 0, 1) });
/** x where positive, a learnt slope times x otherwise: one slope for all channels or one a channel. */
export const prelu = defineActivation(
  'PReLU',
  { slopes: choice('shared', 'channel') },
  ({ slopes }, input) => ({
    params: slopes === 'shared' ? 1 : getChannels(input),
    macs: 0,
  }),
);
/** x where positive, alpha (exp(x) - 1) otherwise. */
export const elu = defineActivation('ELU', { alpha: real(1, 0, 100) });
/** x times the normal distribution's cumulative function. */
export const gelu = defineActivation('GELU', { approximation: choice('none', 'tanh') });
/** x times sigmoid(x). */
export const silu = defineActivation('SiLU', {});
/** x times hard sigmoid(x). */
export const hardSwish = defineActivation('HardSwish', {});
/** relu6(x + 3) / 6. */
export const hardSigmoid = defineActivation('HardSigmoid', {});
/** 1 / (1 + exp(-x)). */
export const sigmoid = defineActivation('Sigmoid', {});
/** Hyperbolic tangent. */
export const tanh = defineActivation('Tanh', {});
/** exp(x) over its sum along the channels. */
export const softmax = defineActivation('Softmax', {});
