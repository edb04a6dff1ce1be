/** @file The range of image sizes that a network fits, and rfa_toolbox's two variants of its lower end. */
import { axes } from '../util/perAxis';
import type { FeasibleResolution } from './analysis';
import { isConvolution, type Network } from './network';
import type { FieldPass } from './receptiveFields';
import { getKernelSize } from './status';

/**
 * Computes the range, in pixels per axis; 1 where no layer says more.
 *
 * Source: the lower end is the smallest image without an unproductive convolution (Richter et al., 2021); the
 * variants follow rfa_toolbox 1.7.
 */
export function computeFeasibleResolution(network: Network, fields: FieldPass): FeasibleResolution {
  const min: [number, number] = [1, 1];
  const max: [number, number] = [1, 1];
  const widening: [number, number] = [1, 1];
  const toolboxDefault: [number, number] = [1, 1];
  const toolboxLowerBound: [number, number] = [1, 1];
  for (const [position, node] of network.nodes.entries()) {
    const record = fields.records[position];
    if (!record?.field || record.inputFields.length === 0) continue;
    const { field, received, inputFields } = record;
    const kernel = getKernelSize(node);
    const isWide = kernel[0] > 1 || kernel[1] > 1;
    for (const axis of axes) {
      max[axis] = Math.max(max[axis], field.max[axis]);
      const arrived = received?.[axis] ?? 1;
      if (isConvolution(node)) {
        min[axis] = Math.max(min[axis], arrived);
        if (isWide) widening[axis] = Math.max(widening[axis], arrived);
      }
      const jump = Math.max(...inputFields.map((input) => input.jump[axis]));
      const spanned = kernel[axis] * jump;
      const direct = isWide ? Math.min(...inputFields.map((input) => input.min[axis])) : 1;
      toolboxDefault[axis] = Math.max(toolboxDefault[axis], field.min[axis], spanned);
      toolboxLowerBound[axis] = Math.max(toolboxLowerBound[axis], direct, spanned);
    }
  }
  return { min, max, widening, toolboxDefault, toolboxLowerBound };
}
