/**
 * @file The rules, in the order in which their suggestions are shown, and the search for all that apply.
 *
 * Every suggestion was tried: it breaks nothing that was whole, and improves what it says. What would be suggested but
 * cannot be repaired comes back as refused, with the reason.
 */
import type { Analysis } from '../analysis/analysis';
import type { Architecture } from '../architecture/architecture';
import { type Anatomy, createAnatomy } from './anatomy';
import { proposeCutTail } from './rules/cutTail';
import { proposeDropIdleLayers } from './rules/dropIdleLayers';
import { proposeGrowField } from './rules/growField';
import { proposeMergeLinearConvolutions } from './rules/mergeLinearConvolutions';
import { proposeMoveBlocks } from './rules/moveBlocks';
import { proposePoolHead } from './rules/poolHead';
import { proposeRaiseResolution } from './rules/raiseResolution';
import { proposeAdvanceDownsampling, proposeDelayDownsampling } from './rules/repositionPools';
import { proposeShrinkStemKernel } from './rules/shrinkStemKernel';
import { proposeSlowThenCut } from './rules/slowThenCut';
import { proposeSoftenStem } from './rules/softenStem';
import { proposeWeakenDownsampling } from './rules/weakenDownsampling';
import type { Proposal, RefusedSuggestion, Suggestion } from './suggestion';
import { compareCosts } from './suggestionCost';
import { tryProposal } from './tryProposal';

/** Finds a pattern and proposes what mends it. */
export type Rule = (anatomy: Anatomy) => readonly Proposal[];

/** Rules in groups; within a group the suggestions that cost least come first. */
const ruleGroups: readonly (readonly Rule[])[] = [
  [proposeShrinkStemKernel],
  [proposeWeakenDownsampling, proposeDelayDownsampling, proposeSoftenStem, proposeMoveBlocks],
  [proposeCutTail],
  [proposeSlowThenCut],
  [proposeRaiseResolution],
  [proposeAdvanceDownsampling, proposeGrowField],
  [proposePoolHead],
  [proposeMergeLinearConvolutions],
  [proposeDropIdleLayers],
];

/** All rules. */
export const designRules: readonly Rule[] = ruleGroups.flat();

/** What the rules found. */
export interface Advice {
  readonly suggestions: readonly Suggestion[];
  readonly refused: readonly RefusedSuggestion[];
}

/** Gives out items with ids that occur once: later ones are numbered. */
function createNumbering(): <Item extends { readonly id: string }>(item: Item) => Item {
  const counts = new Map<string, number>();
  return (item) => {
    const count = (counts.get(item.id) ?? 0) + 1;
    counts.set(item.id, count);
    return count === 1 ? item : { ...item, id: `${item.id}:${count}` };
  };
}

/**
 * Everything that the rules suggest for an analysed network.
 *
 * O(rules that apply x (layers + connections)): each is tried on the whole network.
 */
export function findSuggestions(architecture: Architecture, analysis: Analysis): Advice {
  const anatomy = createAnatomy(architecture, analysis);
  const refused: RefusedSuggestion[] = [];
  const suggestions = ruleGroups.flatMap((rules) => {
    const found: Suggestion[] = [];
    for (const proposal of rules.flatMap((rule) => rule(anatomy))) {
      const trial = tryProposal(anatomy, proposal);
      if (trial === null) continue;
      if ('refused' in trial) refused.push(trial.refused);
      else found.push(trial.suggestion);
    }
    return found.sort(compareCosts);
  });
  const number = createNumbering();
  return { suggestions: suggestions.map(number), refused: refused.map(number) };
}
