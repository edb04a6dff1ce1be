/** @file Makes a proposed rewrite, analyses the result and compares: only what holds its promise is suggested. */
import type { Analysis } from '../analysis/analysis';
import { analyze } from '../analysis/analyze';
import type { Diagnostic } from '../analysis/diagnostic';
import type { Architecture, LayerId } from '../architecture/architecture';
import { isSameShape, type Shape } from '../layers/shape';
import { type DesignSummary, isImproved, summarizeDesign } from './designSummary';
import type { Proposal, RefusedSuggestion, RewriteProblem, Rewritten, Suggestion } from './suggestion';

/** What came of a proposal: null where it changes nothing for the better. */
export type Trial =
  | { readonly suggestion: Suggestion; readonly analysis: Analysis }
  | { readonly refused: RefusedSuggestion }
  | null;

/** The shape that a network puts out, where it has a single end. */
function findOutput({ layers }: Architecture, analysis: Analysis): Shape | null {
  const fed = new Set<LayerId>();
  for (const { inputs } of layers.values()) for (const input of inputs) fed.add(input);
  const [end, ...others] = [...layers.keys()].filter((id) => !fed.has(id));
  return end === undefined || others.length > 0 ? null : (analysis.layers.get(end)?.shape ?? null);
}

/** The first error that was not there before. */
export function findNewError(before: Analysis, after: Analysis): Diagnostic | null {
  const errors = after.diagnostics.filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return null;
  const known = new Set(before.diagnostics.map(({ code, layer }) => `${code} ${layer}`));
  return errors.find(({ code, layer }) => !known.has(`${code} ${layer}`)) ?? null;
}

/** What is wrong with a design that came of another one: a new error, or another output. */
export function checkRewritten(
  before: { readonly architecture: Architecture; readonly analysis: Analysis },
  after: { readonly architecture: Architecture; readonly analysis: Analysis },
): RewriteProblem | null {
  const diagnostic = findNewError(before.analysis, after.analysis);
  if (diagnostic !== null) return { code: 'breaks-shapes', diagnostic };
  const expected = findOutput(before.architecture, before.analysis);
  const actual = findOutput(after.architecture, after.analysis);
  // A map may be of another size, as for another image; classes stay classes.
  const isVector = expected !== null && 'features' in expected;
  if (!isVector || (actual !== null && isSameShape(actual, expected))) return null;
  return { code: 'changes-output', actual, expected };
}

/** What costs more than before, which rules out that a rewrite saves; null where nothing does. */
function findHigherCost(
  before: DesignSummary,
  after: DesignSummary,
  isWhole: boolean,
): RewriteProblem | null {
  // How much a broken network computes is not known.
  const measures = isWhole ? (['params', 'macs'] as const) : (['params'] as const);
  const measure = measures.find((each) => after[each] > before[each]);
  return measure === undefined
    ? null
    : { code: 'costs-more', measure, before: before[measure], after: after[measure] };
}

/** Tries a proposal for a network whose analysis is known. O(layers + connections). */
export function tryProposal(
  { architecture, analysis }: { readonly architecture: Architecture; readonly analysis: Analysis },
  proposal: Proposal,
): Trial {
  const { reason, targets, measure } = proposal;
  const { code } = reason;
  const id = `${code}:${targets[0] ?? ''}`;
  const refuse = (problem: RewriteProblem): Trial => ({ refused: { id, code, reason, targets, problem } });
  const result = proposal.rewrite();
  if ('problem' in result) return refuse(result.problem);
  const rewritten: Rewritten = {
    architecture: result.architecture ?? architecture,
    input: { ...analysis.input, resolution: result.resolution ?? analysis.input.resolution },
  };
  const changed = analyze(rewritten.architecture, rewritten.input, analysis);
  const problem = checkRewritten(
    { architecture, analysis },
    { architecture: rewritten.architecture, analysis: changed },
  );
  if (problem !== null) return refuse(problem);
  const [before, after] = [summarizeDesign(analysis), summarizeDesign(changed)];
  const isWhole = analysis.diagnostics.every(({ severity }) => severity !== 'error');
  if (!isImproved(measure, before, after) || after.unproductive > before.unproductive) return null;
  const higherCost = findHigherCost(before, after, isWhole);
  // Slower growth may not lose sight of the image, and saving may not cost more.
  const strategies = proposal.strategies.filter((strategy) => {
    if (strategy === 'performance') return after.coverage >= before.coverage;
    return strategy !== 'efficiency' || higherCost === null;
  });
  if (strategies.length === 0) {
    const [only, ...others] = proposal.strategies;
    return only === 'efficiency' && others.length === 0 && higherCost !== null ? refuse(higherCost) : null;
  }
  return {
    suggestion: { id, code, reason, strategies, targets, measure, before, after, apply: () => rewritten },
    analysis: changed,
  };
}
