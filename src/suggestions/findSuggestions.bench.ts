/** @file How long it takes to find and try all suggestions, where there are many. */
import { afterAll, bench, describe } from 'vitest';
import { analyze } from '../analysis/analyze';
import { buildReference } from '../presets/presets.testing';
import { createBenchSummary } from '../util/benchSummary.testing';
import { bothAxes } from '../util/perAxis';
import { findSuggestions } from './findSuggestions';

const summary = createBenchSummary();
afterAll(() => summary.print('All suggestions'));

describe('all suggestions', () => {
  for (const [reference, size] of [
    ['resnet18', 16],
    ['resnet152', 16],
    ['resnet152', 32],
    ['efficientnetb7', 32],
  ] as const) {
    const architecture = buildReference(reference);
    const analysis = analyze(architecture, { resolution: bothAxes(size), rule: 'paper' });
    const name = `${reference} at ${size} px`;
    bench(
      name,
      summary.time(name, () => findSuggestions(architecture, analysis), { limitMs: 100 }),
    );
  }
});
