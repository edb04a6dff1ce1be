/**
 * @file Performance: depth where it helps. Blocks beyond the border do nothing there; as repetitions of a block before
 * it they work.
 *
 * Source: Richter et al., ICMLA 2021: their performance variant of ResNet18 turns stages of 2, 2, 2 and 2 blocks into
 * 2, 3 and 3.
 */
import { duplicate } from '../../architecture/duplicate';
import { removeLayers } from '../../architecture/removeLayers';
import type { Anatomy } from '../anatomy';
import { findRepeatableBlocks, type RepeatableBlock } from '../repeatableBlocks';
import type { Proposal, RewriteResult } from '../suggestion';

function moveBlocks(
  { architecture }: Anatomy,
  moved: readonly RepeatableBlock[],
  model: RepeatableBlock | undefined,
): RewriteResult {
  if (model === undefined) return { problem: { code: 'nothing-to-repeat' } };
  let edited = removeLayers(
    architecture,
    moved.flatMap(({ layers }) => [...layers]),
  ).architecture;
  for (let count = 0; count < moved.length; count++) {
    const copied = duplicate(edited, model.layers);
    if (!copied.ok) return { problem: { code: 'edit-refused', refusal: copied.reason } };
    edited = copied.architecture;
  }
  return { architecture: edited };
}

/** What is more than this share of all blocks is no finishing touch but another network. */
const largestShare = 1 / 4;

/** Proposes to move blocks where these are few and hold all convolutions that are beyond the border. */
export function proposeMoveBlocks(anatomy: Anatomy): readonly Proposal[] {
  const { unproductive } = anatomy.analysis.headline;
  if (unproductive === 0) return [];
  const blocks = findRepeatableBlocks(anatomy);
  const first = blocks.findIndex((block) => block.unproductive > 0);
  const moved = blocks.filter((block) => block.unproductive > 0);
  const held = moved.reduce((sum, block) => sum + block.unproductive, 0);
  const [outermost] = moved;
  if (outermost === undefined || held < unproductive) return [];
  if (moved.length > Math.max(1, largestShare * blocks.length)) return [];
  const model = blocks[first - 1];
  return [
    {
      reason: { code: 'move-blocks', blocks: moved.length, behind: model?.exit ?? outermost.exit },
      strategies: ['performance'],
      targets: moved.flatMap(({ layers }) => [...layers]),
      measure: 'unproductive',
      rewrite: () => moveBlocks(anatomy, moved, model),
    },
  ];
}
