/** @file The shape rule that Add and Multiply share: lengths of 1 are spread over the other operand's. */
import type { Arity, ShapeResult } from './definition';
import { isMapShape, isSameShape, type Shape } from './shape';

/** The most inputs that a merge takes. */
export const maxMergeInputs = 1024;

/** Two inputs or more: a sum or a product. */
export const severalInputs: Arity = { min: 2, max: maxMergeInputs };

/** The shape of two broadcast operands, or null: each length must agree or be 1 on one side. */
function broadcastShapes(a: Shape, b: Shape): Shape | null {
  if (isSameShape(a, b)) return a;
  if (!isMapShape(a) || !isMapShape(b)) return null;
  const join = (x: number, y: number) => (x === y || y === 1 ? x : x === 1 ? y : null);
  const channels = join(a.channels, b.channels);
  const height = join(a.height, b.height);
  const width = join(a.width, b.width);
  return channels === null || height === null || width === null ? null : { channels, height, width };
}

/** The shape of all operands broadcast in port order; the first that does not fit is the problem. */
export function inferBroadcastShape(inputs: readonly [Shape, ...Shape[]]): ShapeResult {
  let shape = inputs[0];
  for (let port = 1; port < inputs.length; port++) {
    const input = inputs[port]!;
    const joined = broadcastShapes(shape, input);
    if (joined === null)
      return { shape, problem: { code: 'merge-mismatch', port, actual: input, expected: shape } };
    shape = joined;
  }
  return { shape };
}
