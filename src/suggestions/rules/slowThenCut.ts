/**
 * @file Hybrid: slow the growth of the field as far as it is cheap, then cut what is still beyond the border.
 *
 * Source: Richter et al., ICMLA 2021 (their hybrid variants).
 */
import type { Anatomy } from '../anatomy';
import { createAnatomy } from '../anatomy';
import type { Proposal, Suggestion, SuggestionReason } from '../suggestion';
import { compareCosts } from '../suggestionCost';
import { type Trial, tryProposal } from '../tryProposal';
import { proposeCutTail } from './cutTail';
import { proposeShrinkStemKernel } from './shrinkStemKernel';
import { proposeSoftenStem } from './softenStem';
import { proposeWeakenDownsampling } from './weakenDownsampling';

type Success = Exclude<Trial, null | { readonly refused: unknown }>;

/** Tries proposals and takes the one that costs least for what it improves. */
function takeCheapest(anatomy: Anatomy, proposals: readonly Proposal[]): Success | null {
  const trials = proposals.flatMap((proposal): Success[] => {
    const trial = tryProposal(anatomy, proposal);
    return trial !== null && 'suggestion' in trial ? [trial] : [];
  });
  return trials.sort((a, b) => compareCosts(a.suggestion, b.suggestion))[0] ?? null;
}

/** The network after the steps of a list that can be taken, each the cheapest of its kind. */
function takeSteps(anatomy: Anatomy): { readonly anatomy: Anatomy; readonly taken: readonly Suggestion[] } {
  const taken: Suggestion[] = [];
  let current = anatomy;
  for (const propose of [proposeShrinkStemKernel, proposeSlowerGrowth]) {
    const trial = takeCheapest(current, propose(current));
    if (trial === null) continue;
    taken.push(trial.suggestion);
    current = createAnatomy(trial.suggestion.apply().architecture, trial.analysis);
  }
  return { anatomy: current, taken };
}

function proposeSlowerGrowth(anatomy: Anatomy): readonly Proposal[] {
  return [...proposeWeakenDownsampling(anatomy), ...proposeSoftenStem(anatomy)];
}

/** Proposes one step of slower growth and a cut, where both are needed. */
export function proposeSlowThenCut(anatomy: Anatomy): readonly Proposal[] {
  if (anatomy.analysis.headline.unproductive < 2) return [];
  const { anatomy: slowed, taken } = takeSteps(anatomy);
  const [cut] = proposeCutTail(slowed);
  const result = cut?.rewrite();
  // Why a cut is refused is said by its own rule.
  if (taken.length === 0 || cut === undefined || result === undefined || 'problem' in result) return [];
  const steps: readonly SuggestionReason[] = [...taken.map(({ reason }) => reason), cut.reason];
  const targets = new Set([...taken, cut].flatMap((step) => step.targets));
  return [
    {
      reason: { code: 'slow-then-cut', steps },
      strategies: ['hybrid'],
      targets: [...targets].filter((id) => anatomy.architecture.layers.has(id)),
      measure: 'unproductive',
      rewrite: () => result,
    },
  ];
}
