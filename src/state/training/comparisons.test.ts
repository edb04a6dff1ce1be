/** @file Every run of a ready comparison can be trained, and its networks differ in the prediction as they should. */
import { expect, test } from 'vitest';
import { thinNetwork } from '../../training/thinNetwork';
import { analyzeRun } from '../../training/trainedRun';
import { checkClassifier, createPlan } from '../../training/trainingPlan';
import { comparisonIds } from './comparisonIds';
import { planComparison } from './comparisons';

test.each(comparisonIds)('%s can be trained at every width', (id) => {
  for (const width of [1, 1 / 4, 1 / 16])
    for (const { network } of planComparison(id, null, width)) {
      const { plan, problems } = createPlan(thinNetwork(network.architecture, width), network.resolution);
      expect(problems).toEqual([]);
      if (plan) expect(checkClassifier(plan, 10, 3)).toBeNull();
    }
});

test('the paper: three layers of six go, attention changes nothing, late pools leave nothing unproductive', () => {
  const count = (id: (typeof comparisonIds)[number]) =>
    planComparison(id, null, 1).map((run) => analyzeRun(run).headline.unproductive);
  // rfa.md: VGG16 at 32 px has 6 unproductive convolutions, its truncated form keeps the border layer alone.
  expect(count('truncation')).toEqual([6, 1]);
  expect(new Set(count('attention'))).toEqual(new Set([3]));
  const [early = 0, late = 0] = count('downsampling');
  expect(early).toBeGreaterThan(late);
});
