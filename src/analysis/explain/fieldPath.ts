/**
 * @file The path that makes the smallest or the largest field of a layer: from the layer back and, at a merge, to the
 * input whose field was taken.
 */
import { type Architecture, getLayer, type LayerId } from '../../architecture/architecture';
import { getLayerWindow } from '../../layers/catalogue';
import type { Window } from '../../layers/window';
import type { Axis } from '../../util/perAxis';
import type { Analysis, Field } from '../analysis';
import { computeFieldStep, type FieldStep } from '../fieldRecursion';

/** Which of the two fields over all paths is meant. */
export type FieldBound = 'min' | 'max';

/** A layer on the path, on one axis. Fields and jumps are in pixels of the image. */
export interface PathStep {
  readonly layer: LayerId;
  readonly window: Window;
  readonly step: FieldStep;
  /** The field that arrives, and the one that leaves. */
  readonly before: number;
  readonly after: number;
  /** Distance between neighbouring units that arrive (at a merge the largest), and between those that leave. */
  readonly jump: number;
  readonly jumpAfter: number;
}

/** The input whose field counts at a merge, the first of equals, and the largest jump that arrives. */
function findSource(
  analysis: Analysis,
  inputs: readonly LayerId[],
  axis: Axis,
  bound: FieldBound,
): { readonly source: LayerId; readonly field: Field; readonly jump: number } | null {
  let found: { source: LayerId; field: Field } | null = null;
  let jump = 0;
  for (const source of inputs) {
    const field = analysis.layers.get(source)?.field;
    if (!field) continue;
    jump = Math.max(jump, field.jump[axis]);
    const difference = found === null ? 0 : field[bound][axis] - found.field[bound][axis];
    const isTaken = bound === 'min' ? difference < 0 : difference > 0;
    if (found === null || isTaken) found = { source, field };
  }
  return found && { ...found, jump };
}

/**
 * The layers behind the image on the path of a field, up to the layer itself; null where it has no field.
 *
 * O(length of the path).
 * @throws RangeError where there is no such layer.
 */
export function findFieldPath(
  architecture: Architecture,
  analysis: Analysis,
  id: LayerId,
  axis: Axis,
  bound: FieldBound,
): readonly PathStep[] | null {
  const path: PathStep[] = [];
  let layer = id;
  for (;;) {
    const node = getLayer(architecture, layer);
    const field = analysis.layers.get(layer)?.field;
    if (!field) return null;
    if (node.layer.kind === 'Input') return path.reverse();
    const found = findSource(analysis, node.inputs, axis, bound);
    if (found === null) return null;
    const first = node.inputs[0];
    const shape = first === undefined ? null : (analysis.layers.get(first)?.shape ?? null);
    const window = getLayerWindow(node.layer, shape);
    const step = computeFieldStep(window, axis);
    if (step === null) return null;
    const [before, after] = [found.field[bound][axis], field[bound][axis]];
    path.push({ layer, window, step, before, after, jump: found.jump, jumpAfter: field.jump[axis] });
    layer = found.source;
  }
}
