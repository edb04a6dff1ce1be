/** @file Runs leave as JSON and CSV, come back as they were, and what is none is refused. */
import { expect, test } from 'vitest';
import type { LayerId } from '../../architecture/architecture';
import { createBuilder } from '../../architecture/builder';
import { writeDesign } from '../../codecs/json/writeDesign';
import { createDesign } from '../../document/document';
import { findPreset } from '../../presets/presets';
import { formatDesignProblem } from '../../text/en/designText';
import { trainText } from '../../text/en/trainText';
import type { RunId } from '../../training/protocol';
import { writeRunCsv } from '../../training/runCsv';
import { createRunState } from '../../training/runState';
import { createQuickSetup } from '../../training/setups';
import { analyzeRun } from '../../training/trainedRun';
import { readRun, writeRun } from './runFile';
import type { DesignRun } from './trainingView';

function buildRun(): DesignRun {
  const builder = createBuilder();
  builder.add('Input', 'input');
  builder.add('Conv2d', 'conv', { outChannels: 4 });
  builder.add('GlobalAvgPool', 'gap');
  builder.add('Flatten', 'flatten');
  builder.add('Linear', 'fc', { outFeatures: 2 });
  const network = createDesign(builder.build(), { title: 'Small, "mine"' });
  const id = 'run' as RunId;
  const conv = 'conv' as LayerId;
  const score = { loss: 0.5, accuracy: 0.75 };
  return {
    id,
    name: '=1+1, "x"',
    startedAt: Date.UTC(2026, 0, 2, 3, 4, 5),
    network,
    setup: createQuickSetup(network.architecture, network.resolution),
    state: {
      ...createRunState(id),
      phase: 'finished',
      classNames: ['a', 'b'],
      trainCount: 20,
      testCount: 10,
      stepsPerEpoch: 5,
      totalSteps: 10,
      backend: { backend: 'wasm', threads: 2, isIsolated: false, candidates: [] },
      curve: [{ step: 5, epoch: 1, loss: 1, accuracy: 0.5, learningRate: 0.001 }],
      epochs: [
        { epoch: 1, step: 5, train: score, test: score, saturation: null, confusion: [] },
        {
          epoch: 2,
          step: 10,
          train: score,
          test: { loss: 0.25, accuracy: 1 },
          saturation: [{ layer: conv, width: 4, dimension: 2, saturation: 0.5, participation: 0.375 }],
          confusion: [
            [4, 1],
            [0, 5],
          ],
        },
      ],
      probeRounds: [
        {
          epoch: 2,
          settings: { pooling: '1x1', trainCount: 25, testCount: 8 },
          probes: [{ layer: conv, trainAccuracy: 0.875, testAccuracy: 0.625, trainCount: 20, testCount: 8 }],
          done: 1,
          total: 1,
        },
      ],
    },
  };
}

/** A run that can be read. */
function readWhole(text: string, now = 0): DesignRun {
  const read = readRun(text, 'x' as RunId, now);
  if (!('run' in read)) throw new Error(JSON.stringify(read));
  return read.run;
}

test('a run comes back as it left', () => {
  const run = buildRun();
  const other = 'other' as RunId;
  const back = readRun(writeRun(run), other, 0);
  expect('run' in back && back.run).toEqual({ ...run, id: other, state: { ...run.state, run: other } });
});

test('what pictures were normalised with goes with a run, and is missing in older files', () => {
  const run = buildRun();
  const scale = { mean: [0.5, 0.25, 0.125], deviation: [0.25, 0.5, 1e-6] };
  const text = writeRun({ ...run, state: { ...run.state, scale } });
  const file = JSON.parse(text);
  expect(file.results.pixelScale).toEqual(scale);
  expect(readWhole(text).state.scale).toEqual(scale);
  const { pixelScale: _pixelScale, ...older } = file.results;
  expect(readWhole(JSON.stringify({ ...file, results: older })).state.scale).toBeNull();
});

test('a file says how its probes were trained, whatever the form was set to when the run began', () => {
  const run = buildRun();
  expect(run.setup.probes.pooling).toBe('4x4');
  const file = JSON.parse(writeRun(run));
  expect(file.results.probes[0].settings).toEqual({ pooling: '1x1', trainCount: 25, testCount: 8 });
  // Files of earlier versions say nothing of it, and nor does what is made of them.
  const { settings: _settings, ...round } = file.results.probes[0];
  const old = readWhole(JSON.stringify({ ...file, results: { ...file.results, probes: [round] } }));
  expect(old.state.probeRounds[0]?.settings).toBeUndefined();
  expect(writeRunCsv(old)).toMatch(/,0\.625,0\.99,false,,20,8,true,paper\r\n$/);
});

test('other programs may leave out what only the page knows', () => {
  const file = JSON.parse(writeRun(buildRun()));
  const { setup: _setup, startedAt: _startedAt, ...rest } = file;
  const { curve: _curve, backend: _backend, probes: _probes, ...results } = rest.results;
  const back = readWhole(JSON.stringify({ ...rest, results }), 17);
  expect(back).toMatchObject({ startedAt: 17, state: { curve: [], backend: null, phase: 'finished' } });
});

test('a name that is too long is cut in the file, and in one that another program has written', () => {
  const long = 'n'.repeat(300);
  const cut = `${'n'.repeat(199)}…`;
  const text = writeRun({ ...buildRun(), name: long });
  expect(JSON.parse(text).name).toBe(cut);
  expect(readWhole(text).name).toBe(cut);
  const foreign = JSON.stringify({ ...JSON.parse(text), name: long, data: long });
  expect(readWhole(foreign)).toMatchObject({ name: cut, setup: { data: { name: cut } } });
});

test('without a setup a run is what its results and its design say, and comes back as that', () => {
  const preset = findPreset('vgg16');
  if (preset === null) throw new Error('vgg16 is a preset');
  const network = createDesign(preset.build({ classes: 10 }), { resolution: [224, 224] });
  const conv1 = { layer: 'conv1', trainAccuracy: 0.5, testAccuracy: 0.4, trainCount: 3000, testCount: 700 };
  const text = JSON.stringify({
    schema: 'fovea-run/1',
    name: 'VGG16',
    design: writeDesign(network),
    results: {
      ...{ classNames: ['a', 'b'], trainCount: 5000, testCount: 1000 },
      // 5000 pictures in 40 steps: batches of 125.
      ...{ stepsPerEpoch: 40, totalSteps: 1200 },
      epochs: [],
      probes: [{ epoch: 2, layers: [conv1] }],
    },
  });
  const run = readWhole(text);
  expect(run.setup).toMatchObject({
    data: { kind: 'kept', name: '' },
    settings: { epochs: 30, batchSize: 125, saturation: { isOn: false } },
    ...{ width: 1, resolution: null, probing: 'end' },
    probes: { trainCount: 3000, testCount: 700 },
  });
  // From 164 pixels on VGG16 has no unproductive convolution (DESIGN, feasible resolution); at 32 it has 6.
  expect(analyzeRun(run).headline.unproductive).toBe(0);
  expect(trainText.formatSource(run.setup.data)).toBe('unknown pictures');
  expect(readWhole(writeRun(run)).setup).toEqual(run.setup);
});

test('a run that was trained elsewhere says on which pictures, whatever the page had set up', () => {
  const { setup, ...file } = JSON.parse(writeRun(buildRun()));
  expect(setup.data.kind).toBe('synthetic');
  const trained = { ...file, data: 'cifar-10-binary.tar.gz' };
  for (const text of [JSON.stringify({ ...trained, setup }), JSON.stringify(trained)]) {
    const source = readWhole(text).setup.data;
    expect(source).toEqual({ kind: 'kept', name: 'cifar-10-binary.tar.gz' });
    expect(trainText.formatSource(source)).toBe('cifar-10-binary.tar.gz');
  }
});

test('what is no run, or a damaged one, is refused with its reason', () => {
  const file = JSON.parse(writeRun(buildRun()));
  const { results, ...rest } = file;
  const [epoch] = results.epochs;
  const withEpoch = (changed: object) => ({
    ...file,
    results: { ...results, epochs: [{ ...epoch, ...changed }] },
  });
  const withScale = (mean: readonly number[], deviation: readonly number[]) => ({
    ...file,
    results: { ...results, pixelScale: { mean, deviation } },
  });
  const explain = (text: string) => {
    const read = readRun(text, 'x' as RunId, 0);
    if ('run' in read) return 'read';
    if ('problem' in read) return trainText.runs.explainFile(read.problem).what;
    return formatDesignProblem(read.designProblem).what;
  };
  const whole = JSON.stringify(file);
  const foreign = 'It is neither a run exported as JSON nor the results.json of a training project.';
  expect(explain(whole)).toBe('read');
  expect(explain('')).toBe('It is no valid JSON; perhaps it was cut off.');
  expect(explain(whole.slice(0, 500))).toBe('It is no valid JSON; perhaps it was cut off.');
  for (const text of ['[]', '{}', 'null', '7', '{"schema":"fovea-analysis/1"}'])
    expect(explain(text)).toBe(foreign);
  expect(explain(JSON.stringify(file.design))).toBe('It is a design, without results.');
  const explained: readonly (readonly [object, string])[] = [
    [{ ...file, schema: 'fovea-run/2' }, 'It has the version fovea-run/2, and fovea-run/1 is read.'],
    [{ ...file, design: {} }, 'This is not a design of Fovea.'],
    [rest, 'results is missing.'],
    [withEpoch({ epoch: 'one' }), 'results.epochs[0].epoch must be a number.'],
    [withEpoch({ step: 1.5 }), 'results.epochs[0].step must be a whole number.'],
    [
      withEpoch({ test: { loss: 1, accuracy: 1.5 } }),
      'results.epochs[0].test.accuracy is 1.5, and must be at most 1.',
    ],
    [
      withEpoch({ test: { loss: 1, accuracy: -0.5 } }),
      'results.epochs[0].test.accuracy is -0.5, and must be at least 0.',
    ],
    [withEpoch({ epoch: -3 }), 'results.epochs[0].epoch is -3, and must be at least 0.'],
    [
      withEpoch({ saturation: [{ ...results.epochs[1].saturation[0], layer: 'conv9' }] }),
      'results.epochs[0].saturation[0].layer is “conv9”, a layer that the design in the file does not have.',
    ],
    [
      {
        ...file,
        results: {
          ...results,
          probes: [results.probes[0], { epoch: 2, layers: [{ ...results.probes[0].layers[0], layer: 'x' }] }],
        },
      },
      'results.probes[1].layers[0].layer is “x”, a layer that the design in the file does not have.',
    ],
    [{ ...file, results: { ...results, epochs: {} } }, 'results.epochs must be a list.'],
    [withScale([0.5, 0.5], [0.25, 0]), 'results.pixelScale.deviation[1] is 0, and must be at least 1e-7.'],
    [withScale([0.5, 0.5], [0.25]), 'results.pixelScale must be something else.'],
    [{ ...file, name: 3 }, 'name must be a text.'],
  ];
  for (const [value, sentence] of explained) expect(explain(JSON.stringify(value))).toBe(sentence);
});

test('epochs are put in order, and of one that is told twice the last counts', () => {
  const file = JSON.parse(writeRun(buildRun()));
  const [epoch] = file.results.epochs;
  const tell = (number: number, accuracy: number) => ({
    ...epoch,
    ...{ epoch: number, step: number * 10, test: { loss: 1, accuracy } },
  });
  const told = [tell(3, 0.75), tell(1, 0.25), tell(2, 0.5), tell(1, 0.375)];
  const { state } = readWhole(
    JSON.stringify({ ...file, results: { ...file.results, totalSteps: 30, epochs: told } }),
  );
  expect(state.epochs.map((report) => [report.epoch, report.test.accuracy])).toEqual([
    [1, 0.375],
    [2, 0.5],
    [3, 0.75],
  ]);
  expect(state.phase).toBe('finished');
});

test('a run without a name has that of its design', () => {
  const run = buildRun();
  expect(readWhole(JSON.stringify({ ...JSON.parse(writeRun(run)), name: ' ' })).name).toBe(run.network.title);
});

test('the table has a row for each measured layer, and one for an epoch without; texts are quoted', () => {
  // A name that a spreadsheet would take for a formula is made a text.
  const name = `"'=1+1, ""x"""`;
  expect(writeRunCsv(buildRun()).split('\r\n')).toEqual([
    'run,epoch,train_loss,train_accuracy,test_loss,test_accuracy,layer,kind,status,border,tail,width,directions,' +
      'saturation,participation,probe_epoch,probe_train_accuracy,probe_test_accuracy,saturation_delta,' +
      'saturation_shrunk,probe_pooling,probe_train_pictures,probe_test_pictures,probe_settled,rule',
    `${name},1,0.5,0.75,0.5,0.75${','.repeat(19)}`,
    `${name},2,0.5,0.75,0.25,1,conv,Conv2d,productive,false,false,4,2,0.5,0.375,2,0.875,0.625,0.99,false,1x1,20,8,true,paper`,
    '',
  ]);
});
