/**
 * @file A large kernel at the start makes every field behind it larger: 3x3 slows the growth and costs less.
 *
 * Source: Richter et al., ICMLA 2021 (the stems of their efficiency and performance variants).
 */
import { hasSameAxes, mapAxes } from '../../util/perAxis';
import type { Anatomy } from '../anatomy';
import { setKernel } from '../rewrites/setKernel';
import { computeKernelGrowth, findStem } from '../stem';
import type { Proposal } from '../suggestion';

/** The smallest odd kernel, 3 at least, that leaves no pixel out between its steps. */
function shrink(kernel: number, stride: number): number {
  const needed = Math.max(3, stride + (stride % 2 === 0 ? 1 : 0));
  return Math.min(kernel, needed);
}

/** Proposes a kernel of 3x3 for a stem that has a larger one, where convolutions are beyond the border. */
export function proposeShrinkStemKernel(anatomy: Anatomy): readonly Proposal[] {
  if (anatomy.analysis.headline.unproductive === 0) return [];
  const convolution = findStem(anatomy)?.convolution;
  if (convolution === undefined) return [];
  const { kernelSize: from, stride } = convolution.layer.params;
  const to = mapAxes(from, (kernel, axis) => shrink(kernel, stride[axis]));
  if (hasSameAxes(from, to)) return [];
  const growth = computeKernelGrowth(anatomy, convolution, to, from);
  return [
    {
      reason: { code: 'shrink-stem-kernel', layer: convolution.id, from, to, growth },
      strategies: ['performance', 'efficiency'],
      targets: [convolution.id],
      measure: 'unproductive',
      rewrite: () => ({ architecture: setKernel(anatomy.architecture, convolution, { kernelSize: to }) }),
    },
  ];
}
