/** @file Layers with several inputs: sums, products and stacks of channels. */
import { type Arity, defineLayer, noCost, type ShapeResult } from './definition';
import { isMapShape, type Shape } from './shape';
import { pointwiseWindow } from './window';

const severalInputs: Arity = { min: 2, max: 1024 };

/** The shape of two broadcast operands, or null: each length must agree or be 1 on one side. */
export function broadcastShapes(a: Shape, b: Shape): Shape | null {
  if (!isMapShape(a)) return !isMapShape(b) && a.features === b.features ? a : null;
  if (!isMapShape(b)) return null;
  const join = (x: number, y: number) => (x === y || y === 1 ? x : x === 1 ? y : null);
  const channels = join(a.channels, b.channels);
  const height = join(a.height, b.height);
  const width = join(a.width, b.width);
  return channels === null || height === null || width === null ? null : { channels, height, width };
}

function inferBroadcastShape(inputs: readonly [Shape, ...Shape[]]): ShapeResult {
  let shape = inputs[0];
  for (const [port, input] of inputs.entries()) {
    const joined = broadcastShapes(shape, input);
    if (joined === null)
      return { shape, problem: { code: 'merge-mismatch', port, actual: input, expected: shape } };
    shape = joined;
  }
  return { shape };
}

/** Add: the sum of its inputs; a length of 1 is spread over the others'. */
export const add = defineLayer({
  kind: 'Add',
  family: 'merge',
  arity: severalInputs,
  isConvolution: false,
  parameters: {},
  inferShape: (_params, inputs) => inferBroadcastShape(inputs),
  getWindow: () => pointwiseWindow,
  countCost: () => noCost,
});

/** Multiply: the product of its inputs; a length of 1 is spread over the others' (a gate [C, 1, 1], say). */
export const multiply = defineLayer({
  kind: 'Multiply',
  family: 'merge',
  arity: severalInputs,
  isConvolution: false,
  parameters: {},
  inferShape: (_params, inputs) => inferBroadcastShape(inputs),
  getWindow: () => pointwiseWindow,
  countCost: () => noCost,
});

/** Concat: the channels of its inputs, in port order; heights and widths must agree. */
export const concat = defineLayer({
  kind: 'Concat',
  family: 'merge',
  arity: { min: 1, max: severalInputs.max },
  isConvolution: false,
  parameters: {},
  inferShape: (_params, inputs) => {
    let [shape] = inputs;
    for (const [port, input] of inputs.entries()) {
      if (port === 0) continue;
      const isAligned = isMapShape(shape)
        ? isMapShape(input) && input.height === shape.height && input.width === shape.width
        : !isMapShape(input);
      if (!isAligned)
        return { shape, problem: { code: 'merge-mismatch', port, actual: input, expected: inputs[0] } };
      if (isMapShape(shape) && isMapShape(input))
        shape = { ...shape, channels: shape.channels + input.channels };
      else if (!isMapShape(shape) && !isMapShape(input))
        shape = { features: shape.features + input.features };
    }
    return { shape };
  },
  getWindow: () => pointwiseWindow,
  countCost: () => noCost,
});
