/** @file Verdicts on the paper's own numbers, and on numbers that speak against it. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Status } from '../analysis/analysis';
import type { LayerId } from '../architecture/architecture';
import { createBuilder } from '../architecture/builder';
import { bothAxes } from '../util/perAxis';
import { type LayerResult, type MomentResults, readMoment } from './layerResults';
import type { RunId } from './protocol';
import { createRunState } from './runState';
import { createQuickSetup } from './setups';
import { computeMedian, judgePrediction } from './verdict';

/** Convolutions in a chain, then a dense layer, which is never judged. */
function createMoment(
  statuses: readonly Status[],
  saturation: readonly (number | null)[],
  probes: readonly (number | null)[],
  accuracy: number | null = 0.9,
): MomentResults {
  const layers = statuses.map((status, index): LayerResult => {
    const layer = `conv${index + 1}` as LayerId;
    const own = probes[index] ?? null;
    const before = probes[index - 1] ?? null;
    return {
      layer,
      name: layer,
      kind: status === 'head' ? 'Linear' : 'Conv2d',
      status,
      isBorder: false,
      isTail: false,
      isBehindBorder: statuses.slice(0, index).includes('unproductive'),
      width: 100,
      dimension: null,
      saturation: saturation[index] ?? null,
      participation: null,
      probe: own === null ? null : { layer, trainAccuracy: own, testAccuracy: own, trainCount: 2000 },
      gain: own === null || before === null ? null : own - before,
    };
  });
  return {
    moment: 30,
    layers,
    probeEpoch: 30,
    probeSettings: null,
    test: accuracy === null ? null : { loss: 1, accuracy },
  };
}

const repeat = (status: Status, count: number): Status[] => new Array(count).fill(status);

/** VGG16 at 32 px: seven convolutions before the border, six behind it, a head (Richter et al., notes on the figure). */
const vgg16: Status[] = [...repeat('productive', 6), 'critical', ...repeat('unproductive', 6), 'head'];
const paperSaturation = [0.12, 0.33, 0.39, 0.61, 0.52, 0.56, 0.54, 0.17, 0.09, 0.08, 0.03, 0.02, 0.02, 0.9];
const paperProbes = [0.38, 0.53, 0.68, 0.75, 0.81, 0.86, 0.89, 0.9, 0.905, 0.905, 0.905, 0.905, 0.905, 0.905];

test("the paper's VGG16 supports its prediction, with medians by hand", () => {
  const verdict = judgePrediction(createMoment(vgg16, paperSaturation, paperProbes), 10, 10_000);
  expect(verdict).toMatchObject({
    code: 'compared',
    says: 'supports',
    unproductiveCount: 6,
    otherCount: 7,
    saturation: { says: 'supports', others: 0.52 },
    probes: { says: 'supports', bestUnproductive: 0.905, bestBefore: 0.89 },
  });
  if (verdict.code !== 'compared') return;
  expect(verdict.saturation?.unproductive).toBeCloseTo((0.03 + 0.08) / 2);
  expect(verdict.probes?.unproductive).toBeCloseTo(0);
  expect(verdict.probes?.others).toBeCloseTo((0.06 + 0.07) / 2);
  // Two standard errors of 89 % on 10 000 pictures are 0.6 points; below one point nothing counts.
  expect(verdict.probes?.margin).toBe(0.01);
});

test('layers behind the border that go on gaining contradict it', () => {
  const probes = [0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.58, 0.66, 0.74, 0.8, 0.86, 0.9];
  const flat = new Array(13).fill(0.5);
  expect(judgePrediction(createMoment(vgg16, flat, probes), 10, 2000)).toMatchObject({
    says: 'contradicts',
    saturation: { says: 'contradicts' },
    probes: { says: 'contradicts' },
  });
});

test('where the layers before the border do not vary, saturation says nothing', () => {
  const none = vgg16.map((_, index) => (index === 0 ? 0.2 : 0));
  const probes = vgg16.map(() => null);
  expect(judgePrediction(createMoment(vgg16, none, probes), 10, 50)).toMatchObject({
    says: 'undecided',
    saturation: { says: 'undecided', unproductive: 0, others: 0 },
  });
});

test('where no probe behind the border comes up to the best before it, nothing was gained, however it moves there', () => {
  // Up to 60 %, then from 30 % to 48 % behind: 3.5 points a layer, 0 in the median among the others.
  const probes = [0.6, 0.6, 0.6, 0.6, 0.6, 0.6, 0.6, 0.305, 0.34, 0.375, 0.41, 0.445, 0.48];
  const falling = createMoment(vgg16, paperSaturation, probes);
  const expected = { says: 'supports', others: 0, bestUnproductive: 0.48, bestBefore: 0.6 };
  expect(judgePrediction(falling, 10, 2000)).toMatchObject({ says: 'supports', probes: expected });
  // On 100 pictures 60 % are uncertain by 9.6 points: (60 + 2) / 104 = 0.596, 2 sqrt(0.596 x 0.404 / 104) = 0.096.
  expect(judgePrediction(falling, 10, 100)).toMatchObject({ says: 'supports', probes: expected });
  const short = createMoment(
    vgg16,
    paperSaturation,
    probes.map((probe, index) => (index > 6 ? probe + 0.1 : probe)),
  );
  expect(judgePrediction(short, 10, 100)).toMatchObject({ probes: { says: 'undecided' } });
});

test('low saturation with gains, or the contrary, is mixed', () => {
  const probes = [0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.58, 0.66, 0.74, 0.8, 0.86, 0.9];
  expect(judgePrediction(createMoment(vgg16, paperSaturation, probes), 10, 2000)).toMatchObject({
    says: 'mixed',
  });
});

test('where probes cannot tell, saturation alone decides nothing', () => {
  // On 50 pictures 89 % are uncertain by 9.4 points: (44.5 + 2) / 54 = 0.861, 2 sqrt(0.861 x 0.139 / 54) = 0.094.
  expect(judgePrediction(createMoment(vgg16, paperSaturation, paperProbes), 10, 50)).toMatchObject({
    says: 'undecided',
    saturation: { says: 'supports' },
    probes: { says: 'undecided' },
  });
  // A fall from 0.5 to 0.4 is between both thresholds: probes decide.
  const little = vgg16.map((status) => (status === 'unproductive' ? 0.4 : 0.5));
  expect(judgePrediction(createMoment(vgg16, little, paperProbes), 10, 10_000)).toMatchObject({
    says: 'supports',
    saturation: { says: 'undecided' },
    probes: { says: 'supports' },
  });
});

test('before the first test it is too early, and participation is never judged', () => {
  const none = vgg16.map(() => null);
  const now = createMoment(vgg16, none, none, null);
  const layers = now.layers.map((layer) => ({
    ...layer,
    participation: layer.status === 'head' ? 0.9 : 0.1,
  }));
  expect(judgePrediction(createMoment(vgg16, paperSaturation, paperProbes, null), 10, 2000)).toEqual({
    code: 'untested',
  });
  expect(judgePrediction({ ...now, layers }, 10, 2000)).toEqual({ code: 'untested' });
  const tested = { ...now, layers, test: { loss: 1, accuracy: 0.9 } };
  expect(judgePrediction(tested, 10, 2000)).toEqual({ code: 'only-participation' });
});

test('within an epoch the probes are judged, and its saturation is said to be still to come', () => {
  const none = vgg16.map(() => null);
  const within = { ...createMoment(vgg16, none, paperProbes), moment: 'now' as const };
  const expected = { says: 'supports', saturation: null, isWithinEpoch: true };
  expect(judgePrediction(within, 10, 10_000)).toMatchObject(expected);
  expect(judgePrediction({ ...within, moment: 30 }, 10, 10_000)).toMatchObject({ isWithinEpoch: false });
});

test('probes of another epoch than the one that is judged are known as such', () => {
  const own = createMoment(vgg16, paperSaturation, paperProbes);
  expect(judgePrediction(own, 10, 10_000)).toMatchObject({ otherProbeEpoch: null });
  expect(judgePrediction({ ...own, probeEpoch: 12 }, 10, 10_000)).toMatchObject({ otherProbeEpoch: 12 });
  const none = createMoment(vgg16, paperSaturation, []);
  expect(judgePrediction({ ...none, probeEpoch: null }, 10, 10_000)).toMatchObject({ otherProbeEpoch: null });
  // Within an epoch they always are.
  expect(judgePrediction({ ...own, moment: 'now' }, 10, 10_000)).toMatchObject({ otherProbeEpoch: 30 });
});

test('few test pictures cannot tell that nothing is gained', () => {
  const saturation = vgg16.map(() => null);
  expect(judgePrediction(createMoment(vgg16, saturation, paperProbes), 10, 50)).toMatchObject({
    says: 'undecided',
    saturation: null,
    probes: { says: 'undecided' },
  });
});

test('what counts is how many pictures each probe was scored on, not how many were asked for', () => {
  const whole = createMoment(vgg16, paperSaturation, paperProbes);
  const layers = whole.layers.map((layer) => ({
    ...layer,
    probe: layer.probe && { ...layer.probe, testCount: layer.layer === 'conv7' ? 50 : 2000 },
  }));
  const verdict = judgePrediction({ ...whole, layers }, 10, 10_000);
  expect(verdict).toMatchObject({ says: 'undecided', probes: { bestBefore: 0.89 } });
  expect(verdict.code === 'compared' && verdict.probes?.margin).toBeCloseTo(0.0941, 4);
});

test('twenty right answers of twenty prove little', () => {
  // (20 + 2) / 24 = 0.9167, 2 sqrt(0.9167 x 0.0833 / 24) = 0.1128.
  const probes = vgg16.map(() => 1);
  const verdict = judgePrediction(createMoment(vgg16, paperSaturation, probes), 10, 20);
  expect(verdict).toMatchObject({ says: 'undecided', probes: { says: 'undecided' } });
  expect(verdict.code === 'compared' && verdict.probes?.margin).toBeCloseTo(0.1128, 4);
});

/**
 * Two residual blocks at 8 pixels. stem sees 5 at jump 2, so each 3x3 adds 4: a sees 9, and b receives 9: the border.
 * The skip brings 5 past it, so c receives 5 and is not unproductive although it lies behind b; d receives 9 again.
 */
function readResidual(reached: readonly number[]): MomentResults {
  const builder = createBuilder();
  builder.add('Input', 'input');
  const stem = builder.add('Conv2d', 'stem', { kernelSize: [5, 5], stride: [2, 2] });
  builder.add('Conv2d', 'a', { kernelSize: [3, 3] });
  const b = builder.add('Conv2d', 'b', { kernelSize: [3, 3] });
  const first = builder.add('Add', 'first', {}, { inputs: [b, stem] });
  builder.add('Conv2d', 'c', { kernelSize: [3, 3] });
  const d = builder.add('Conv2d', 'd', { kernelSize: [3, 3] });
  builder.add('Add', 'second', {}, { inputs: [d, first] });
  builder.add('GlobalAvgPool', 'gap');
  builder.add('Flatten', 'flatten');
  builder.add('Linear', 'answer');
  const architecture = builder.build();
  const resolution = bothAxes(8);
  const id = 'run' as RunId;
  const score = { loss: 1, accuracy: 0.8 };
  const probes = ['stem', 'a', 'b', 'c', 'd', 'answer'].map((layer, index) => ({
    layer: layer as LayerId,
    trainAccuracy: 1,
    testAccuracy: reached[index] ?? 0,
    trainCount: 2000,
  }));
  const epoch = { epoch: 1, step: 1, train: score, test: score, saturation: null, confusion: [] };
  return readMoment(
    {
      ...{ id, name: 'run', startedAt: 0 },
      network: { title: '', architecture, resolution, rule: 'paper' },
      setup: { ...createQuickSetup(architecture, resolution), resolution: null },
      state: {
        ...createRunState(id),
        epochs: [epoch],
        probeRounds: [{ epoch: 1, probes, done: 6, total: 6 }],
      },
    },
    1,
  );
}

test('in a residual network a layer behind the border is none before it, though a skip keeps it productive', () => {
  const climbing = readResidual([0.3, 0.4, 0.4, 0.8, 0.8, 0.8]);
  expect(
    climbing.layers.map(({ name, status, isBorder, isBehindBorder }) => [
      name,
      status,
      isBorder,
      isBehindBorder,
    ]),
  ).toEqual([
    ['stem', 'productive', false, false],
    ['a', 'critical', false, false],
    ['b', 'unproductive', true, false],
    ['c', 'critical', false, true],
    ['d', 'unproductive', false, true],
    ['answer', 'head', false, true],
  ]);
  // 40 points were gained behind the border, be it by c or by d.
  expect(judgePrediction(climbing, 10, 2000)).toMatchObject({
    says: 'contradicts',
    unproductiveCount: 2,
    otherCount: 3,
    probes: { bestBefore: 0.4, bestUnproductive: 0.8 },
  });
  expect(judgePrediction(readResidual([0.3, 0.4, 0.4, 0.4, 0.4, 0.4]), 10, 2000)).toMatchObject({
    says: 'supports',
    probes: { bestBefore: 0.4, bestUnproductive: 0.4 },
  });
});

test('where all else lies behind a first layer that is unproductive, nothing stands before the border', () => {
  const layers = createMoment(['unproductive', 'productive', 'productive'], [], [0.5, 0.5, 0.5]);
  expect(judgePrediction(layers, 10, 2000)).toEqual({ code: 'none-before', judged: 3 });
});

test('without a prediction, a comparison, a measurement or learning there is no verdict', () => {
  const judge = (statuses: Status[], moment: Partial<Parameters<typeof createMoment>> = []) =>
    judgePrediction(
      createMoment(statuses, moment[1] ?? paperSaturation, moment[2] ?? paperProbes, moment[3] ?? 0.9),
      10,
      2000,
    );
  expect(judge(repeat('productive', 3))).toEqual({ code: 'no-prediction', judged: 3 });
  expect(judge(repeat('unproductive', 3))).toEqual({ code: 'no-others', judged: 3 });
  expect(judge(vgg16, [vgg16, [], []])).toEqual({ code: 'nothing-measured' });
  expect(judge(vgg16, [vgg16, paperSaturation, paperProbes, 0.14])).toEqual({
    code: 'not-learnt',
    accuracy: 0.14,
    chance: 0.1,
  });
});

test('a round of probes that is under way does not count yet', () => {
  expect(
    judgePrediction(createMoment(vgg16, paperSaturation, paperProbes.slice(0, 9)), 10, 2000),
  ).toMatchObject({ probes: null, says: 'supports' });
});

test('half of the values lie on either side of the median', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ noNaN: true, min: -10, max: 10 }), { minLength: 1 }), (values) => {
      const median = computeMedian(values) ?? Number.NaN;
      const below = values.filter((value) => value < median).length;
      const above = values.filter((value) => value > median).length;
      expect(Math.max(below, above)).toBeLessThanOrEqual(values.length / 2);
    }),
  );
  expect(computeMedian([])).toBeNull();
});
