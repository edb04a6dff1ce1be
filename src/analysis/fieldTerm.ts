/** @file How a layer's field comes about: the term of the recursion that made it, as values to show. */
import type { Architecture, LayerId } from '../architecture/architecture';
import { getLayerWindow } from '../layers/catalogue';
import { mapAxes, type PerAxis } from '../util/perAxis';
import type { Analysis, Field } from './analysis';
import { computeFieldStep } from './fieldRecursion';

/** The term behind a field. All values per axis, [height, width]. */
export type FieldTerm =
  /** The image itself. */
  | { readonly code: 'image' }
  /** The layer, or everything that feeds it, sees the whole input. */
  | { readonly code: 'whole-input' }
  | { readonly code: 'unreached' }
  /** What feeds it sees as much. */
  | { readonly code: 'as-input'; readonly from: PerAxis<number> }
  /** Several inputs with a field: the smallest of all paths counts. */
  | { readonly code: 'smallest'; readonly from: readonly PerAxis<number>[] }
  /** from + dilation (kernelSize - 1) jump. */
  | {
      readonly code: 'kernel';
      readonly from: PerAxis<number>;
      readonly kernelSize: PerAxis<number>;
      readonly dilation: PerAxis<number>;
      readonly jump: PerAxis<number>;
    }
  /** from + growth x jump: what is no plain kernel. */
  | {
      readonly code: 'growth';
      readonly from: PerAxis<number>;
      readonly growth: PerAxis<number>;
      readonly jump: PerAxis<number>;
    };

/** The term that made the smallest field of a layer. @throws RangeError where there is no such layer. */
export function describeFieldTerm(architecture: Architecture, analysis: Analysis, id: LayerId): FieldTerm {
  const node = architecture.layers.get(id);
  const facts = analysis.layers.get(id);
  if (node === undefined || facts === undefined) throw new RangeError(`No layer with id ${id}`);
  if (!facts.isReached) return { code: 'unreached' };
  if (node.layer.kind === 'Input') return { code: 'image' };
  if (facts.field === null) return { code: 'whole-input' };
  const inputs = node.inputs.flatMap((input): Field[] => {
    const field = analysis.layers.get(input)?.field;
    return field ? [field] : [];
  });
  if (inputs.length === 0) return { code: 'whole-input' };
  const from = mapAxes([0, 0], (_, axis) => Math.min(...inputs.map(({ min }) => min[axis])));
  const jump = mapAxes([0, 0], (_, axis) => Math.max(...inputs.map((input) => input.jump[axis])));
  const shape = analysis.layers.get(node.inputs[0] ?? id)?.shape ?? null;
  const window = getLayerWindow(node.layer, shape);
  if (window.type === 'pointwise') {
    return inputs.length > 1
      ? { code: 'smallest', from: inputs.map(({ min }) => min) }
      : { code: 'as-input', from };
  }
  if (window.type === 'sliding') {
    const { kernelSize, dilation } = window;
    return { code: 'kernel', from, kernelSize, dilation, jump };
  }
  const growth = mapAxes(from, (_, axis) => computeFieldStep(window, axis)?.minGrowth ?? 0);
  return { code: 'growth', from, growth, jump };
}
