/**
 * @file Map sizes by doing what the operations do, one step of a loop at a time: a second opinion that shares
 * no formula with the layer catalogue.
 */
import type { Architecture, LayerId, LayerNode } from '../architecture/architecture';
import type { Padding } from '../layers/padding';
import type { Axis, PerAxis } from '../util/perAxis';

/** Pixels before and behind one axis. */
export type Ends = readonly [before: number, after: number];

/** Padding of a window over `size` pixels, with `same` found by trying: the least that gives ceil(size / stride). */
export function findPadding(
  padding: Padding,
  axis: Axis,
  size: number,
  kernel: number,
  stride: number,
  dilation: number,
): Ends {
  if (padding === 'valid') return [0, 0];
  if (padding !== 'same') return axis === 0 ? [padding.top, padding.bottom] : [padding.left, padding.right];
  const wanted = countSteps(size, 1, stride, 1, [0, 0], false);
  let total = 0;
  while (countSteps(size, kernel, stride, dilation, [0, total], false) < wanted) total += 1;
  return [Math.floor(total / 2), Math.ceil(total / 2)];
}

/**
 * How often a window fits while it moves on: every tap inside the padded map. In ceil mode a window that hangs
 * over the end counts too, and a last one that starts behind the map is dropped.
 */
export function countSteps(
  size: number,
  kernel: number,
  stride: number,
  dilation: number,
  [before, after]: Ends,
  ceilMode: boolean,
): number {
  if (size < 1) return 0;
  const end = size + after - 1;
  const lastTap = (start: number) => start + (kernel - 1) * dilation;
  const starts: number[] = [];
  let start = -before;
  for (; lastTap(start) <= end; start += stride) starts.push(start);
  if (!ceilMode) return starts.length;
  if (lastTap(start - stride) < end) starts.push(start);
  return (starts.at(-1) ?? 0) >= size ? starts.length - 1 : starts.length;
}

/** The farthest output pixel that any tap of a transposed convolution writes, plus one. */
function countSpread(node: LayerNode<'ConvTranspose2d'>, axis: Axis, size: number): number {
  const { kernelSize, stride, dilation, padding, outputPadding } = node.layer.params;
  if (size < 1) return 0;
  if (padding === 'same') return Math.max(0, size * stride[axis] + outputPadding[axis]);
  let last = 0;
  for (let unit = 0; unit < size; unit++)
    for (let tap = 0; tap < kernelSize[axis]; tap++)
      last = Math.max(last, unit * stride[axis] + tap * dilation[axis]);
  const [before, after] = padding === 'valid' ? [0, 0] : getSides(padding, axis);
  return Math.max(0, last + 1 - before - after + outputPadding[axis]);
}

function getSides(padding: Exclude<Padding, string>, axis: Axis): Ends {
  return axis === 0 ? [padding.top, padding.bottom] : [padding.left, padding.right];
}

/** The size on one axis of a layer's output, from the sizes of its inputs. */
function countUnits(node: LayerNode, axis: Axis, sizes: readonly number[]): number {
  const { layer } = node;
  const size = sizes[0] ?? 0;
  switch (layer.kind) {
    case 'Conv2d':
    case 'MaxPool2d':
    case 'AvgPool2d': {
      const { kernelSize, stride, padding } = layer.params;
      const dilation = 'dilation' in layer.params ? layer.params.dilation[axis] : 1;
      const isCeil = 'ceilMode' in layer.params && layer.params.ceilMode;
      const ends = findPadding(padding, axis, size, kernelSize[axis], stride[axis], dilation);
      return countSteps(size, kernelSize[axis], stride[axis], dilation, ends, isCeil);
    }
    case 'ZeroPad2d':
      return size < 1
        ? 0
        : Math.max(
            0,
            getSides(layer.params.padding, axis).reduce((a, b) => a + b, size),
          );
    case 'ConvTranspose2d':
      return countSpread(node as LayerNode<'ConvTranspose2d'>, axis, size);
    case 'Upsample': {
      const { size: target, scale } = layer.params;
      if (target !== null) return target[axis];
      let count = 0;
      while ((count + 1) / scale[axis] <= size + 1e-9) count += 1;
      return count;
    }
    case 'AdaptiveAvgPool2d':
      return layer.params.outputSize[axis];
    case 'GlobalAvgPool':
    case 'GlobalMaxPool':
      return 1;
    case 'Add':
    case 'Multiply':
    case 'Concat': {
      // Lengths of 1 are spread; where lengths differ otherwise, the map goes on as far as it was understood.
      let joined = size;
      for (const other of sizes) if (joined === 1) joined = other;
      return joined;
    }
    default:
      return size;
  }
}

/**
 * Whether inputs of a merge do not fit; what the size is then is nobody's business. Lengths of 1 are spread by sums
 * and products, single pixels by Concat.
 */
export function hasMisfit(node: LayerNode, sizes: readonly PerAxis<number>[]): boolean {
  const isConcat = node.layer.kind === 'Concat';
  const isPixel = (size: PerAxis<number>) => size[0] === 1 && size[1] === 1;
  return ([0, 1] as const).some((axis) => {
    const bound = sizes.filter((size) => (isConcat ? !isPixel(size) : size[axis] !== 1));
    return new Set(bound.map((size) => size[axis])).size > 1;
  });
}

/** Map sizes of a network whose layers stand in the order of computation; null behind merges that do not fit. */
export function simulateShapes(
  architecture: Architecture,
  resolution: PerAxis<number>,
): ReadonlyMap<LayerId, PerAxis<number> | null> {
  const sizes = new Map<LayerId, PerAxis<number> | null>();
  for (const node of architecture.layers.values()) {
    if (node.inputs.length === 0) {
      sizes.set(node.id, resolution);
      continue;
    }
    const inputs = node.inputs.map((id) => sizes.get(id) ?? null);
    const known = inputs.filter((size) => size !== null);
    const isLost = known.length < inputs.length || hasMisfit(node, known);
    const at = (axis: Axis) => known.map((size) => size[axis]);
    sizes.set(node.id, isLost ? null : [countUnits(node, 0, at(0)), countUnits(node, 1, at(1))]);
  }
  return sizes;
}
