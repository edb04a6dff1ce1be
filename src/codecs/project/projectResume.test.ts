/**
 * @file Training projects that are cut off: what has been reached is there, and to go on from it comes to the same
 * numbers as a run that nothing disturbed. What projects refuse before they begin.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createBuilder } from '../../architecture/builder';
import { createDesign, type Design } from '../../document/document';
import { createProjectOptions } from '../../state/training/projectOptions';
import { readRun } from '../../state/training/runFile';
import type { RunId } from '../../training/protocol';
import { createQuickSetup } from '../../training/setups';
import { describeWithTorch, pythonPath } from '../../util/oracles.testing';
import { projectExporter } from './projectExporter';

/** With statistics of batches, and with dropout: what a run goes on with is more than weights. */
function createForgetful(): Design {
  const builder = createBuilder();
  builder.add('Input', 'image');
  builder.add('Conv2d', 'stem', { outChannels: 4, stride: [2, 2] });
  builder.add('BatchNorm', 'norm');
  builder.add('ReLU', 'relu');
  builder.add('GlobalAvgPool', 'pool');
  builder.add('Flatten', 'flatten');
  builder.add('Dropout', 'dropout', { rate: 0.5 });
  builder.add('Linear', 'answer', { outFeatures: 10 });
  return createDesign(builder.build(), { title: 'Forgetful', resolution: [32, 32] });
}

/** What lies in the folder of a run. */
interface Left {
  readonly files: readonly string[];
  readonly run: { readonly startedAt: string; readonly results: unknown };
  readonly weights: string;
}

/** How train.py ends, what it says, and what is there then. */
interface Ending {
  readonly end: string | number | null;
  readonly shown: string;
  readonly refused: string;
  readonly left: Left | null;
}

interface TeamEnding {
  readonly code: number;
  readonly said: string;
  readonly left: Left | null;
}

interface Seen {
  readonly whole: Left;
  readonly cut: readonly Ending[];
  readonly others: Readonly<Record<string, Ending>>;
  readonly diverged: Ending;
  readonly longer: Readonly<Record<'short' | 'long' | 'whole', Ending>>;
  readonly team: Readonly<Record<'whole' | 'stopped' | 'resumed', TeamEnding>> & {
    readonly masks: readonly (readonly number[])[];
    readonly holders: readonly number[];
  };
  readonly scale: { readonly pixelScale: unknown; readonly epochs: number };
  readonly bare: Readonly<Record<'archive' | 'folder', TeamEnding>>;
}

const allFiles = ['checkpoint.pt', 'model.pt', 'results.json', 'weights.safetensors'];

describeWithTorch('a training project that is cut off', () => {
  const folder = mkdtempSync(join(tmpdir(), 'fovea-resume-'));
  let seen: Seen;
  beforeAll(() => {
    const design = createForgetful();
    const quick = createQuickSetup(design.architecture, design.resolution);
    const setup = {
      ...quick,
      // 40 pictures: four steps an epoch.
      settings: { ...quick.settings, epochs: 3, batchSize: 10 },
      probes: { ...quick.probes, trainCount: 20, testCount: 20 },
    };
    const written = projectExporter.write(design, { project: createProjectOptions(setup) });
    if (!written.ok || typeof written.content === 'string') throw new Error('not written');
    for (const [name, bytes] of Object.entries(unzipSync(written.content))) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), bytes);
    }
    const script = join(import.meta.dirname, 'tryResume.py');
    const { stdout, stderr, status } = spawnSync(pythonPath, ['-B', script, folder], {
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
    });
    if (status !== 0) throw new Error(stderr);
    seen = JSON.parse(stdout);
  }, 900_000);
  afterAll(() => rmSync(folder, { recursive: true }));

  const open = (left: Left | null) => {
    const read = readRun(JSON.stringify(left?.run), 'run' as RunId, 0);
    if (!('run' in read)) throw new Error(`no run: ${JSON.stringify(read)}`);
    return read.run;
  };

  test('has written nothing before the first epoch is through', () => {
    expect(seen.cut[0]).toMatchObject({
      end: 'Stopped. No epoch was through: nothing has been written.',
      shown: 'There is no .../cut/checkpoint.pt to go on from: the run begins.\n',
      left: null,
    });
  });

  test.each([
    ['a step of the second', 1],
    ['the file of the second', 2],
    ['the test of the second', 3],
  ])('has the first epoch where it is stopped in %s', (_, index) => {
    const ending = seen.cut[index];
    expect(ending?.end).toBe(
      'Stopped. What was reached after epoch 1 of 3 is in .../cut. The same command with --resume goes on from the ' +
        'last whole epoch.',
    );
    expect(ending?.left?.files).toEqual(expect.arrayContaining(allFiles));
    const { state } = open(ending?.left ?? null);
    expect(state).toMatchObject({ phase: 'stopped', totalSteps: 12, epochs: [{ epoch: 1, step: 4 }] });
    expect(state.curve).toHaveLength(4);
  });

  test('has all epochs where it is stopped among the probes, and trains those when it goes on', () => {
    const [stopped, resumed, again] = seen.cut.slice(4);
    expect(open(stopped?.left ?? null).state).toMatchObject({ phase: 'finished', probeRounds: [] });
    expect(stopped?.end).toMatch(/^Stopped\. What was reached after epoch 3 of 3 is in /);
    expect(open(resumed?.left ?? null).state.probeRounds).toHaveLength(1);
    // There is nothing left to do then.
    expect(again).toMatchObject({ end: null, shown: expect.not.stringContaining('probe') });
    expect(again?.left).toEqual(resumed?.left);
  });

  test('sees pictures by the numbers of the weights that it began with when it goes on', () => {
    expect(seen.scale).toEqual({
      pixelScale: { mean: [0.5, 0.25, 0.4375], deviation: [0.25, 0.5, 2] },
      epochs: 3,
    });
  });

  test('goes on to the numbers of a run that nothing disturbed', () => {
    const left = seen.cut.at(-1)?.left;
    expect(left?.run.results).toEqual(seen.whole.run.results);
    expect(left?.weights).toBe(seen.whole.weights);
    expect(left?.files).toEqual(allFiles);
    expect(open(seen.whole).state).toMatchObject({
      phase: 'finished',
      totalSteps: 12,
      epochs: { length: 3 },
    });
  });

  test('goes on as two processes, which drop different things', () => {
    const { whole, stopped, resumed, masks } = seen.team;
    expect([whole.code, resumed.code]).toEqual([0, 0]);
    expect(stopped.code).not.toBe(0);
    expect(stopped.said).toContain('What was reached after epoch 1 of 3 is in');
    expect(open(stopped.left).state.epochs).toHaveLength(1);
    expect(resumed.left?.run.results).toEqual(whole.left?.run.results);
    expect(resumed.left?.weights).toBe(whole.left?.weights);
    // A share of five pictures, with four features each.
    expect(masks.map((mask) => mask.length)).toEqual([20, 20]);
    expect(masks[0]).not.toEqual(masks[1]);
  });

  test('lets go of the connections before it closes them, or could wait for ever', () => {
    expect(seen.team.holders).toEqual([0, 0]);
  });

  test('has the last epoch that was one where the loss becomes no number', () => {
    expect(seen.diverged.end).toMatch(
      /^The loss on the test pictures is no number any more, at step 8 .* What was reached after epoch 1 of 3 is in /,
    );
    expect(open(seen.diverged.left).state.epochs).toHaveLength(1);
  });

  test('may have more epochs than it began with where the rate does not hang on their number', () => {
    const { short, long, whole } = seen.longer;
    const run = open(short.left);
    // As many as were asked for, and not as the setup of the page has.
    expect(run.setup.settings.epochs).toBe(1);
    expect(run.state).toMatchObject({ phase: 'finished', totalSteps: 4 });
    expect(short.shown).toContain('--sync-batchnorm changes nothing here');
    expect(long.left?.run.results).toEqual(whole.left?.run.results);
    expect(long.left?.weights).toBe(whole.left?.weights);
  });

  test.each([
    ['begun', /^\.\.\.\/whole holds a run already: --resume goes on with it, another --out begins anew\.$/],
    ['otherRecipe', /^The run in \.\.\.\/whole has another recipe or number of epochs\. /],
    ['otherEpochs', /^The run in \.\.\.\/whole has another recipe or number of epochs\. /],
    ['otherPictures', /^The run in \.\.\.\/whole has another set of pictures\. /],
    ['torn', /^\.\.\.\/torn\/checkpoint\.pt cannot be gone on from: /],
    ['file', /^Nothing can be written to \.\.\.\/notes\.txt: Not a directory\. --out takes a folder/],
    ['below', /^Nothing can be written to \.\.\.\/notes\.txt\/results: Not a directory\. /],
  ])('ends with a sentence before it begins: %s', (name, sentence) => {
    expect(seen.others[name]?.end).toMatch(sentence);
  });

  test.each([
    ['noEpochs', 'argument --epochs: 0 is less than 1'],
    ['manyEpochs', 'argument --epochs: 1001 is more than 1000'],
    ['noSteps', 'argument --steps: 0 is less than 1'],
    ['lessSteps', 'argument --steps: -3 is less than 1'],
    ['lessWorkers', 'argument --workers: -1 is less than 0'],
    ['wordEpochs', "argument --epochs: invalid whole number value: 'ten'"],
  ])('takes no number that makes no sense: %s', (name, sentence) => {
    expect(seen.others[name]).toMatchObject({ end: 2, refused: expect.stringContaining(sentence) });
    expect(seen.others.hasMade).toBe(false);
  });

  test('needs Pillow for folders of pictures only', () => {
    expect(seen.bare.archive).toMatchObject({ code: 0 });
    expect(seen.bare.folder).toMatchObject({
      code: 1,
      said: 'Folders of pictures are opened by Pillow, which is not installed: pip install pillow\n',
    });
  });
});
