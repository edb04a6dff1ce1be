/** @file What tests of presets share: building by text, and the analysis of what was built. */
import { analyze } from '../analysis/analyze';
import type { Architecture } from '../architecture/architecture';
import { bothAxes } from '../util/perAxis';
import { parsePresetReference } from './presets';

/** Builds `id,option=value,...`. @throws Error where the text names no preset. */
export function buildReference(text: string): Architecture {
  const result = parsePresetReference(text);
  if ('problem' in result) throw new Error(`${text}: ${result.problem.code}`);
  return result.reference.preset.build(result.reference.options);
}

/** The analysis of `id,option=value,...` on square images by the rule `paper`. */
export function analyzeReference(text: string, size: number) {
  return analyze(buildReference(text), { resolution: bothAxes(size), rule: 'paper' });
}
