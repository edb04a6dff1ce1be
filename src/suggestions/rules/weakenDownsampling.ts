/**
 * @file Performance: each step down doubles how fast the field grows behind it. Without one, more layers work before
 * the image is covered; the finer maps cost multiply-accumulates, not parameters.
 *
 * Source: Richter et al., ICMLA 2021.
 */
import { getLayer } from '../../architecture/architecture';
import { mapAxes } from '../../util/perAxis';
import type { Anatomy } from '../anatomy';
import { type Downsampling, findDownsamplings, getStride, isPool } from '../downsamplings';
import { computeWeakerStride, weakenDownsampling } from '../rewrites/setStrides';
import type { Proposal } from '../suggestion';

function propose({ architecture }: Anatomy, downsampling: Downsampling): readonly Proposal[] {
  const { layers, factor, isParallel } = downsampling;
  const [first] = layers;
  if (first === undefined) return [];
  const stride = getStride(first) ?? [1, 1];
  const to = mapAxes(computeWeakerStride(first), (weaker, axis) => (factor[axis] * weaker) / stride[axis]);
  const isRemoved = isPool(getLayer(architecture, first.id)) && !isParallel && Math.max(...to) <= 1;
  return [
    {
      reason: { code: 'weaken-downsampling', layer: first.id, from: factor, to, isRemoved },
      strategies: ['performance'],
      targets: layers.map(({ id }) => id),
      measure: 'unproductive',
      rewrite: () => ({ architecture: weakenDownsampling(architecture, downsampling) }),
    },
  ];
}

/** Proposes to weaken every single step down, where convolutions are beyond the border. */
export function proposeWeakenDownsampling(anatomy: Anatomy): readonly Proposal[] {
  if (anatomy.analysis.headline.unproductive === 0) return [];
  return findDownsamplings(anatomy).flatMap((downsampling) => propose(anatomy, downsampling));
}
