/**
 * @file Why a layer's field is as large as it is: the layers on the path that made it, each with its term of the
 * recursion filled in ("7 + (3 - 1) x 4 = 15").
 *
 * The walk goes back from the layer and, at a merge, to the input whose field was taken. Source of the recursion:
 * Araujo, Norris & Sim, Distill 2019.
 */
import { type Architecture, getLayer, type LayerId } from '../../architecture/architecture';
import { getLayerWindow } from '../../layers/catalogue';
import type { Axis } from '../../util/perAxis';
import type { Analysis, Field } from '../analysis';
import { computeFieldStep } from '../fieldRecursion';
import { difference, type Formula, product, sum } from './formula';

/** One term: a field grows by what its window adds, in steps of the jump that arrives. All in input pixels. */
export interface FieldTerm {
  readonly layer: LayerId;
  /** The field that arrives. */
  readonly before: number;
  /** What the window adds, in units of its input: (effective kernel - 1) for a convolution. */
  readonly growth: number;
  /** Distance between neighbouring units that arrive. */
  readonly jump: number;
  /** The field that leaves: before + growth x jump. */
  readonly after: number;
  /** Distance between neighbouring units that leave. */
  readonly jumpAfter: number;
  /** The kernel that the growth comes from: dilation x (size - 1); null where it is no plain kernel. */
  readonly kernel: { readonly size: number; readonly dilation: number } | null;
}

/** The term as a calculation: before + dilation x (size - 1) x jump. */
export function createTermFormula({ before, growth, jump, kernel }: FieldTerm): Formula {
  if (growth === 0) return before;
  if (kernel === null) return sum(before, product(growth, jump));
  const reach = difference(kernel.size, 1);
  return sum(before, kernel.dilation === 1 ? product(reach, jump) : product(kernel.dilation, reach, jump));
}

/** Which of the two fields over all paths is explained. */
export type FieldBound = 'min' | 'max';

/** The input whose field counts at a merge, and the largest jump that arrives. */
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
 * The terms that make up a field on one axis, from the image to the layer; layers that change neither field nor
 * jump are left out. Null where the layer has no field: it sees the whole input, or nothing.
 *
 * O(length of the path).
 * @throws RangeError where there is no such layer.
 */
export function explainField(
  architecture: Architecture,
  analysis: Analysis,
  id: LayerId,
  axis: Axis,
  bound: FieldBound,
): readonly FieldTerm[] | null {
  const terms: FieldTerm[] = [];
  let layer = id;
  for (;;) {
    const node = getLayer(architecture, layer);
    const field = analysis.layers.get(layer)?.field;
    if (!field) return null;
    if (node.layer.kind === 'Input') return terms.reverse();
    const found = findSource(analysis, node.inputs, axis, bound);
    if (found === null) return null;
    const { source, jump } = found;
    const first = node.inputs[0];
    const shape = first === undefined ? null : (analysis.layers.get(first)?.shape ?? null);
    const window = getLayerWindow(node.layer, shape);
    const step = computeFieldStep(window, axis);
    if (step === null) return null;
    const growth = bound === 'min' ? step.minGrowth : step.maxGrowth;
    const jumpAfter = field.jump[axis];
    if (growth !== 0 || jumpAfter !== jump)
      terms.push({
        layer,
        before: found.field[bound][axis],
        growth,
        jump,
        after: field[bound][axis],
        jumpAfter,
        kernel:
          window.type === 'sliding'
            ? { size: window.kernelSize[axis], dilation: window.dilation[axis] }
            : null,
      });
    layer = source;
  }
}
