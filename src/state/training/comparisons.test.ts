/** @file Every run of a ready comparison can be trained, and its networks differ in the prediction as they should. */
import { expect, test } from 'vitest';
import { findPreset } from '../../presets/presets';
import { trainText } from '../../text/en/trainText';
import type { RunId } from '../../training/protocol';
import { createRunState } from '../../training/runState';
import { thinNetwork } from '../../training/thinNetwork';
import { analyzeRun } from '../../training/trainedRun';
import { checkClassifier, createPlan } from '../../training/trainingPlan';
import { useStore } from '../store';
import { type ComparisonId, comparisonIds } from './comparisonIds';
import { planComparison } from './comparisons';
import { createRunName } from './runNames';

const plan = (id: ComparisonId, width: number) => planComparison(id, null, width, { train: trainText });

test.each(comparisonIds)('%s can be trained at every width', (id) => {
  for (const width of [1, 1 / 4, 1 / 16])
    for (const { network } of plan(id, width)) {
      const { plan, problems } = createPlan(thinNetwork(network.architecture, width), network.resolution);
      expect(problems).toEqual([]);
      if (plan) expect(checkClassifier(plan, 10, 3)).toBeNull();
    }
});

test('the paper: three layers of six go, attention changes nothing, late pools leave nothing unproductive', () => {
  const count = (id: (typeof comparisonIds)[number]) =>
    plan(id, 1).map((run) => analyzeRun(run).headline.unproductive);
  // rfa.md: VGG16 at 32 px has 6 unproductive convolutions, its truncated form keeps the border layer alone.
  expect(count('truncation')).toEqual([6, 1]);
  expect(new Set(count('attention'))).toEqual(new Set([3]));
  const [early = 0, late = 0] = count('downsampling');
  expect(early).toBeGreaterThan(late);
});

test('a comparison that is run again has names of its own', () => {
  const { updateTraining } = useStore.getState();
  const first = plan('truncation', 1);
  expect(first.map(({ name }) => name)).toEqual([
    findPreset('vgg16bn')?.name,
    findPreset('vgg16-truncated')?.name,
  ]);
  const runs = first.map((planned, index) => {
    const id = `run ${index}` as RunId;
    return [id, { ...planned, id, startedAt: 0, state: createRunState(id) }] as const;
  });
  updateTraining((view) => ({ ...view, runs: new Map(runs) }));
  expect(plan('truncation', 1).map(({ name }) => name)).toEqual(first.map(({ name }) => `${name}, 2`));
  updateTraining((view) => ({ ...view, runs: null }));
});

test('names are cut so that their number stays', () => {
  const { updateTraining } = useStore.getState();
  const [planned] = plan('truncation', 1);
  if (planned === undefined) throw new Error('there are two');
  const id = 'run' as RunId;
  const long = 'n'.repeat(250);
  // 199 letters and the ellipsis are 200; with ", 2" 196 and the ellipsis.
  const first = createRunName(long, { train: trainText });
  expect(first).toBe(`${'n'.repeat(199)}…`);
  const run = { ...planned, id, name: first, startedAt: 0, state: createRunState(id) };
  updateTraining((view) => ({ ...view, runs: new Map([[id, run]]) }));
  expect(createRunName(long, { train: trainText })).toBe(`${'n'.repeat(196)}…, 2`);
  updateTraining((view) => ({ ...view, runs: null }));
});
