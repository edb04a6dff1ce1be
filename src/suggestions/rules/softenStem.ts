/**
 * @file A stem made for large images throws most of a small one away before the first block: 3x3, no stride and no
 * pool keep it.
 *
 * Source: He et al., CVPR 2016, section 4.2 (the CIFAR form); Richter et al., ICMLA 2021 (the performance variant).
 */
import { type Architecture, isLayerOf } from '../../architecture/architecture';
import { setLayerParams } from '../../architecture/edits';
import { bothAxes, mapAxes } from '../../util/perAxis';
import type { Anatomy } from '../anatomy';
import { setKernel } from '../rewrites/setKernel';
import { weakenDownsampling } from '../rewrites/setStrides';
import { findStem, type Stem } from '../stem';
import type { Proposal } from '../suggestion';

/** Images up to this length are small, in pixels. */
const smallImage = 64;

/** A stem that makes the map this many times smaller per axis is one for large images. */
const strongFactor = 4;

function soften(architecture: Architecture, { convolution, downsamplings }: Stem): Architecture {
  let edited = architecture;
  for (const downsampling of downsamplings)
    if (downsampling.layers.every(({ id }) => id !== convolution.id))
      edited = weakenDownsampling(edited, downsampling);
  edited = setLayerParams(edited, convolution.id, { stride: bothAxes(1) });
  const kernelSize = mapAxes(convolution.layer.params.kernelSize, (kernel) => Math.min(kernel, 3));
  edited = setKernel(edited, convolution, { kernelSize });
  const changed = edited.layers.get(convolution.id);
  // Patches had no padding; overlapping windows need one to keep the map.
  const isUnpadded =
    changed && isLayerOf(changed, 'Conv2d') && Math.max(...convolution.layer.params.stride) > 2;
  return isUnpadded ? setLayerParams(edited, convolution.id, { padding: 'same' }) : edited;
}

/** Proposes a gentle stem for a small image, where convolutions are beyond the border. */
export function proposeSoftenStem(anatomy: Anatomy): readonly Proposal[] {
  const { architecture, analysis } = anatomy;
  const { resolution } = analysis.input;
  if (analysis.headline.unproductive === 0 || Math.min(...resolution) > smallImage) return [];
  const stem = findStem(anatomy);
  if (stem === null || Math.max(...stem.factor) < strongFactor) return [];
  const pools = stem.downsamplings.flatMap(({ layers }) => layers.map(({ id }) => id));
  return [
    {
      reason: { code: 'soften-stem', layer: stem.convolution.id, factor: stem.factor },
      strategies: ['performance'],
      targets: [...new Set([stem.convolution.id, ...pools])],
      measure: 'unproductive',
      rewrite: () => ({ architecture: soften(architecture, stem) }),
    },
  ];
}
