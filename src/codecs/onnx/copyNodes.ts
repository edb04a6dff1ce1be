/** @file Tile and Expand: tensors made larger by copies. */
import { toMap } from './arrangement';
import { type Axes, type AxisAtoms, getAxisLength, getDims } from './axes';
import { addDraft, getConstantInput, getLayerInput, isSpreadLater, viewDraft } from './drafts';
import { broadcastDims } from './foldMath';
import type { NodeHandler, NodeHandlers } from './handler';
import { addOpaque } from './opaqueDrafts';
import { viewThrough } from './viewLayers';

/** The axes with copies along those that were inserted; null where another axis would have to grow. */
function copyAlongNewAxes(axes: Axes, dims: readonly number[]): Axes | null {
  const grown = axes.map((axis, index): AxisAtoms | null => {
    const length = dims[index] ?? 1;
    if (length === getAxisLength(axis)) return axis;
    return axis.length === 0 ? [{ label: 'copy', size: length, stride: 1 }] : null;
  });
  const known = grown.filter((axis) => axis !== null);
  return known.length === grown.length ? known : null;
}

const handleTile: NodeHandler = (node, context) => {
  const input = getLayerInput(node, context);
  const counts = getConstantInput(node, context, 1)?.data;
  if (!input || counts?.length !== input.axes.length || counts.some((count) => count < 1)) return null;
  const dims = getDims(input.axes).map((length, axis) => length * (counts[axis] ?? 1));
  const copied = copyAlongNewAxes(input.axes, dims);
  if (copied) return viewThrough(node, context, input, copied);
  return addOpaque(context, node, [input], { dims, reach: 'global' });
};

/** Broadcasting to a larger shape: of one pixel over a map it is nearest upsampling. */
const handleExpand: NodeHandler = (node, context) => {
  const input = getLayerInput(node, context);
  const wanted = getConstantInput(node, context, 1)?.data;
  if (!input || !wanted) return null;
  const own = getDims(input.axes);
  const dims = broadcastDims([own, wanted]);
  if (dims === null) return null;
  const missing: Axes = dims.slice(own.length).map(() => []);
  const axes = [...missing, ...input.axes];
  if (dims.every((length, index) => length === getAxisLength(axes[index] ?? []))) return { ...input, axes };
  if (isSpreadLater(node, context)) return { ...input, axes };
  const [, channels, height = 1, width = 1] = dims;
  const isPixel =
    own.length === 4 && own[0] === dims[0] && own[1] === channels && own[2] === 1 && own[3] === 1;
  const source = isPixel ? toMap(context, node, input) : null;
  const spread =
    source && addDraft(context, node, 'Upsample', { mode: 'nearest', size: [height, width] }, [source]);
  if (spread) return viewDraft(context, spread);
  const copied = copyAlongNewAxes(axes, dims);
  if (copied) return viewThrough(node, context, input, copied);
  return addOpaque(context, node, [input], { dims, reach: 'global' });
};

/** Handlers of copying. */
export const copyHandlers: NodeHandlers = {
  Expand: handleExpand,
  Tile: handleTile,
};
