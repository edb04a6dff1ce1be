/** @file Operators that only look at a tensor through other axes: Reshape, Transpose, Squeeze and the like. */
import { toMap } from './arrangement';
import { getInt, getInts } from './attributes';
import { getDims, permuteAxes, reshapeAxes } from './axes';
import { getConstantInput, getLayerInput, viewDraft } from './drafts';
import type { NodeHandler, NodeHandlers } from './handler';
import { addOpaque } from './opaqueDrafts';
import { getListArgument, mapUnsqueezed, resolveReshape, squeezeDims } from './shapeArguments';
import { addDepthToSpace, addSpaceToDepth } from './spaceDepth';
import { countTensorElements } from './tensorData';
import { viewThrough } from './viewLayers';

const handleReshape: NodeHandler = (node, context) => {
  const input = getLayerInput(node, context);
  const wanted = getListArgument(node, 'shape', getConstantInput(node, context, 1));
  if (!input || wanted === null) return null;
  const dims = resolveReshape(getDims(input.axes), wanted, getInt(node, 'allowzero', 0) === 1);
  if (dims === null) {
    context.tally.mismatches += 1;
    const isPlain = wanted.every((length) => length > 0);
    return addOpaque(context, node, [input], { reach: 'global', dims: isPlain ? wanted : null });
  }
  const axes = reshapeAxes(input.axes, dims);
  if (axes === null) return addOpaque(context, node, [input], { reach: 'global', dims });
  return viewThrough(node, context, input, axes);
};

const handleTranspose: NodeHandler = (node, context) => {
  const input = getLayerInput(node, context);
  if (!input) return null;
  const order = getInts(node, 'perm') ?? input.axes.map((_, index) => input.axes.length - 1 - index);
  const axes = permuteAxes(input.axes, order);
  return axes && viewThrough(node, context, input, axes);
};

const handleFlatten: NodeHandler = (node, context) => {
  const input = getLayerInput(node, context);
  const axis = getInt(node, 'axis', 1);
  if (!input) return null;
  const dims = getDims(input.axes);
  const outer = countTensorElements(dims.slice(0, axis));
  const axes = reshapeAxes(input.axes, [outer, countTensorElements(dims) / outer]);
  return axes && viewThrough(node, context, input, axes);
};

const handleSqueeze: NodeHandler = (node, context) => {
  const input = getLayerInput(node, context);
  if (!input) return null;
  const list = getListArgument(node, 'axes', getConstantInput(node, context, 1));
  const dims = getDims(input.axes);
  const kept = squeezeDims(
    dims.map((_, index) => index),
    list ?? dims.flatMap((length, index) => (length === 1 ? [index] : [])),
  );
  if (kept === null) return null;
  return viewThrough(
    node,
    context,
    input,
    kept.map((index) => input.axes[index] ?? []),
  );
};

const handleUnsqueeze: NodeHandler = (node, context) => {
  const input = getLayerInput(node, context);
  const list = getListArgument(node, 'axes', getConstantInput(node, context, 1));
  const map = input && list ? mapUnsqueezed(input.axes.length, list) : null;
  if (!input || !map) return null;
  const axes = map.map((index) => (index === null ? [] : (input.axes[index] ?? [])));
  return viewThrough(node, context, input, axes);
};

const handleDepthToSpace: NodeHandler = (node, context) => {
  const input = getLayerInput(node, context);
  const block = getInt(node, 'blocksize', 1);
  const source = input ? toMap(context, node, input) : null;
  if (source === null || block < 1) return null;
  const add = node.opType === 'DepthToSpace' ? addDepthToSpace : addSpaceToDepth;
  return add(context, node, viewDraft(context, source), [block, block]);
};

/** Handlers of views. */
export const viewHandlers: NodeHandlers = {
  Reshape: handleReshape,
  Transpose: handleTranspose,
  Flatten: handleFlatten,
  Squeeze: handleSqueeze,
  Unsqueeze: handleUnsqueeze,
  DepthToSpace: handleDepthToSpace,
  SpaceToDepth: handleDepthToSpace,
};
