/** @file What every suggestion must keep, on every preset and several images: it fits together, and it is better. */
import { describe, expect, test } from 'vitest';
import type { AnalysisInput } from '../analysis/analysis';
import { analyze } from '../analysis/analyze';
import { checkArchitecture } from '../architecture/checkArchitecture';
import { presets } from '../presets/presets';
import { bothAxes } from '../util/perAxis';
import { findSuggestions } from './findSuggestions';
import type { Suggestion } from './suggestion';

const views: readonly AnalysisInput[] = [
  ...[16, 32, 64, 128, 224].map((size) => ({ resolution: bothAxes(size), rule: 'paper' }) as const),
  { resolution: [48, 96], rule: 'paper' },
  { resolution: [64, 64], rule: 'toolbox' },
];

/** The value of a measure as the analysis has it, the smaller the better. */
function readMeasure(suggestion: Suggestion, analysis: ReturnType<typeof analyze>): number {
  const { totals, headline, layers, feasibleResolution, input } = analysis;
  switch (suggestion.measure) {
    case 'unproductive':
      return headline.unproductive;
    case 'layers':
      return layers.size;
    case 'coverage': {
      const [rows, columns] = feasibleResolution.max;
      return -Math.min(1, rows / input.resolution[0]) * Math.min(1, columns / input.resolution[1]);
    }
    default:
      return totals[suggestion.measure];
  }
}

describe.each(presets.map(({ id, build }) => ({ id, build })))('$id', ({ build }) => {
  const architecture = build();

  test.each(views)('at $resolution px by $rule', (input) => {
    const analysis = analyze(architecture, input);
    const listErrors = ({ diagnostics }: typeof analysis) =>
      diagnostics.flatMap(({ severity, code, layer }) => (severity === 'error' ? `${code} ${layer}` : []));
    const known = listErrors(analysis);
    const { suggestions, refused } = findSuggestions(architecture, analysis);
    const ids = [...suggestions, ...refused].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const suggestion of suggestions) {
      const { id, targets, apply, after } = suggestion;
      const rewritten = apply();
      expect(checkArchitecture(rewritten.architecture), id).toEqual([]);
      const again = analyze(rewritten.architecture, rewritten.input);
      expect(
        listErrors(again).filter((error) => !known.includes(error)),
        id,
      ).toEqual([]);
      expect(readMeasure(suggestion, again), id).toBeLessThan(readMeasure(suggestion, analysis));
      expect(after, id).toMatchObject({ ...again.totals, unproductive: again.headline.unproductive });
      expect(targets.length, id).toBeGreaterThan(0);
      for (const target of targets) expect(architecture.layers.has(target), id).toBe(true);
    }
    // Nothing that was wanted is lost: where a convolution is beyond the border, larger images always help.
    if (analysis.headline.unproductive > 0 && input.rule === 'paper')
      expect(suggestions.map(({ code }) => code)).toContain('raise-resolution');
  });
});
