/** @file The smallest image on which no map vanishes: the remedy for one that does. */
import { isMapShape } from '../layers/shape';
import { type Axis, mapAxes, type PerAxis } from '../util/perAxis';
import type { Network } from './network';
import { inferShapes } from './shapes';

/** Images beyond this help nobody. */
const largestSize = 8192;

/** Whether a map loses all its rows (or columns) on an image of this size, with plenty on the other axis. */
function hasVanishing(network: Network, axis: Axis, size: number): boolean {
  const { findings, shapes } = inferShapes(network, axis === 0 ? [size, largestSize] : [largestSize, size]);
  return findings.some(({ position, problem }) => {
    const shape = shapes[position];
    if (problem.code !== 'map-vanishes' || !shape || !isMapShape(shape)) return false;
    return (axis === 0 ? shape.height : shape.width) < 1;
  });
}

/** The smallest size from `start` on that keeps every map, or null where even the largest does not. */
function findSize(network: Network, axis: Axis, start: number): number | null {
  if (!hasVanishing(network, axis, start)) return start;
  let tooSmall = start;
  let enough = start * 2;
  while (enough <= largestSize && hasVanishing(network, axis, enough)) {
    tooSmall = enough;
    enough *= 2;
  }
  if (enough > largestSize) return null;
  while (enough - tooSmall > 1) {
    const middle = Math.floor((tooSmall + enough) / 2);
    if (hasVanishing(network, axis, middle)) tooSmall = middle;
    else enough = middle;
  }
  return enough;
}

/**
 * The smallest image, no smaller than this one on either axis, on which no map vanishes; null where there is none.
 * O((layers + connections) x log(size)): only asked for where a map has vanished.
 */
export function findSufficientResolution(
  network: Network,
  resolution: PerAxis<number>,
): PerAxis<number> | null {
  const [height, width] = mapAxes(resolution, (size, axis) => findSize(network, axis, size));
  return height === null || width === null ? null : [height, width];
}
