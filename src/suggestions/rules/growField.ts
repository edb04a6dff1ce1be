/**
 * @file Where the largest field is smaller than the image, the opposite of slow growth: step down earlier, widen a
 * kernel, or dilate.
 *
 * Source: Richter et al., ICMLA 2021 (the upper end of the feasible resolution); for dilation, Yu & Koltun, ICLR 2016.
 */
import { isLayerOf, type LayerNode } from '../../architecture/architecture';
import { setLayerParams } from '../../architecture/edits';
import { maxExtent } from '../../layers/parameter';
import { bothAxes, mapAxes } from '../../util/perAxis';
import { type Anatomy, isWideConvolution } from '../anatomy';
import { setKernel } from '../rewrites/setKernel';
import { computeKernelGrowth, findStem } from '../stem';
import type { Proposal } from '../suggestion';

/** What all of these are for. */
const aim = { strategies: ['coverage'], measure: 'coverage' } as const;

/** By how much a kernel grows, and up to where. */
const kernelGrowth = 4;
const largestKernel = 7;

/** Convolutions with a kernel whose input steps through the image at the largest pace. */
function findCoarsest({ architecture, analysis }: Anatomy): readonly LayerNode<'Conv2d'>[] {
  let largest = 0;
  let coarsest: LayerNode<'Conv2d'>[] = [];
  for (const node of architecture.layers.values()) {
    if (!isLayerOf(node, 'Conv2d') || !isWideConvolution(node)) continue;
    const { stride } = node.layer.params;
    const jump = Math.max(...(analysis.layers.get(node.id)?.field?.jump ?? [0]));
    if (jump < largest || jump === 0 || Math.max(...stride) > 1) continue;
    if (jump > largest) coarsest = [];
    largest = jump;
    coarsest.push(node);
  }
  return coarsest;
}

function proposeStride({ architecture, spine, headStart }: Anatomy): readonly Proposal[] {
  const node = spine.slice(0, headStart).find((layer) => {
    if (!isLayerOf(layer, 'Conv2d') || !isWideConvolution(layer)) return false;
    return Math.max(...layer.layer.params.stride) === 1;
  });
  if (node === undefined) return [];
  const rewrite = () => ({ architecture: setLayerParams(architecture, node.id, { stride: bothAxes(2) }) });
  return [{ ...aim, reason: { code: 'add-stride', layer: node.id }, targets: [node.id], rewrite }];
}

function proposeKernel(anatomy: Anatomy): readonly Proposal[] {
  const node = findStem(anatomy)?.convolution;
  if (node === undefined) return [];
  const { kernelSize: from } = node.layer.params;
  const to = mapAxes(from, (kernel) => Math.max(kernel, Math.min(kernel + kernelGrowth, largestKernel)));
  const rewrite = () => ({ architecture: setKernel(anatomy.architecture, node, { kernelSize: to }) });
  const growth = computeKernelGrowth(anatomy, node, from, to);
  return [
    {
      ...aim,
      reason: { code: 'enlarge-kernel', layer: node.id, from, to, growth },
      targets: [node.id],
      rewrite,
    },
  ];
}

function proposeDilation(anatomy: Anatomy): readonly Proposal[] {
  const nodes = findCoarsest(anatomy);
  const isAtLimit = (node: LayerNode<'Conv2d'>) => Math.max(...node.layer.params.dilation) > maxExtent / 2;
  if (nodes.length === 0 || nodes.some(isAtLimit)) return [];
  const double = (node: LayerNode<'Conv2d'>) => mapAxes(node.layer.params.dilation, (value) => 2 * value);
  const rewrite = () => ({
    architecture: nodes.reduce(
      (edited, node) => setKernel(edited, node, { dilation: double(node) }),
      anatomy.architecture,
    ),
  });
  const reason = { code: 'dilate-layers', layers: nodes.length } as const;
  return [{ ...aim, reason, targets: nodes.map(({ id }) => id), rewrite }];
}

/** Proposes ways to see more of the image where no field covers it. */
export function proposeGrowField(anatomy: Anatomy): readonly Proposal[] {
  const { input, feasibleResolution } = anatomy.analysis;
  const { max } = feasibleResolution;
  if (max[0] >= input.resolution[0] && max[1] >= input.resolution[1]) return [];
  return [...proposeStride(anatomy), ...proposeDilation(anatomy), ...proposeKernel(anatomy)];
}
