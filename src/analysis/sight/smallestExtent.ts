/**
 * @file Where the smallest field of a layer lies: what its first unit sees by way of the shortest path. With one path
 * that is all it sees; where the middles of paths disagree it is not in the middle of the rest.
 */
import type { Architecture, LayerId } from '../../architecture/architecture';
import { snapToPixelGrid } from '../../util/numbers';
import { axes } from '../../util/perAxis';
import type { Analysis } from '../analysis';
import { findFieldPath } from '../explain/fieldPath';
import type { Extent } from './unitExtent';

/**
 * What unit 0 sees by way of the shortest path, the first of equals, on either axis by itself; null where the layer has
 * no field. Exact where extents are no frames. Unit u sees as much u jumps further.
 *
 * O(length of the path).
 * @throws RangeError where there is no such layer.
 */
export function findSmallestExtent(
  architecture: Architecture,
  analysis: Analysis,
  id: LayerId,
): Extent | null {
  const [rows, columns] = axes.map((axis) => {
    const path = findFieldPath(architecture, analysis, id, axis, 'min');
    if (path === null) return null;
    let [low, high] = [0, 0];
    for (const { step, jump } of path) {
      // The shortest path goes beside the gate of spatial attention.
      if (step.minGrowth < step.maxGrowth) continue;
      low += step.lowShift * jump;
      high += step.highShift * jump;
    }
    return [snapToPixelGrid(low), snapToPixelGrid(high)] as const;
  });
  if (!rows || !columns) return null;
  return { low: [rows[0], columns[0]], high: [rows[1], columns[1]] };
}
