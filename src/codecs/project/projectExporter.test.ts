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
import type { RunId } from '../../training/protocol';
import { countDirections } from '../../training/saturation';
import { defaultSettings, paperProtocol } from '../../training/settings';
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
        'measure.py',
        'model.py',
        'project.json',
        'requirements.txt',
        'train.py',
        'weights.py',
      ].map((file) => `training/${file}`),
    );
  });

  test('is none of a network that gives maps', () => {
    const preset = findPreset('unet');
    if (!preset) throw new Error('unet');
    const design = createDesign(preset.build(), { resolution: [64, 64] });
    expect(projectExporter.write(design)).toEqual({ ok: false, problem: { code: 'no-classifier' } });
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
    const { stdout, stderr, status } = spawnSync(pythonPath, [script, folder], {
      input: JSON.stringify(eigenvalues),
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
    });
    if (status !== 0) throw new Error(stderr);
    results = JSON.parse(stdout);
  }, 900_000);
  afterAll(() => rmSync(folder, { recursive: true }));

  const open = (name: string) => {
    const run = readRun(JSON.stringify(results[name]), 'run' as RunId, 0);
    if (run === null) throw new Error(`${name} is no run`);
    return run;
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
    expect(state.probeRounds[0]?.probes.map(({ layer, trainCount }) => [layer, trainCount])).toEqual([
      ['stem', 30],
      ['unit.conv', 30],
      ['answer', 30],
    ]);
  });

  test('gives the same with two processes', () => {
    const [one, two] = [open('one').state, open('two').state];
    expect(two.epochs).toHaveLength(2);
    for (const [index, report] of one.epochs.entries()) {
      const other = two.epochs[index];
      expect(other?.train.loss).toBeCloseTo(report.train.loss, 3);
      expect(other?.test.loss).toBeCloseTo(report.test.loss, 3);
      expect(other?.confusion.flat().reduce((sum, count) => sum + count, 0)).toBe(13);
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

  test('takes folders of pictures', () => {
    const { state } = open('folder');
    expect(state.classNames).toEqual(['cats', 'dogs']);
    expect([state.trainCount, state.testCount]).toEqual([12, 6]);
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
