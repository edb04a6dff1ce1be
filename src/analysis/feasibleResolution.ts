/** @file The range of image sizes that a network fits, and rfa_toolbox's two variants of its lower end. */
import { axes } from '../util/perAxis';
import type { FeasibleResolution } from './analysis';
import type { Network } from './network';
import type { FieldPass } from './receptiveFields';

/**
 * Computes the range, in pixels per axis; 1 where no layer says more.
 *
 * Source: the lower end is the smallest image without an unproductive convolution (Richter et al., 2021); the
 * variants follow rfa_toolbox 1.7.
 */
export function computeFeasibleResolution(
  { isConvolution, kernels }: Network,
  { fields, arriving, received }: FieldPass,
): FeasibleResolution {
  const min: [number, number] = [1, 1];
  const max: [number, number] = [1, 1];
  const widening: [number, number] = [1, 1];
  const toolboxDefault: [number, number] = [1, 1];
  const toolboxLowerBound: [number, number] = [1, 1];
  for (let position = 0; position < fields.length; position++) {
    const field = fields[position];
    // The smallest field and the largest jump over the direct inputs; an image has none.
    const direct = arriving[position];
    if (!field || !direct) continue;
    const needed = isConvolution[position] === 1 ? received[position] : null;
    const isWide = kernels[2 * position]! > 1 || kernels[2 * position + 1]! > 1;
    for (const axis of axes) {
      max[axis] = Math.max(max[axis], field.max[axis]);
      if (needed) {
        min[axis] = Math.max(min[axis], needed[axis]);
        if (isWide) widening[axis] = Math.max(widening[axis], needed[axis]);
      }
      const spanned = kernels[2 * position + axis]! * direct.jump[axis];
      toolboxDefault[axis] = Math.max(toolboxDefault[axis], field.min[axis], spanned);
      const least = isWide ? direct.min[axis] : 1;
      toolboxLowerBound[axis] = Math.max(toolboxLowerBound[axis], least, spanned);
    }
  }
  return { min, max, widening, toolboxDefault, toolboxLowerBound };
}
