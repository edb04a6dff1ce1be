/**
 * @file The path from the image to a layer as rows of units on one axis, for the picture of textbooks.
 *
 * At a merge the path goes where the smallest field comes from, as the analysis does. Layers that read at their own
 * place make no row of their own.
 */
import { type Analysis, computeCenter } from '../analysis/analysis';
import type { Architecture, LayerId } from '../architecture/architecture';
import { getLayerWindow } from '../layers/catalogue';
import { getMapLength } from '../layers/shape';
import type { UnitLevel } from '../plots/unitCone';
import type { Axis } from '../util/perAxis';

/** Rows with more units than this are no picture any more. */
const maxLength = 96;
const maxLevels = 9;

/**
 * The rows, from the image on; null where the path holds a layer that has no such picture (global, resampling), or is
 * too long or too wide for one. O(length of the path).
 */
export function computeUnitLevels(
  { layers }: Architecture,
  analysis: Analysis,
  id: LayerId,
  axis: Axis,
): readonly UnitLevel[] | null {
  const levels: UnitLevel[] = [];
  let current = id;
  for (;;) {
    const node = layers.get(current);
    const facts = analysis.layers.get(current);
    const length = getMapLength(facts?.shape ?? null, axis);
    if (node === undefined || !facts?.field || length === null || length > maxLength) return null;
    const place = { name: node.name, length, start: computeCenter(facts.field)[axis] };
    const jump = facts.field.jump[axis];
    if (node.layer.kind === 'Input') return [{ ...place, jump, window: null }, ...levels];
    const source = findSmallest(analysis, node.inputs, axis);
    if (source === null) return null;
    const window = getLayerWindow(node.layer, analysis.layers.get(source)?.shape ?? null);
    if (window.type === 'sliding') {
      if (levels.length === maxLevels) return null;
      levels.unshift({
        ...place,
        jump,
        window: {
          kernelSize: window.kernelSize[axis],
          stride: window.stride[axis],
          dilation: window.dilation[axis],
          before: window.padding[axis].before,
        },
      });
    } else if (window.type !== 'pointwise') return null;
    current = source;
  }
}

function findSmallest(analysis: Analysis, inputs: readonly LayerId[], axis: Axis): LayerId | null {
  let found: LayerId | null = null;
  let smallest = Number.POSITIVE_INFINITY;
  for (const input of inputs) {
    const field = analysis.layers.get(input)?.field;
    if (field && field.min[axis] < smallest) {
      smallest = field.min[axis];
      found = input;
    }
  }
  return found;
}
