/** @file All moves of the search. */
import { designRules } from '../../suggestions/findSuggestions';
import { cutTail, dropPart, repeatPart } from './depthMoves';
import { changeStageDilation, changeStageKernel, changeStemKernel } from './kernelMoves';
import { type Move, pick } from './move';
import { addPool, addStep, movePool, weakenStep } from './strideMoves';

/** Does what one of the suggestions would do. */
const followRule: Move = (anatomy, random) => {
  const rule = pick(designRules, random);
  const proposal = rule && pick(rule(anatomy), random);
  const result = proposal?.rewrite();
  return result === undefined || 'problem' in result ? null : (result.architecture ?? null);
};

/** The moves, each as likely as any other; what mostly leads somewhere stands twice. */
export const moves: readonly Move[] = [
  followRule,
  followRule,
  weakenStep,
  addStep,
  addPool,
  movePool,
  repeatPart,
  repeatPart,
  dropPart,
  dropPart,
  cutTail,
  changeStemKernel,
  changeStageKernel,
  changeStageDilation,
];
