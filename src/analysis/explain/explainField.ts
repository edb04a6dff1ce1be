/**
 * @file Why a layer's field is as large as it is: the layers on the path that made it, each with its term of the
 * recursion filled in ("7 + (3 - 1) x 4 = 15"). Source of the recursion: Araujo, Norris & Sim, Distill 2019.
 */
import type { Architecture, LayerId } from '../../architecture/architecture';
import type { Axis } from '../../util/perAxis';
import type { Analysis } from '../analysis';
import { type FieldBound, findFieldPath } from './fieldPath';
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
  const path = findFieldPath(architecture, analysis, id, axis, bound);
  if (path === null) return null;
  const terms: FieldTerm[] = [];
  for (const { layer, window, step, before, after, jump, jumpAfter } of path) {
    const growth = bound === 'min' ? step.minGrowth : step.maxGrowth;
    if (growth === 0 && jumpAfter === jump) continue;
    const kernel =
      window.type === 'sliding' ? { size: window.kernelSize[axis], dilation: window.dilation[axis] } : null;
    terms.push({ layer, before, growth, jump, after, jumpAfter, kernel });
  }
  return terms;
}
