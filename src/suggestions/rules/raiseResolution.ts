/**
 * @file The network as it is, on images that are large enough for all of its layers.
 *
 * Source: Richter et al., ICMLA 2021: the lower end of the feasible resolution. That of rfa_toolbox is too small for its
 * own rule, by which a kernel k is idle on a map of exactly k: there a map has to be larger by one.
 */
import type { Analysis } from '../../analysis/analysis';
import { analyze } from '../../analysis/analyze';
import { getKernelSize } from '../../analysis/network';
import type { Architecture } from '../../architecture/architecture';
import { axes, hasSameAxes, mapAxes, type PerAxis } from '../../util/perAxis';
import type { Anatomy } from '../anatomy';
import type { Proposal } from '../suggestion';
import { findNewError } from '../tryProposal';

/** No image is larger, in pixels. */
const largestImage = 8192;

/**
 * The size itself or, where maps of different paths would not meet at it, as in a U-Net, the next one that every
 * downsampling divides.
 */
function fitSize({ architecture, analysis }: Anatomy, size: PerAxis<number>): PerAxis<number> {
  const larger = analyze(architecture, { ...analysis.input, resolution: size });
  if (findNewError(analysis, larger) === null) return size;
  const jumps = [...analysis.layers.values()].flatMap(({ field }) => (field === null ? [] : [field.jump]));
  return mapAxes(size, (length, axis) => {
    const step = Math.ceil(Math.max(1, ...jumps.map((jump) => jump[axis])));
    return Math.ceil(length / step) * step;
  });
}

/**
 * The image that every layer with a field needs by the rule `toolbox`, in pixels per axis: larger than what arrives,
 * and on its input a map that is larger than its kernel.
 */
function computeToolboxSize({ layers }: Architecture, analysis: Analysis): PerAxis<number> {
  const least: [number, number] = [1, 1];
  for (const node of layers.values()) {
    const arriving = node.inputs.flatMap((input) => analysis.layers.get(input)?.field ?? []);
    if (!analysis.layers.get(node.id)?.field || arriving.length === 0) continue;
    const kernel = getKernelSize(node);
    for (const axis of axes) {
      const covered = Math.floor(Math.min(...arriving.map(({ min }) => min[axis])));
      const jump = Math.max(...arriving.map((field) => field.jump[axis]));
      least[axis] = Math.max(least[axis], covered + 1, (kernel[axis] + 1) * jump);
    }
  }
  return least;
}

/** Proposes a larger image on which no convolution is beyond the border, the smallest one by the rule `paper`. */
export function proposeRaiseResolution(anatomy: Anatomy): readonly Proposal[] {
  const { architecture, analysis } = anatomy;
  const { input, feasibleResolution, headline, borderLayers } = analysis;
  if (headline.unproductive === 0) return [];
  const { resolution: from, rule } = input;
  const least = rule === 'paper' ? feasibleResolution.min : computeToolboxSize(architecture, analysis);
  const needed = mapAxes(from, (length, axis) => Math.max(length, Math.ceil(least[axis])));
  if (hasSameAxes(from, needed)) return [];
  const isTooLarge = Math.max(...needed) > largestImage;
  const to = isTooLarge ? needed : fitSize(anatomy, needed);
  // Adaptive pools step as far as the image is large, so a field can grow with it.
  if (!isTooLarge && analyze(architecture, { ...input, resolution: to }).headline.unproductive > 0) return [];
  return [
    {
      reason: { code: 'raise-resolution', from, to },
      strategies: ['resolution'],
      targets: borderLayers,
      measure: 'unproductive',
      rewrite: () =>
        Math.max(...to) > largestImage
          ? { problem: { code: 'image-too-large', size: to, limit: largestImage } }
          : { resolution: to },
    },
  ];
}
