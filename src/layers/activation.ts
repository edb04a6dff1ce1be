/** @file What activations share: pointwise, shape-preserving, and, but for PReLU, without parameters to learn. */
import { defineLayer, type LayerCost, noCost, oneInput } from './definition';
import type { Parameters, ParameterValues } from './parameter';
import type { Shape } from './shape';
import { pointwiseWindow } from './window';

/** Defines an activation; without `countCost` it costs nothing. */
export function defineActivation<const Kind extends string, const P extends Parameters>(
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
