/**
 * @file The network as it is, on images that are large enough for all of its layers.
 *
 * Source: Richter et al., ICMLA 2021; the lower end of the feasible resolution, as rfa_toolbox counts it for its rule.
 */
import { analyze } from '../../analysis/analyze';
import { hasSameAxes, mapAxes, type PerAxis } from '../../util/perAxis';
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

/** Proposes the smallest larger image on which no convolution is beyond the border. */
export function proposeRaiseResolution(anatomy: Anatomy): readonly Proposal[] {
  const { analysis } = anatomy;
  const { input, feasibleResolution, headline, borderLayers } = analysis;
  if (headline.unproductive === 0) return [];
  const { resolution: from, rule } = input;
  const least = rule === 'paper' ? feasibleResolution.min : feasibleResolution.toolboxDefault;
  const needed = mapAxes(from, (length, axis) => Math.max(length, Math.ceil(least[axis])));
  if (hasSameAxes(from, needed)) return [];
  const to = Math.max(...needed) > largestImage ? needed : fitSize(anatomy, needed);
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
