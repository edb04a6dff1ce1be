/**
 * @file Efficiency: what stands behind the border layer cannot add context, so it goes, and the head is attached again.
 *
 * Plain chains keep the border layer, networks of blocks keep the blocks before the one that holds it. Source: Richter
 * et al., "Should You Go Deeper?", ICMLA 2021, section on the optimisation of architectures.
 */
import type { LayerId } from '../../architecture/architecture';
import { computeOrder } from '../../graph/order';
import { type Anatomy, findAnchors, isConvolution } from '../anatomy';
import { cutBehind, listBetween, planCut } from '../rewrites/attachHead';
import type { Proposal, RewriteProblem, RewriteResult } from '../suggestion';

/** The border layer that comes first, or null. */
function findFirstBorder({ architecture, analysis }: Anatomy): LayerId | null {
  const [only, ...others] = analysis.borderLayers;
  if (only === undefined || others.length === 0) return only ?? null;
  const border = new Set(analysis.borderLayers);
  return computeOrder(architecture.layers).order.find((id) => border.has(id)) ?? null;
}

/** The place of the spine behind which to cut: the border layer itself, or the last place before it. */
function findAnchor(anatomy: Anatomy, border: LayerId): number {
  const { spine, segments } = anatomy;
  const anchors = findAnchors(anatomy);
  const own = anchors.find((place) => spine[place]?.id === border);
  if (own !== undefined) return own;
  const holder = segments.findIndex(({ to, inner }) => to === border || inner.includes(border));
  return anchors.findLast((place) => place <= holder) ?? -1;
}

/** Why a network cannot be cut before anybody tries. */
function findObstacle({ spine, headStart }: Anatomy): RewriteProblem | null {
  if (spine.length === 0) return { code: 'no-single-way' };
  return headStart === spine.length ? { code: 'no-head' } : null;
}

/** At least so many convolutions make a network. */
const leastConvolutions = 2;

/** Proposes to cut the tail where there is a border layer. */
export function proposeCutTail(anatomy: Anatomy): readonly Proposal[] {
  const { architecture, analysis, spine } = anatomy;
  const border = findFirstBorder(anatomy);
  if (border === null || analysis.headline.unproductive === 0) return [];
  const obstacle = findObstacle(anatomy);
  const anchor = obstacle === null ? findAnchor(anatomy, border) : -1;
  const removed = anchor < 0 ? [] : listBetween(anatomy, planCut(anatomy, anchor));
  const convolutions = [...architecture.layers.values()].filter(isConvolution);
  const gone = new Set(removed);
  const left = anchor < 0 ? 0 : convolutions.filter(({ id }) => !gone.has(id)).length;
  // Behind a border layer that is the last convolution there is nothing to cut.
  if (anchor >= 0 && left === convolutions.length) return [];
  const rewrite = (): RewriteResult => {
    if (obstacle !== null) return { problem: obstacle };
    if (left < leastConvolutions) return { problem: { code: 'too-little-left', convolutions: left } };
    return cutBehind(anatomy, anchor);
  };
  return [
    {
      reason: {
        code: 'cut-tail',
        border,
        last: spine[anchor]?.id ?? border,
        removedConvolutions: anchor < 0 ? 0 : convolutions.length - left,
      },
      strategies: ['efficiency'],
      targets: removed.length > 0 ? removed : [border],
      measure: 'unproductive',
      rewrite,
    },
  ];
}
