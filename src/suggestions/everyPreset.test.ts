/** @file What every suggestion must keep, on every preset, several images and random networks. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Analysis, AnalysisInput } from '../analysis/analysis';
import { analyze } from '../analysis/analyze';
import { type Architecture, emptyArchitecture } from '../architecture/architecture';
import { checkArchitecture } from '../architecture/checkArchitecture';
import { applyRandomEdit, createResidualNetwork, randomEdit } from '../architecture/randomEdits.testing';
import { presets } from '../presets/presets';
import { buildReference } from '../presets/presets.testing';
import { bothAxes } from '../util/perAxis';
import { type Advice, findSuggestions } from './findSuggestions';
import type { Suggestion } from './suggestion';

const views: readonly AnalysisInput[] = [
  ...[16, 32, 64, 128, 224].map((size) => ({ resolution: bothAxes(size), rule: 'paper' }) as const),
  { resolution: [48, 96], rule: 'paper' },
  { resolution: [64, 64], rule: 'toolbox' },
];

/** The value of a measure as the analysis has it, the smaller the better. */
function readMeasure({ measure }: Suggestion, analysis: Analysis): number {
  const { totals, headline, layers, feasibleResolution, input } = analysis;
  switch (measure) {
    case 'unproductive':
      return headline.unproductive;
    case 'layers':
      return layers.size;
    case 'coverage': {
      const [rows, columns] = feasibleResolution.max;
      return -Math.min(1, rows / input.resolution[0]) * Math.min(1, columns / input.resolution[1]);
    }
    default:
      return totals[measure];
  }
}

const listErrors = ({ diagnostics }: Analysis) =>
  diagnostics.flatMap(({ severity, code, layer }) => (severity === 'error' ? `${code} ${layer}` : []));

/** Checks everything that is suggested: it is well formed, breaks nothing that was whole, and is better as it says. */
function checkAdvice(architecture: Architecture, input: AnalysisInput): Advice {
  const analysis = analyze(architecture, input);
  const known = listErrors(analysis);
  const advice = findSuggestions(architecture, analysis);
  const ids = [...advice.suggestions, ...advice.refused].map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const suggestion of advice.suggestions) {
    const { id, targets, strategies, apply, after } = suggestion;
    const rewritten = apply();
    expect(checkArchitecture(rewritten.architecture), id).toEqual([]);
    const again = analyze(rewritten.architecture, rewritten.input);
    expect(
      listErrors(again).filter((error) => !known.includes(error)),
      id,
    ).toEqual([]);
    expect(readMeasure(suggestion, again), id).toBeLessThan(readMeasure(suggestion, analysis));
    expect(after, id).toMatchObject({ ...again.totals, unproductive: again.headline.unproductive });
    expect(Math.min(targets.length, strategies.length), id).toBeGreaterThan(0);
    for (const target of targets) expect(architecture.layers.has(target), id).toBe(true);
  }
  return advice;
}

describe.each(presets.map(({ id, build }) => ({ id, build })))('$id', ({ build }) => {
  const architecture = build();

  test.each(views)('at $resolution px by $rule', (input) => {
    const codes = checkAdvice(architecture, input).suggestions.map(({ code }) => code);
    // Nothing that was wanted is lost: where a convolution is beyond the border, larger images always help.
    const { unproductive } = analyze(architecture, input).headline;
    if (unproductive > 0 && input.rule === 'paper') expect(codes).toContain('raise-resolution');
  });
});

// "Every layer still adds context from there on" has to hold where one goes there.
describe.each(['paper', 'toolbox'] as const)('larger images by the rule %s', (rule) => {
  test.each(presets.map(({ id, build }) => ({ id, build })))('leave no layer of $id behind', ({ build }) => {
    const architecture = build();
    for (const size of [16, 32, 48, 64, 96, 128]) {
      const analysis = analyze(architecture, { resolution: bothAxes(size), rule });
      const { suggestions, refused } = findSuggestions(architecture, analysis);
      const raised = suggestions.find(({ code }) => code === 'raise-resolution');
      const isTooLarge = refused.some(({ code }) => code === 'raise-resolution');
      expect(raised !== undefined || isTooLarge, `${size} px`).toBe(analysis.headline.unproductive > 0);
      if (raised === undefined) continue;
      const larger = raised.apply();
      const { headline, layers } = analyze(larger.architecture, larger.input);
      expect(headline.unproductive, `${size} px`).toBe(0);
      const idle = [...layers.values()].filter(({ status }) => status === 'unproductive');
      expect(idle, `${size} px`).toEqual([]);
    }
  });
});

test('what somebody left half finished gets suggestions that hold, or none', () => {
  const starts = [emptyArchitecture, createResidualNetwork(), ...['lenet5', 'vgg11'].map(buildReference)];
  const property = fc.property(
    fc.constantFrom(...starts),
    fc.array(randomEdit, { maxLength: 12 }),
    fc.constantFrom(4, 16, 64),
    (start, edits, size) => {
      const architecture = edits.reduce(applyRandomEdit, start);
      checkAdvice(architecture, { resolution: bothAxes(size), rule: 'paper' });
    },
  );
  fc.assert(property, { numRuns: 300 });
});
