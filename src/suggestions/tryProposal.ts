/** @file Makes a proposed rewrite, analyses the result and compares: only what holds its promise is suggested. */
import type { Analysis } from '../analysis/analysis';
import { analyze } from '../analysis/analyze';
import type { Diagnostic } from '../analysis/diagnostic';
import type { Architecture, LayerId } from '../architecture/architecture';
import { isSameShape, type Shape } from '../layers/shape';
import { type DesignSummary, isImproved, summarizeDesign } from './designSummary';
import type {
  Proposal,
  RefusedSuggestion,
  RewriteProblem,
  Rewritten,
  Strategy,
  Suggestion,
} from './suggestion';

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

/**
 * The strategies that a rewrite serves without a loss that they rule out: slower growth may not lose sight of the
 * image, and saving may not cost more. None where it improves nothing, or pushes convolutions beyond the border.
 */
function findServed(
  { measure, strategies }: Proposal,
  before: DesignSummary,
  after: DesignSummary,
  isWhole: boolean,
): readonly Strategy[] {
  if (!isImproved(measure, before, after) || after.unproductive > before.unproductive) return [];
  return strategies.filter((strategy) => {
    if (strategy === 'performance') return after.coverage >= before.coverage;
    // What a broken network costs is not known.
    return strategy !== 'efficiency' || !isWhole || after.macs <= before.macs;
  });
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
  const after = analyze(rewritten.architecture, rewritten.input, analysis);
  const problem = checkRewritten(
    { architecture, analysis },
    { architecture: rewritten.architecture, analysis: after },
  );
  if (problem !== null) return refuse(problem);
  const summaries = { before: summarizeDesign(analysis), after: summarizeDesign(after) };
  const isWhole = analysis.diagnostics.every(({ severity }) => severity !== 'error');
  const strategies = findServed(proposal, summaries.before, summaries.after, isWhole);
  if (strategies.length === 0) return null;
  return {
    suggestion: { id, code, reason, strategies, targets, measure, ...summaries, apply: () => rewritten },
    analysis: after,
  };
}
