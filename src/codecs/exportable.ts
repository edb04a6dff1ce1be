/** @file What formats that run need first: the analysis of a design that has no errors, or the refusal. */
import type { Analysis } from '../analysis/analysis';
import { analyze } from '../analysis/analyze';
import type { Design } from '../document/document';
import type { ExportOptions } from './exporter';
import type { ExportProblem } from './exportProblem';

/** The analysis of a design: the caller's, or a new one. */
export function getAnalysis({ architecture, resolution, rule }: Design, options: ExportOptions): Analysis {
  return options.analysis ?? analyze(architecture, { resolution, rule });
}

/** The analysis of a design that can be computed, or why it cannot. */
export function checkRunnable(
  design: Design,
  options: ExportOptions,
): { readonly analysis: Analysis } | { readonly problem: ExportProblem } {
  const { layers } = design.architecture;
  if (layers.size === 0) return { problem: { code: 'empty' } };
  const analysis = getAnalysis(design, options);
  const errors = analysis.diagnostics.filter(({ severity }) => severity === 'error');
  const [first] = errors;
  if (first === undefined) return { analysis };
  const layer = (first.layer && layers.get(first.layer)?.name) ?? '';
  return { problem: { code: 'has-errors', count: errors.length, first, layer } };
}
