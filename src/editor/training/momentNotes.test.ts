/** @file Runs over each other: what holds of all is said once, what differs is said of each, and nothing of the other's. */
import { expect, test } from 'vitest';
import type { LayerId } from '../../architecture/architecture';
import { createBuilder } from '../../architecture/builder';
import { trainText } from '../../text/en/trainText';
import type { ProbePooling, RunId } from '../../training/protocol';
import { createReport } from '../../training/reports.testing';
import { createRunState } from '../../training/runState';
import { createQuickSetup } from '../../training/setups';
import type { TrainedRun } from '../../training/trainedRun';
import { bothAxes } from '../../util/perAxis';
import { describePlot } from './describePlot';
import { collectPlotData } from './layerPlotData';
import { collectNotes } from './momentNotes';

const conv = 'conv' as LayerId;

interface Made {
  readonly name: string;
  readonly epochs: number;
  readonly probed?: {
    readonly epoch: number;
    readonly pooling?: ProbePooling;
    readonly testCount?: number;
    readonly isSettled?: boolean;
    /** Probes that are still to be trained. */
    readonly missing?: number;
  };
  readonly delta?: number;
}

/** A run of one convolution with saturation after each of its epochs. */
function createRun({ name, epochs, probed, delta = 0.99 }: Made): TrainedRun {
  const builder = createBuilder();
  builder.add('Input', 'image');
  builder.add('Conv2d', 'conv');
  builder.add('GlobalAvgPool', 'gap');
  builder.add('Flatten', 'flatten');
  builder.add('Linear', 'fc');
  const architecture = builder.build();
  const resolution = bothAxes(32);
  const setup = { ...createQuickSetup(architecture, resolution), resolution: null };
  const saturation = [{ layer: conv, width: 4, dimension: 2, saturation: 0.5, participation: 0.25 }];
  const probe = { layer: conv, trainAccuracy: 1, testAccuracy: 0.5, trainCount: 100 };
  const probes = [{ ...probe, isSettled: probed?.isSettled }];
  const settings = probed?.pooling && {
    pooling: probed.pooling,
    trainCount: 100,
    testCount: probed.testCount ?? 50,
  };
  return {
    ...{ id: name as RunId, name, startedAt: 0 },
    network: { title: '', architecture, resolution, rule: 'paper' },
    setup: {
      ...setup,
      settings: { ...setup.settings, saturation: { isOn: true, delta, shrinks: delta < 0.9 } },
    },
    state: {
      ...createRunState(name as RunId),
      epochs: Array.from({ length: epochs }, (_, index) => ({ ...createReport(index + 1), saturation })),
      probeRounds:
        probed === undefined
          ? []
          : [{ epoch: probed.epoch, settings, probes, done: 1, total: 1 + (probed.missing ?? 0) }],
    },
  };
}

function note(moment: number | null, ...made: readonly Made[]) {
  const runs = made.map(createRun);
  const data = collectPlotData(runs, moment, false);
  const { shared, own } = collectNotes(runs, data, 'paper', trainText);
  return { shared, own, label: describePlot(runs, data, trainText).replaceAll('\u00a0', ' ') };
}

test('one run has all its notes in the caption', () => {
  const { shared, own, label } = note(null, { name: 'A', epochs: 3, probed: { epoch: 3, pooling: '1x1' } });
  expect(shared).toEqual(['epoch 3', 'saturation (bars)', 'probe accuracy (line), epoch 3, 1x1 pooling']);
  expect(own).toEqual([[]]);
  expect(label).toBe('A, epoch 3: saturation of 1 layer as bars, accuracy of 1 probe as a line');
});

test('a run that is judged by another rule than the open design says so', () => {
  const runs = [createRun({ name: 'A', epochs: 1 })];
  const data = collectPlotData(runs, null, false);
  const told = 'judged as in the paper, by the rule that the run began with';
  expect(collectNotes(runs, data, 'toolbox', trainText).shared).toContain(told);
  expect(collectNotes(runs, data, 'paper', trainText).shared).not.toContain(told);
});

test('a probe that was ended before its best is told', () => {
  const { shared } = note(null, { name: 'A', epochs: 3, probed: { epoch: 3, isSettled: false } });
  expect(shared.at(-1)?.replaceAll('\u00a0', ' ')).toBe('1 probe ended before the best fit');
});

test('probes that are under way are told where they belong, and not at other epochs', () => {
  const made = { name: 'A', epochs: 3, probed: { epoch: 3, missing: 7 } };
  expect(note(null, made).shared.map((text) => text.replaceAll('\u00a0', ' '))).toEqual([
    'epoch 3',
    'saturation (bars)',
    'probe accuracy (line), epoch 3',
    '1 of 8 probes so far',
  ]);
  expect(note(2, made).shared).toEqual(['epoch 2', 'saturation (bars)', 'no probes yet']);
});

test('runs at different epochs say their own, and the caption says none', () => {
  const { shared, own, label } = note(
    null,
    { name: 'A', epochs: 1, probed: { epoch: 1 } },
    { name: 'B', epochs: 3 },
    { name: 'C', epochs: 5, probed: { epoch: 5 } },
  );
  expect(shared).toEqual(['saturation (bars)']);
  expect(own).toEqual([
    ['epoch 1', 'probe accuracy (line), epoch 1'],
    ['epoch 3', 'no probes yet'],
    ['epoch 5', 'probe accuracy (line), epoch 5'],
  ]);
  expect(label).toBe(
    'A, epoch 1: saturation of 1 layer as bars, accuracy of 1 probe as a line; ' +
      'B, epoch 3: saturation of 1 layer as marks; ' +
      'C, epoch 5: saturation of 1 layer as marks, accuracy of 1 probe as a line',
  );
});

test('the caption has the epoch that all runs are at', () => {
  const { shared, own } = note(2, { name: 'A', epochs: 3 }, { name: 'B', epochs: 5 });
  expect(shared).toEqual(['epoch 2', 'saturation (bars)', 'no probes yet']);
  expect(own).toEqual([[], []]);
});

test('runs that were measured otherwise say how', () => {
  const { shared, own } = note(
    null,
    { name: 'A', epochs: 1, probed: { epoch: 1, pooling: '4x4' } },
    { name: 'B', epochs: 1, probed: { epoch: 1, pooling: '1x1', testCount: 25 }, delta: 0.8 },
  );
  expect(shared).toEqual(['epoch 1', 'saturation (bars)']);
  expect(own.map((notes) => notes.map((text) => text.replaceAll('\u00a0', ' ')))).toEqual([
    [
      'probe accuracy (line), epoch 1, 4x4 pooling',
      '99 % of the variance, whole maps',
      'probes on up to 100 training and 50 test pictures',
    ],
    [
      'probe accuracy (line), epoch 1, 1x1 pooling',
      '80 % of the variance, maps shrunk to 4x4',
      'probes on up to 100 training and 25 test pictures',
    ],
  ]);
});

test('at every epoch a run that has not come so far has nothing, and not what it had before', () => {
  const runs = [
    createRun({ name: 'A', epochs: 1, probed: { epoch: 1 } }),
    createRun({ name: 'B', epochs: 2 }),
  ];
  const label = (epoch: number) =>
    describePlot(runs, collectPlotData(runs, epoch, false, true), trainText).replaceAll('\u00a0', ' ');
  expect(label(1)).toBe(
    'A, epoch 1: saturation of 1 layer as bars, accuracy of 1 probe as a line; B, epoch 1: saturation of 1 layer as marks',
  );
  expect(label(2)).toBe('A, epoch 2: nothing measured; B, epoch 2: saturation of 1 layer as marks');
});
