/**
 * @file Which units of a layer depend on a pixel, unit by unit: the pixel is marked, and the marks are carried from
 * the image through every layer on the way. Exact for every kind, behind dilated kernels, which step over pixels,
 * and behind upsampling and paths of unequal pace, where extents are frames.
 *
 * Paths through a global layer are left out, as they are where fields are computed.
 */
import type { Architecture, LayerId, LayerNode } from '../../architecture/architecture';
import { computeOrder, computeUpstream } from '../../graph/order';
import { getLayerWindow } from '../../layers/catalogue';
import { getMapSize, isMapShape } from '../../layers/shape';
import type { Window } from '../../layers/window';
import { axes, type PerAxis } from '../../util/perAxis';
import type { Analysis } from '../analysis';
import { joinMasks, markUnit, measureRange, spreadMask, trimMask, type UnitMask } from './unitMask';
import { findReads } from './unitReads';

/** The answer: null where no unit depends on the pixel, `too-many` where there are too many to follow. */
export type PixelUnits = UnitMask | 'too-many' | null;

/** Work that takes well below a second: units that are marked, and taps that are looked at. */
const mostWork = 2e7;

/** Counts the work; false as soon as it is too much. */
type Spend = (work: number) => boolean;

function getSize(analysis: Analysis, id: LayerId): PerAxis<number> | null {
  const shape = analysis.layers.get(id)?.shape ?? null;
  return shape !== null && isMapShape(shape) ? getMapSize(shape) : null;
}

function countTaps(window: Window): PerAxis<number> {
  return 'kernelSize' in window ? window.kernelSize : [1, 1];
}

/** The units behind a window; null where none is marked. @returns 'too-many' where that is too much work. */
function followWindow(
  mask: UnitMask,
  window: Window,
  size: PerAxis<number>,
  target: PerAxis<number>,
  spend: Spend,
): PixelUnits {
  let followed: UnitMask | null = mask;
  for (const axis of axes) {
    if (followed === null) return null;
    const taps = countTaps(window)[axis];
    if (!spend(target[axis] * taps)) return 'too-many';
    const reads = Array.from({ length: target[axis] }, (_, unit) =>
      findReads(window, axis, unit, size[axis], target[axis]),
    );
    const lines = measureRange(followed.range)[1 - axis]!;
    const { first, last } = followed.range;
    const isHit = (place: number) => place >= first[axis] && place <= last[axis];
    if (!spend(lines * reads.reduce((count, places) => count + places.filter(isHit).length, 0)))
      return 'too-many';
    followed = spreadMask(followed, axis, reads);
  }
  return followed;
}

/** What arrives at a merge from one of its inputs: a length of 1 is spread over the others. */
function fitMask(mask: UnitMask, size: PerAxis<number>, target: PerAxis<number>, spend: Spend): PixelUnits {
  let fitted: UnitMask | null = mask;
  for (const axis of axes) {
    if (fitted === null || size[axis] === target[axis]) continue;
    const lines = measureRange(fitted.range)[1 - axis]!;
    if (!spend(target[axis] * lines)) return 'too-many';
    const isSpread = size[axis] === 1;
    const read = (_: unknown, unit: number) => (isSpread ? [0] : unit < size[axis] ? [unit] : []);
    fitted = spreadMask(fitted, axis, Array.from({ length: target[axis] }, read));
  }
  return fitted;
}

/**
 * The units of a layer's map that depend on a pixel of the image. Linear in the units that are marked on the way:
 * some milliseconds for ResNet50.
 *
 * @param pixel [row, column], from 0.
 */
export function findPixelUnits(
  { layers }: Architecture,
  analysis: Analysis,
  id: LayerId,
  pixel: PerAxis<number>,
): PixelUnits {
  let left = mostWork;
  const spend: Spend = (work) => {
    left -= work;
    return left >= 0;
  };
  const masks = new Map<LayerId, UnitMask>();
  const follow = (node: LayerNode, target: PerAxis<number>): PixelUnits => {
    if (node.layer.kind === 'Input') return markUnit(pixel);
    const arriving: UnitMask[] = [];
    for (const input of node.inputs) {
      const mask = masks.get(input);
      const size = getSize(analysis, input);
      if (mask === undefined || size === null) continue;
      const window = getLayerWindow(node.layer, analysis.layers.get(input)?.shape ?? null);
      const followed =
        node.inputs.length > 1
          ? fitMask(mask, size, target, spend)
          : window.type === 'pointwise'
            ? mask
            : followWindow(mask, window, size, target, spend);
      if (followed === 'too-many') return followed;
      if (followed !== null) arriving.push(followed);
    }
    if (arriving.length > 1 && !spend(arriving.length * target[0] * target[1])) return 'too-many';
    return joinMasks(arriving);
  };
  const upstream = computeUpstream(layers, [id]);
  for (const next of computeOrder(layers).order) {
    const node = layers.get(next);
    const target = getSize(analysis, next);
    if (node === undefined || target === null || !upstream.has(next)) continue;
    // Global layers have no units that see some pixels and not others.
    if (analysis.layers.get(next)?.field === null) continue;
    const mask = follow(node, target);
    if (mask === 'too-many') return mask;
    if (mask !== null) masks.set(next, mask);
  }
  const found = masks.get(id);
  return found === undefined ? null : trimMask(found);
}
