/** @file Moves of depth: a block more, a block less, an earlier end. */
import type { LayerId } from '../../architecture/architecture';
import { duplicate } from '../../architecture/duplicate';
import { removeLayers } from '../../architecture/removeLayers';
import { isSameShape } from '../../layers/shape';
import { type Anatomy, findAnchors, findFollowersEnd, isWideConvolution } from '../../suggestions/anatomy';
import { findRepeatableBlocks } from '../../suggestions/repeatableBlocks';
import { cutBehind } from '../../suggestions/rewrites/attachHead';
import { type Move, pick } from './move';

/** Convolutions of the spine with what follows them, where they leave the shape as it is. */
function findUnits(anatomy: Anatomy): readonly ReadonlySet<LayerId>[] {
  const { analysis, spine, segments, headStart } = anatomy;
  return [...spine.slice(0, headStart).entries()].flatMap(([place, node]) => {
    const before = analysis.layers.get(node.inputs[0] ?? node.id)?.shape;
    const after = analysis.layers.get(node.id)?.shape;
    if (!isWideConvolution(node) || segments[place - 1]?.inner.length !== 0) return [];
    if (!before || !after || !isSameShape(before, after)) return [];
    return [new Set(spine.slice(place, findFollowersEnd(anatomy, place)).map(({ id }) => id))];
  });
}

/** Parts that can stand twice or not at all: blocks, and single convolutions of a plain chain. */
function findParts(anatomy: Anatomy): readonly ReadonlySet<LayerId>[] {
  const blocks = findRepeatableBlocks(anatomy).map(({ layers }) => layers);
  return [...blocks, ...findUnits(anatomy)];
}

/** Repeats a part. */
export const repeatPart: Move = (anatomy, random) => {
  const part = pick(findParts(anatomy), random);
  const copied = part && duplicate(anatomy.architecture, part);
  return copied?.ok ? copied.architecture : null;
};

/** Leaves a part out. */
export const dropPart: Move = (anatomy, random) => {
  const part = pick(findParts(anatomy), random);
  return part && removeLayers(anatomy.architecture, part).architecture;
};

/** Ends the network earlier and attaches the head there. */
export const cutTail: Move = (anatomy, random) => {
  if (anatomy.headStart === anatomy.spine.length) return null;
  const anchor = pick(findAnchors(anatomy).slice(0, -1), random);
  const result = anchor === null ? null : cutBehind(anatomy, anchor);
  return result === null || 'problem' in result ? null : (result.architecture ?? null);
};
