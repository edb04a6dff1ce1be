/** @file What a run has come to, layer by layer, on a small network with a skip. */
import { expect, test } from 'vitest';
import type { LayerId } from '../architecture/architecture';
import { createBuilder } from '../architecture/builder';
import { bothAxes } from '../util/perAxis';
import {
  chooseMoment,
  chooseSharedMoment,
  countTooWide,
  getShownMeasure,
  hasParticipation,
  listEpochs,
  readMoment,
} from './layerResults';
import type { RunId } from './protocol';
import { createRunState, type RunState } from './runState';
import { createQuickSetup } from './setups';
import type { TrainedRun } from './trainedRun';

function createRun(changes: Partial<RunState> = {}): TrainedRun {
  const builder = createBuilder();
  builder.add('Input', 'input');
  const stem = builder.add('Conv2d', 'stem', { kernelSize: [5, 5], stride: [2, 2] });
  const main = builder.add('Conv2d', 'main', { kernelSize: [3, 3] });
  const side = builder.add('Conv2d', 'side', { kernelSize: [1, 1] }, { inputs: [stem] });
  builder.add('Add', 'add', {}, { inputs: [main, side] });
  builder.add('Conv2d', 'behind');
  builder.add('GlobalAvgPool', 'gap');
  builder.add('Flatten', 'flatten');
  builder.add('Linear', 'answer');
  const architecture = builder.build();
  const resolution = bothAxes(8);
  const id = 'run' as RunId;
  return {
    id,
    name: 'run',
    startedAt: 0,
    network: { title: '', architecture, resolution, rule: 'paper' },
    setup: createQuickSetup(architecture, resolution),
    state: { ...createRunState(id), ...changes },
  };
}

const probe = (layer: string, testAccuracy: number) => ({
  layer: layer as LayerId,
  testAccuracy,
  trainAccuracy: 1,
  trainCount: 100,
});

const spread = (layer: string, saturation: number | null) => ({
  layer: layer as LayerId,
  width: 10,
  dimension: saturation === null ? null : 10 * saturation,
  saturation,
  participation: 0.3,
});

const report = {
  epoch: 1,
  step: 10,
  train: { loss: 1, accuracy: 0.5 },
  test: { loss: 1, accuracy: 0.5 },
  saturation: [spread('stem', 0.4), spread('main', 0.2)],
  confusion: [],
};

test('layers stand in the order of computation, with what was predicted, measured or not', () => {
  const { layers, test: score } = readMoment(createRun({ epochs: [report] }), 1);
  expect(layers.map(({ name, saturation, probe: own }) => [name, saturation, own])).toEqual([
    ['stem', 0.4, null],
    ['main', 0.2, null],
    ['side', null, null],
    ['behind', null, null],
    ['answer', null, null],
  ]);
  // stem sees 5, main 5 + 2 x 2 = 9 of 8: critical. What arrives at `behind` is at least 5, it sees at least 9.
  expect(layers.map(({ status }) => status)).toEqual([
    'productive',
    'critical',
    'productive',
    'critical',
    'head',
  ]);
  expect(score).toEqual({ loss: 1, accuracy: 0.5 });
});

test('a gain is counted from the best of the nearest probes upstream', () => {
  const probes = [
    probe('stem', 0.3),
    probe('main', 0.5),
    probe('side', 0.35),
    probe('behind', 0.45),
    probe('answer', 0.6),
  ];
  const { layers, probeEpoch } = readMoment(
    createRun({ epochs: [report], probeRounds: [{ epoch: 1, probes, done: 5, total: 5 }] }),
    1,
  );
  expect(probeEpoch).toBe(1);
  expect(layers[0]?.gain).toBeNull();
  const gains = layers.slice(1).map(({ gain }) => gain ?? Number.NaN);
  for (const [index, gain] of [0.2, 0.05, -0.05, 0.15].entries()) expect(gains[index]).toBeCloseTo(gain);
});

test('probes of an earlier epoch are shown until there are newer ones, and those of later ones never', () => {
  const rounds = [2, 4].map((epoch) => ({ epoch, probes: [probe('stem', epoch / 10)], done: 1, total: 5 }));
  const run = createRun({ probeRounds: rounds });
  const stem = (moment: number | 'now') => readMoment(run, moment).layers[0]?.probe?.testAccuracy ?? null;
  expect([stem(1), stem(2), stem(3), stem(4), stem('now')]).toEqual([null, 0.2, 0.2, 0.4, 0.4]);
});

test('probes that were trained since the last epoch ended stand beside its saturation', () => {
  const settings = { pooling: '1x1', trainCount: 100, testCount: 50 } as const;
  const rounds = [1, 1.5].map((epoch) => ({
    ...{ epoch, probes: [probe('stem', epoch / 10)], done: 1, total: 5 },
    ...(epoch === 1.5 && { settings }),
  }));
  const run = createRun({ epochs: [report], probeRounds: rounds });
  const { layers, probeEpoch, probeSettings } = readMoment(run, 1);
  expect(probeSettings).toEqual(settings);
  // Of what an earlier version has kept it is not known.
  expect(
    readMoment(createRun({ epochs: [report], probeRounds: rounds.slice(0, 1) }), 1).probeSettings,
  ).toBeNull();
  expect([probeEpoch, layers[0]?.saturation, layers[0]?.probe?.testAccuracy]).toEqual([1.5, 0.4, 0.15]);
});

test('the last epoch is shown until the next has ended, participation only where it is wished', () => {
  const now = { epoch: 1.5, layers: [spread('stem', null)] };
  const run = createRun({ epochs: [report], spread: now });
  expect(listEpochs(run.state)).toEqual([1]);
  expect(chooseMoment(run.state, null)).toBe(1);
  expect(chooseMoment(run.state, 'now')).toBe('now');
  expect(chooseMoment({ ...run.state, epochs: [] }, null)).toBe(0);
  expect(readMoment({ ...run, state: { ...run.state, epochs: [] } }, 0).layers[0]?.participation).toBeNull();
  expect(readMoment(run, 'now').layers[0]).toMatchObject({ saturation: null, participation: 0.3 });
  expect(readMoment(run, 'now').test).toEqual({ loss: 1, accuracy: 0.5 });
  // At the end of a run its last epoch has everything; while it goes on the choice stays.
  const whole = { ...run.state, spread: { ...now, epoch: 1 } };
  expect(hasParticipation(whole)).toBe(true);
  expect(chooseMoment({ ...whole, phase: 'finished' }, 'now')).toBe(1);
});

test('runs that are shown together are moved over the epochs of all, each to the nearest that it has', () => {
  const createState = (...epochs: readonly number[]) =>
    createRun({ epochs: epochs.map((epoch) => ({ ...report, epoch, step: 10 * epoch })) }).state;
  const states = [createState(1), createState(2, 3), createState(1, 2, 5)];
  expect(listEpochs(...states)).toEqual([1, 2, 3, 5]);
  const choose = (wished: number | null) => [
    chooseSharedMoment(states, wished),
    ...states.map((state) => chooseMoment(state, wished)),
  ];
  expect(choose(null)).toEqual([5, 1, 3, 5]);
  expect(choose(3)).toEqual([3, 1, 3, 2]);
  // The second has none so early: its first is nearer than its last.
  expect(choose(1)).toEqual([1, 1, 2, 1]);
});

test('participation is never shown for the saturation of a layer that is too wide to count', () => {
  const wide = { ...spread('main', null), width: 2304 };
  const saturation = [spread('stem', 0.4), wide];
  const now = { epoch: 1.5, layers: [spread('stem', null), wide] };
  const run = createRun({ epochs: [{ ...report, saturation }], spread: now });
  const show = (moment: number | 'now') => {
    const results = readMoment(run, moment);
    return [results.layers.map((layer) => getShownMeasure(layer, moment)), countTooWide(results)];
  };
  expect(show(1)).toEqual([[0.4, null, null, null, null], 1]);
  expect(show('now')).toEqual([[0.3, 0.3, null, null, null], 0]);
});
