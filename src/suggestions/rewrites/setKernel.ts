/** @file Changes the kernel or the dilation of a layer such that its map keeps its size. */
import type { Architecture, LayerNode } from '../../architecture/architecture';
import { setLayerParams } from '../../architecture/edits';
import type { Padding, PaddingSides } from '../../layers/padding';
import { splitSides } from '../../layers/padding';
import { mapAxes, type PerAxis } from '../../util/perAxis';

/** Sides moved by half of what the kernel's reach grows, per axis; never below 0. */
function movePadding(padding: Padding, growth: PerAxis<number>): Padding {
  if (padding === 'same' || padding === 'valid') return padding;
  const sides = splitSides(padding);
  const [rows, columns] = mapAxes(growth, (by, axis) => ({
    before: Math.max(0, sides[axis].before + Math.floor(by / 2)),
    after: Math.max(0, sides[axis].after + Math.ceil(by / 2)),
  }));
  const moved: PaddingSides = {
    top: rows.before,
    bottom: rows.after,
    left: columns.before,
    right: columns.after,
  };
  return moved;
}

/** What the last tap of a kernel is away from the first, per axis. */
function computeReach(kernelSize: PerAxis<number>, dilation: PerAxis<number>): PerAxis<number> {
  return mapAxes(kernelSize, (kernel, axis) => (kernel - 1) * dilation[axis]);
}

/** Gives a convolution another kernel or dilation; explicit padding follows by half the difference on each side. */
export function setKernel(
  architecture: Architecture,
  { id, layer: { params } }: LayerNode<'Conv2d'>,
  changes: { readonly kernelSize?: PerAxis<number>; readonly dilation?: PerAxis<number> },
): Architecture {
  const { kernelSize, dilation, padding } = { ...params, ...changes };
  const before = computeReach(params.kernelSize, params.dilation);
  const growth = mapAxes(computeReach(kernelSize, dilation), (reach, axis) => reach - before[axis]);
  const moved = movePadding(padding, growth);
  return setLayerParams(architecture, id, { kernelSize, dilation, padding: moved });
}
