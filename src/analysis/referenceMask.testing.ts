/**
 * @file Which input pixels a unit depends on, found by following every connection backwards, one unit at a time.
 *
 * Written from what the operations do, not from the recursion: units that read units, no fields, no jumps. On
 * demand maps go on without end on both sides, so that what a unit sees is not cut off by padding.
 */
import type { Architecture, LayerId, LayerNode } from '../architecture/architecture';
import type { Axis, PerAxis } from '../util/perAxis';
import { findPadding } from './referenceShapes.testing';

/** Map sizes by layer, as the simulation found them. */
export type Sizes = ReadonlyMap<LayerId, PerAxis<number> | null>;

const range = (count: number) => Array.from({ length: count }, (_, index) => index);

/** Whether a layer sees the whole of its input, so that no extent goes through it. */
export function isGlobal(node: LayerNode): boolean {
  const { layer } = node;
  if (layer.kind === 'AdaptiveAvgPool2d') return layer.params.outputSize.every((size) => size === 1);
  return ['GlobalAvgPool', 'GlobalMaxPool', 'Flatten', 'Linear'].includes(layer.kind);
}

/**
 * The units of its input that one unit of a layer's output reads, on one axis.
 *
 * @param size the length of the input map; @param target the length of the output map.
 */
function readUnits(
  node: LayerNode,
  axis: Axis,
  unit: number,
  size: number,
  target: number,
  isClipped: boolean,
): number[] {
  const { layer } = node;
  switch (layer.kind) {
    case 'Conv2d':
    case 'MaxPool2d':
    case 'AvgPool2d': {
      const { kernelSize, stride, padding } = layer.params;
      const dilation = 'dilation' in layer.params ? layer.params.dilation[axis] : 1;
      const [before] = findPadding(padding, axis, size, kernelSize[axis], stride[axis], dilation);
      return range(kernelSize[axis]).map((tap) => unit * stride[axis] - before + tap * dilation);
    }
    case 'ZeroPad2d':
      return [unit - (axis === 0 ? layer.params.padding.top : layer.params.padding.left)];
    case 'ConvTranspose2d': {
      const { kernelSize, stride, dilation, padding } = layer.params;
      const cut = Math.max(dilation[axis] * (kernelSize[axis] - 1) + 1 - stride[axis], 0);
      const before =
        padding === 'same'
          ? Math.floor(cut / 2)
          : padding === 'valid'
            ? 0
            : axis === 0
              ? padding.top
              : padding.left;
      // Input unit i writes to i stride + tap dilation - before; look for those that write here.
      const written = range(kernelSize[axis]).map((tap) => unit + before - tap * dilation[axis]);
      return written.filter((place) => place % stride[axis] === 0).map((place) => place / stride[axis]);
    }
    case 'Upsample': {
      const { mode, scale, size: wanted, alignCorners } = layer.params;
      const ratio = wanted === null ? scale[axis] : wanted[axis] / size;
      if (ratio === 1) return [unit];
      const clip = (place: number) => (isClipped ? Math.min(Math.max(place, 0), size - 1) : place);
      if (mode === 'nearest') return [clip(Math.floor(unit / ratio + 1e-9))];
      const place = alignCorners
        ? target > 1
          ? (unit * (size - 1)) / (target - 1)
          : 0
        : (unit + 0.5) / ratio - 0.5;
      const left = Math.floor(clip(place) + 1e-9);
      // The right neighbour has no weight where the place is exactly the left one.
      return clip(place) - left > 1e-9 ? [left, left + 1] : [left];
    }
    case 'AdaptiveAvgPool2d': {
      const first = Math.floor((unit * size) / target);
      return range(Math.ceil(((unit + 1) * size) / target) - first).map((offset) => first + offset);
    }
    case 'SpatialAttention': {
      const { kernelSize } = layer.params;
      const before = Math.floor((kernelSize - 1) / 2);
      return [unit, ...range(kernelSize).map((tap) => unit - before + tap)];
    }
    default:
      return [unit];
  }
}

/** What the reference needs to know of a network. */
export interface Reference {
  readonly architecture: Architecture;
  readonly sizes: Sizes;
  /** Whether maps end where they end: units outside are padding and depend on nothing. */
  readonly isClipped: boolean;
}

/** The units of the layer `from` that a unit of `node` reads on one axis. */
export function followUnit(
  reference: Reference,
  node: LayerNode,
  from: LayerId,
  axis: Axis,
  unit: number,
): number[] {
  const size = reference.sizes.get(from)?.[axis] ?? 0;
  const target = reference.sizes.get(node.id)?.[axis] ?? 0;
  // A map of length 1 is spread over the others of a sum or product.
  const isSpread = reference.isClipped && node.inputs.length > 1 && size === 1 && target > 1;
  const units = isSpread ? [0] : readUnits(node, axis, unit, size, target, reference.isClipped);
  return reference.isClipped ? units.filter((place) => place >= 0 && place < size) : units;
}

/** The first and the last pixel of the image that a unit depends on. */
export type Extent = readonly [first: number, last: number];

/** Answers what a unit of a layer sees on one axis; null where no pixel reaches it but by way of a global layer. */
export type FindExtent = (id: LayerId, axis: Axis, unit: number) => Extent | null;

/** Follows connections backwards, unit by unit; every unit is followed once. */
export function createExtentFinder(reference: Reference): FindExtent {
  const known = new Map<string, Extent | null>();
  const find: FindExtent = (id, axis, unit) => {
    const key = `${id} ${axis} ${unit}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const node = reference.architecture.layers.get(id);
    let extent: Extent | null = null;
    if (node?.layer.kind === 'Input') extent = [unit, unit];
    else if (node !== undefined && !isGlobal(node))
      for (const from of node.inputs)
        for (const read of followUnit(reference, node, from, axis, unit)) {
          const seen = find(from, axis, read);
          if (seen === null) continue;
          extent = extent === null ? seen : [Math.min(extent[0], seen[0]), Math.max(extent[1], seen[1])];
        }
    known.set(key, extent);
    return extent;
  };
  return find;
}
