/**
 * @file Training projects, run: one process and two give the same results, which open as a run here; weights go out and
 * in; what is counted is counted as on the page.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createBuilder } from '../../architecture/builder';
import { createDesign, type Design } from '../../document/document';
import { findPreset } from '../../presets/presets';
import { readRun } from '../../state/training/runFile';
import { exportText } from '../../text/en/exportText';
import { trainProblemText } from '../../text/en/trainProblemText';
import { checkSetup } from '../../training/checkSetup';
import type { RunId } from '../../training/protocol';
import { countDirections } from '../../training/saturation';
import { defaultSettings, paperProtocol } from '../../training/settings';
import { createQuickSetup } from '../../training/setups';
import { readLooseRecords } from '../../training/worker/data/cifar10';
import { describeWithTorch, pythonPath } from '../../util/oracles.testing';
import { createRandom } from '../../util/random';
import { createBytesSource } from '../byteSource.testing';
import { readSafetensors } from '../safetensors/safetensors';
import { projectExporter } from './projectExporter';
import { type ProjectOptions, paperProject } from './recipe';

function writeZip(design: Design, project?: ProjectOptions): Readonly<Record<string, Uint8Array>> {
  const result = projectExporter.write(design, project ? { project } : {});
  if (!result.ok || typeof result.content === 'string') throw new Error(JSON.stringify(result));
  return unzipSync(result.content);
}

/** Without batch statistics, so that the number of processes changes nothing. */
function createPlain(): Design {
  const builder = createBuilder();
  builder.add('Input', 'image');
  builder.add('Conv2d', 'stem', { outChannels: 6, stride: [2, 2] });
  builder.add('ReLU', 'relu');
  builder.group('block', 'unit', () => {
    const from = builder.last;
    builder.add('Conv2d', 'unit.conv', { outChannels: 6, bias: false });
    const path = builder.add('SqueezeExcitation', 'unit.se', { squeezeChannels: 2 });
    builder.add('Add', 'unit.add', {}, { inputs: [path, from] });
  });
  builder.add('MaxPool2d', 'pool');
  builder.add('Flatten', 'flatten');
  builder.add('Linear', 'answer', { outFeatures: 10 });
  return createDesign(builder.build(), { title: 'Plain net', resolution: [16, 16] });
}

/** What the project makes of folders, as numbers of pictures or of classes. */
interface SetsSeen {
  readonly first: { readonly train: readonly number[]; readonly test: readonly number[] };
  readonly probed: readonly number[];
  readonly trained: readonly number[];
  readonly tested: readonly number[];
  readonly steps: number;
}

/** What runs from weights and from nothing normalise pictures with, what weights come to, and a picture of one grey. */
interface ScalesSeen {
  readonly scales: Readonly<
    Record<string, { readonly mean: readonly number[]; readonly deviation: readonly number[] }>
  >;
  readonly evaluated: { readonly loss: number; readonly accuracy: number };
  readonly picture: readonly number[];
}

/** Mean and deviation as the papers have them. */
const cifar10 = [
  [0.4914, 0.4822, 0.4465],
  [0.2023, 0.1994, 0.201],
] as const;

const cifar10Scale = { mean: cifar10[0], deviation: cifar10[1] };

/** The same but for what 32 bits leave out. */
function expectNear(found: readonly (readonly number[])[], expected: readonly (readonly number[])[]): void {
  const round = (values: readonly number[]) => values.map((value) => Number(value.toFixed(6)));
  expect(found.map(round)).toEqual(expected);
}

const quick: ProjectOptions = {
  recipe: { ...paperProject.recipe, epochs: 2, batchSize: 10, learningRate: 0.02 },
  probes: { pooling: '4x4', trainCount: 30, testCount: 10 },
};

describe('a training project', () => {
  test('trains by the protocol of the paper unless it is told otherwise', () => {
    expect(paperProject.recipe).toEqual(paperProtocol);
    // Settings of the page fit in as they are.
    const project: ProjectOptions = { ...paperProject, recipe: defaultSettings };
    const files = writeZip(createPlain(), project);
    const told = JSON.parse(new TextDecoder().decode(files['training/project.json']));
    expect(told).toMatchObject({
      name: 'Plain net',
      image: { channels: 3, height: 16, width: 16 },
      classes: 10,
      recipe: { epochs: 10, optimizer: { kind: 'adam' }, probes: { pooling: '4x4' } },
    });
    expect(told.layers).toContainEqual({
      ...{ id: 'unit.conv', path: 'unit.conv', isMeasured: true },
      tensors: { weight: 'unit.conv.weight' },
    });
    expect(Object.keys(files).sort()).toEqual(
      [
        'README.md',
        'data.py',
        'keeping.py',
        'loop.py',
        'measure.py',
        'model.py',
        'project.json',
        'reading.py',
        'recipe.py',
        'requirements.txt',
        'team.py',
        'train.py',
        'weights.py',
      ].map((file) => `training/${file}`),
    );
  });

  test("has the side of the page's pictures, and tells of it", () => {
    const read = (project: ProjectOptions) => {
      const files = writeZip(createPlain(), project);
      const text = (name: string) => new TextDecoder().decode(files[`training/${name}`]);
      return { recipe: JSON.parse(text('project.json')).recipe, readme: text('README.md') };
    };
    const own = read({ ...quick, side: 64 });
    expect(own.recipe.side).toBe(64);
    expect(own.readme).toContain('squares of 64 pixels');
    const other = read(quick);
    expect(other.recipe).not.toHaveProperty('side');
    expect(other.readme).not.toContain('squares of');
  });

  test('is none of a network that gives maps', () => {
    const preset = findPreset('unet');
    if (!preset) throw new Error('unet');
    const design = createDesign(preset.build(), { resolution: [64, 64] });
    expect(projectExporter.write(design)).toEqual({ ok: false, problem: { code: 'no-classifier' } });
  });

  test('is none of a network for grey images, which the page does not train either', () => {
    const builder = createBuilder();
    builder.add('Input', 'image', { channels: 1 });
    builder.add('Flatten', 'flatten');
    builder.add('Linear', 'answer', { outFeatures: 10 });
    const design = createDesign(builder.build(), { resolution: [8, 8] });
    const problem = { code: 'wrong-channels', actual: 1, needed: 3 } as const;
    expect(projectExporter.write(design)).toEqual({ ok: false, problem });
    const setup = createQuickSetup(design.architecture, design.resolution);
    expect(checkSetup(design, setup)).toEqual(problem);
    const sentence = exportText.explainProblem(problem);
    // In the words of the tab Train.
    expect(sentence).toEqual(trainProblemText.formatSetupProblem(problem, String));
    expect(sentence.what).toMatch(/^The network takes images of 1\schannel, the pictures have 3\.$/);
  });
});

describeWithTorch('a training project, run', () => {
  const folder = mkdtempSync(join(tmpdir(), 'fovea-project-'));
  const random = createRandom(5);
  const eigenvalues = Array.from({ length: 60 }, (_, index) =>
    Array.from({ length: 1 + (index % 20) }, () => random.next() ** 6 - 0.001),
  );
  let results: Readonly<Record<string, unknown>> = {};
  beforeAll(() => {
    for (const [name, bytes] of Object.entries(writeZip(createPlain(), quick))) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), bytes);
    }
    const script = join(import.meta.dirname, 'tryProject.py');
    const { stdout, stderr, status } = spawnSync(pythonPath, ['-B', script, folder], {
      input: JSON.stringify(eigenvalues),
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
    });
    if (status !== 0) throw new Error(stderr);
    results = JSON.parse(stdout);
  }, 900_000);
  afterAll(() => rmSync(folder, { recursive: true }));

  const open = (name: string) => {
    const read = readRun(JSON.stringify(results[name]), 'run' as RunId, 0);
    if (!('run' in read)) throw new Error(`${name} is no run: ${JSON.stringify(read)}`);
    return read.run;
  };

  test('opens as a run of its design', () => {
    const { name, network, startedAt, setup, state } = open('one');
    expect(name).toBe('Plain net');
    expect(setup.data).toMatchObject({ kind: 'kept', name: expect.stringMatching(/\.tar\.gz$/) });
    expect(network.architecture).toEqual(createPlain().architecture);
    expect(startedAt).toBeGreaterThan(Date.parse('2024-01-01'));
    expect(state).toMatchObject({
      phase: 'finished',
      trainCount: 40,
      testCount: 13,
      stepsPerEpoch: 4,
      totalSteps: 8,
    });
    expect(state.classNames).toContain('frog');
    expect(state.curve.map(({ step }) => step)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(state.epochs.map(({ epoch }) => epoch)).toEqual([1, 2]);
    const [last] = state.epochs.slice(-1);
    expect(last?.saturation?.map(({ layer, width }) => [layer, width])).toEqual([
      ['stem', 6],
      ['unit.conv', 6],
      ['answer', 10],
    ]);
    expect(last?.confusion.flat().reduce((sum, count) => sum + count, 0)).toBe(13);
    expect(state.probeRounds[0]?.settings).toEqual({ pooling: '4x4', trainCount: 30, testCount: 10 });
    expect(state.probeRounds[0]?.probes.map(({ layer, trainCount }) => [layer, trainCount])).toEqual([
      ['stem', 30],
      ['unit.conv', 30],
      ['answer', 30],
    ]);
  });

  test.each([
    ['', 'one', 'two', 2, 13],
    [', whatever their shares of a batch', 'folder', 'folderTwo', 1, 6],
  ])('gives the same with two processes%s', (_, single, team, epochs, testCount) => {
    const [one, two] = [open(single).state, open(team).state];
    expect(two.epochs).toHaveLength(epochs);
    expect(two.curve).toHaveLength(one.curve.length);
    for (const [index, { loss }] of one.curve.entries()) expect(two.curve[index]?.loss).toBeCloseTo(loss, 3);
    for (const [index, report] of one.epochs.entries()) {
      const other = two.epochs[index];
      expect(other?.train.loss).toBeCloseTo(report.train.loss, 3);
      expect(other?.test.loss).toBeCloseTo(report.test.loss, 3);
      expect(two.testCount).toBe(testCount);
      expect(other?.confusion).toEqual(report.confusion);
      for (const [place, layer] of (report.saturation ?? []).entries())
        expect(other?.saturation?.[place]?.participation).toBeCloseTo(layer.participation, 3);
    }
  });

  test('writes weights by the names of the layers, and goes on from them', async () => {
    const bytes = new Uint8Array(readFileSync(join(folder, 'one/weights.safetensors')));
    const read = await readSafetensors(createBytesSource(bytes, 'weights.safetensors'));
    if ('problem' in read) throw new Error(read.problem.code);
    expect([...read.weights].map(([name, { shape }]) => [name, shape])).toEqual([
      ['stem.weight', [6, 3, 3, 3]],
      ['stem.bias', [6]],
      ['unit.conv.weight', [6, 6, 3, 3]],
      ['unit.se.fc1.weight', [2, 6, 1, 1]],
      ['unit.se.fc1.bias', [2]],
      ['unit.se.fc2.weight', [6, 2, 1, 1]],
      ['unit.se.fc2.bias', [6]],
      ['answer.weight', [10, 96]],
      ['answer.bias', [10]],
    ]);
    const [first] = open('again').state.curve;
    const last = open('one').state.epochs.at(-1);
    // One step from where the other run ended, on some of the pictures that it has learnt.
    expect(first?.loss).toBeLessThan((open('one').state.curve[0]?.loss ?? 0) + 0.05);
    expect(last).toBeDefined();
  });

  test.each(['folder', 'folderTwo'])(
    'takes folders of pictures (%s), without those that are broken',
    (name) => {
      const { state } = open(name);
      expect(state.classNames).toEqual(['cats', 'dogs']);
      // 18 pictures to train on, one of which is broken; 6 for validation, and 2 for testing, which the page leaves.
      expect([state.trainCount, state.testCount]).toEqual([17, 6]);
      // The network has ten answers: those that stand for no class share a column.
      for (const { confusion } of state.epochs) expect(confusion.map((row) => row.length)).toEqual([3, 3]);
      // 7, 7 and 3 pictures.
      expect([state.stepsPerEpoch, state.totalSteps]).toEqual([3, 3]);
    },
  );

  test('takes Tiny ImageNet as it is unpacked, and leaves out what is there to test on only', () => {
    expect(results.layout).toEqual({
      // By the order of their folders; two are called alike.
      names: ['crane', 'crane, 2', 'n03'],
      train: [
        [10, 0],
        [20, 1],
        [0, 2],
      ],
      test: [
        [101, 0],
        [100, 1],
        [102, 2],
      ],
      told: 'Left out: 1 picture to test on, for there is none to train on for n09\n',
    });
  });

  test('takes parts of folders from all classes, the same for the same seed', () => {
    const [sets, again, other, part] = results.sets as readonly SetsSeen[];
    if (!sets || !again || !other || !part) throw new Error('Four looks');
    // 24 pictures of each class lie behind each other: the first 20 on the disk are of one.
    for (const labels of [sets.first.train, sets.first.test]) {
      expect(labels).toHaveLength(20);
      expect(new Set(labels).size).toBe(5);
    }
    expect(again).toEqual(sets);
    expect(other.first).not.toEqual(sets.first);
    const all = Array.from({ length: 120 }, (_, grey) => grey);
    const sort = (greys: readonly number[]) => greys.toSorted((a, b) => a - b);
    expect(sort(sets.trained)).toEqual(all);
    expect(sort(sets.tested)).toEqual(all);
    // 21 pictures in batches of 20: one that would be alone is left out, as on the page.
    expect([sets.steps, part.steps]).toEqual([6, 1]);
    expect(part.trained).toHaveLength(20);
    expect(new Set(part.trained.map((grey) => Math.floor(grey / 24))).size).toBe(5);
    // Probes look at the first of those that are trained on; one of the 21 is left out of each epoch.
    expect(part.probed).toEqual(sets.probed);
    const shared = part.trained.filter((grey) => part.probed.includes(grey));
    expect(shared.length).toBeGreaterThanOrEqual(19);
  });

  test("cuts own pictures at the side that the page's have, and enlarges what comes of it", () => {
    const { tested, trained } = results.side as Readonly<Record<'tested' | 'trained', readonly number[][]>>;
    // The middle of 200, 200, 10, 20, 30, 40, 200, 200; twice as many numbers, a quarter of the way to each neighbour.
    const middle = [10, 12.5, 17.5, 22.5, 27.5, 32.5, 37.5, 40];
    expect(tested).toEqual(Array.from({ length: 16 }, () => middle));
    // Moved by a pixel of the small picture, over black.
    const right = [0, 2.5, 7.5, 12.5, 17.5, 22.5, 27.5, 30];
    const left = [20, 22.5, 27.5, 32.5, 37.5, 30, 10, 0];
    expect(trained).toHaveLength(16);
    for (const row of trained) expect([middle, right, left]).toContainEqual(row);
    expect(trained).toEqual(expect.arrayContaining([middle, right, left]));
  });

  test('brings pictures of any shape to one size', () => {
    expect(results.sizes).toEqual([[3, 49, 7]]);
  });

  test("normalises CIFAR10 by the page's numbers", async () => {
    // A record of each class, in both places where the page wants some.
    const file = new Blob([new Uint8Array(30_730).map((_, at) => (at % 3073 === 0 ? at / 3073 : 0))]);
    const files = ['data_batch_1.bin', 'test_batch.bin'].map((path) => ({ path, file }));
    const page = await readLooseRecords(files);
    const [mean, deviation] = results.colours as readonly (readonly number[])[];
    expectNear([mean ?? [], deviation ?? []], cifar10);
    expect([page?.mean, page?.deviation]).toEqual(cifar10);
  });

  test('says what pictures were normalised with, for other programs and for this page', async () => {
    const { scale } = open('one').state;
    const bytes = new Uint8Array(readFileSync(join(folder, 'one/weights.safetensors')));
    const read = await readSafetensors(createBytesSource(bytes, 'weights.safetensors'));
    if ('problem' in read) throw new Error(read.problem.code);
    const told = (key: string) => JSON.parse(read.metadata.get(key) ?? 'null');
    expectNear([told('pixel_mean'), told('pixel_deviation')], cifar10);
    expectNear([scale?.mean ?? [], scale?.deviation ?? []], cifar10);
  });

  test.each([
    // As the header of the file says it.
    ['file', { mean: [0.5, 0.25, 0.4375], deviation: [0.25, 0.5, 2] }],
    // As project.json says it, which it does where weights go with it.
    ['project', { mean: [0.5, 0.5, 0.25], deviation: [1, 2, 3] }],
    // Neither does, or there are no weights.
    ['unknown', cifar10Scale],
    ['nothing', cifar10Scale],
  ] as const)('normalises by the numbers that weights know, if they are known: %s', (name, expected) => {
    const { scales } = results.scales as ScalesSeen;
    const { mean = [], deviation = [] } = scales[name] ?? {};
    expectNear([mean, deviation], [expected.mean, expected.deviation]);
  });

  test('sees pictures from weights as they were seen before, whatever the recipe says', () => {
    const { evaluated, picture } = results.scales as ScalesSeen;
    const last = open('one').state.epochs.at(-1)?.test;
    expect(evaluated.loss).toBeCloseTo(last?.loss ?? 0, 5);
    expect(evaluated.accuracy).toBe(last?.accuracy);
    // (0.2 - 0.5) / 0.25, (0.2 - 0.25) / 0.5, (0.2 - 0.4375) / 2
    expectNear([picture], [[-1.2, -0.1, -0.11875]]);
  });

  test('begins one-cycle at its summit where that is the first step', () => {
    const rates = results.rates as readonly number[];
    // 1.6e-6 + (0.4 - 1.6e-6) / 2 x (1 + cos(180 degrees x step / 9)): a quarter of the way down at 60 degrees.
    for (const [step, rate] of [
      [0, 0.4],
      [3, 0.3000004],
      [6, 0.1000012],
      [9, 1.6e-6],
    ] as const)
      expect(rates[step]).toBeCloseTo(rate, 9);
  });

  test('counts what is taken for no class in a column of its own', () => {
    // Of class 0 one picture is taken for itself, of class 1 one for 0 and one for itself, one of each for a third.
    // Logits of 1, 0, 0: a right answer costs log(1 + 2 / e) = 0.55145, a wrong one that and 1.
    const counted = {
      loss: 1.1514,
      accuracy: 0.4,
      confusion: [
        [1, 0, 1],
        [1, 1, 1],
      ],
    };
    // The same of a network that ends in a softmax of these logits.
    expect(results.evaluation).toEqual([counted, counted]);
  });

  test('takes plain steps where there is no momentum to look ahead by', () => {
    // 1 - 0.1 x (0.5 + 0.01 x 1)
    expect(results.plainStep).toBeCloseTo(0.949, 6);
  });

  test('opens pictures as a browser shows them: turned, on white, in 8 bits', () => {
    const grey = (value: number) => [value, value, value];
    expect(results.opened).toEqual({
      // A quarter turn clockwise of 10, 20 over 30, 40.
      turned: [[30, 10].map(grey), [40, 20].map(grey)],
      // A fifth of the colour and four fifths of white.
      clear: [[grey(255), [204, 214, 255]]],
      keyed: [[10, 255].map(grey), [30, 40].map(grey)],
      deep: [[0, 77, 255].map(grey)],
    });
  });

  test.each([
    ['absent', /^There is no \.\.\.\/nowhere\. .* To have CIFAR10 fetched, make an empty folder/],
    ['unfetched', /^CIFAR10 could not be fetched into \.\.\.\/empty: /],
    ['noTrain', /^\.\.\.\/pictures\/train has no folder train with /],
    [
      'otherClasses',
      /^There is no picture to test on for cats\. There is no picture to train on for birds\./,
    ],
    // 17 pictures can be opened, two cannot; 1.9 could be left out.
    ['rotten', /^Too many would be left out: 2 of 18 pictures, .*broken\.png, .*dogs\/1\.png\./],
    ['zip', /^\.\.\.\/pictures\.zip is no \.tar\.gz archive/],
    ['python', /^\.\.\.\/python\.tar\.gz has no data_batch_1\.bin and no test_batch\.bin\./],
    [
      'fewClasses',
      /^\.\.\.\/few\.tar\.gz has no picture to train on for deer, dog, frog, horse, ship and 1 more\.$/,
    ],
    ['absentWeights', /^\.\.\.\/nowhere\.safetensors cannot be read: /],
    ['otherWeights', /^\.\.\.\/model\.pt is no \.safetensors file\./],
    ['shortWeights', /^\.\.\.\/short\.safetensors is damaged, or ends too early, at answer\.bias\./],
    ['tinyWeights', /^\.\.\.\/tiny\.safetensors is no \.safetensors file\./],
    [
      'flatWeights',
      /^pixel_mean and pixel_deviation in \.\.\.\/flat\.safetensors must be three numbers each, /,
    ],
    ['smallBatch', /^A batch of 3 pictures is too small for 2 processes: each needs two, which makes 4\./],
    ['diverged', /^The loss on the test pictures is no number any more, at step 1 /],
  ])('ends with a sentence: %s', (name, sentence) => {
    expect((results.refusals as Readonly<Record<string, string | null>>)[name]).toMatch(sentence);
  });

  test('leaves nothing behind where it has refused', () => {
    expect(results.refusals).toMatchObject({ fairBatch: null, hasMade: [], hasResults: false });
  });

  test('counts directions as the page does', () => {
    expect(results.directions).toEqual(
      eigenvalues.map((values) =>
        countDirections(
          values.toSorted((a, b) => b - a),
          0.99,
        ),
      ),
    );
  });
});
