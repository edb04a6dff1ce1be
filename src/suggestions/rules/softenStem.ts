/**
 * @file A stem made for large images throws most of a small one away before the first block: 3x3, no stride and no
 * pool keep it.
 *
 * Source: He et al., CVPR 2016, section 4.2 (the CIFAR form); Richter et al., ICMLA 2021 (the performance variant).
 */
import type { Architecture, LayerNode } from '../../architecture/architecture';
import { setLayerParams } from '../../architecture/edits';
import { removeLayers } from '../../architecture/removeLayers';
import { axes, bothAxes } from '../../util/perAxis';
import type { Anatomy } from '../anatomy';
import { getStride, isPool } from '../downsamplings';
import { setKernel } from '../rewrites/setKernel';
import { findStem, type Stem } from '../stem';
import type { Proposal } from '../suggestion';

/** Images up to this length are small, in pixels. */
const smallImage = 64;

/** A stem that makes the map this many times smaller per axis is one for large images. */
const strongFactor = 4;

/** The layers of a stem that make the map smaller, and its other pools, apart from the first convolution. */
function findSteps({ convolution, layers }: Stem): readonly LayerNode[] {
  return layers.filter(
    (node) => node.id !== convolution.id && (isPool(node) || Math.max(...(getStride(node) ?? [1])) > 1),
  );
}

function soften(architecture: Architecture, stem: Stem): Architecture {
  const { convolution } = stem;
  const steps = findSteps(stem);
  const pools = steps.filter(isPool).map(({ id }) => id);
  let edited = removeLayers(architecture, pools).architecture;
  for (const node of [...steps.filter((step) => !isPool(step)), convolution])
    edited = setLayerParams(edited, node.id, { stride: bothAxes(1) });
  edited = setKernel(edited, convolution, { kernelSize: bothAxes(3) });
  // Patches had no padding; overlapping windows need one to keep the map.
  const { kernelSize, stride } = convolution.layer.params;
  const isPatches =
    Math.max(...stride) > 2 || axes.some((axis) => stride[axis] > 1 && stride[axis] >= kernelSize[axis]);
  return isPatches ? setLayerParams(edited, convolution.id, { padding: 'same' }) : edited;
}

/** Proposes a gentle stem for a small image, where convolutions are beyond the border. */
export function proposeSoftenStem(anatomy: Anatomy): readonly Proposal[] {
  const { architecture, analysis } = anatomy;
  const { resolution } = analysis.input;
  if (analysis.headline.unproductive === 0 || Math.min(...resolution) > smallImage) return [];
  const stem = findStem(anatomy);
  if (stem === null || Math.max(...stem.factor) < strongFactor) return [];
  return [
    {
      reason: { code: 'soften-stem', layer: stem.convolution.id, factor: stem.factor },
      strategies: ['performance'],
      targets: [stem.convolution, ...findSteps(stem)].map(({ id }) => id),
      measure: 'unproductive',
      rewrite: () => ({ architecture: soften(architecture, stem) }),
    },
  ];
}
