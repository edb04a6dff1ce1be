/** @file Handlers of the operations that stand for several nodes (see pattern.ts). */
import { activationHandlers, addPointwise } from './activationNodes';
import { getInt } from './attributes';
import { getDims } from './axes';
import { getLayerInput } from './drafts';
import type { NodeHandler, NodeHandlers } from './handler';
import { normHandlers } from './normNodes';
import { addOpaque } from './opaqueDrafts';

const handleSpatialAttention: NodeHandler = (node, context) =>
  addPointwise(node, context, 'SpatialAttention', {
    kernelSize: getInt(node, 'kernelSize', 7),
    bias: getInt(node, 'bias', 0) === 1,
  });

/** The result has the shape of the values, with as many positions as there are queries. */
const handleAttention: NodeHandler = (node, context) => {
  const [value, query, key] = [0, 1, 2].map((port) => getLayerInput(node, context, port));
  const inputs = [value, query, key].filter((input) => input !== undefined);
  const [first, ...others] = inputs;
  if (first === undefined) return null;
  context.tally.attentions += 1;
  const own = getDims(first.axes);
  const queries = query ? getDims(query.axes).at(-2) : undefined;
  const dims = own.map((length, axis) => (axis === own.length - 2 ? (queries ?? length) : length));
  return addOpaque(context, node, [first, ...others], { dims, reach: 'global' });
};

/** Handlers of fused operations. */
export const fusedHandlers: NodeHandlers = {
  ...activationHandlers,
  ...normHandlers,
  SpatialAttention: handleSpatialAttention,
  Attention: handleAttention,
};
