/** @file How the training project of a design trains: as the tab Train is set up, whether that was opened or not. */
import { expect, test } from 'vitest';
import { createBuilder } from '../../architecture/builder';
import type { Assignment } from '../../document/assignment';
import { createDesign } from '../../document/document';
import type { DataSource } from '../../training/dataset';
import { createQuickSetup } from '../../training/setups';
import type { AssignmentRun } from '../assignmentRun';
import { createDesignOptions, createProjectOptions } from './projectOptions';
import { emptyTraining } from './trainingView';

const builder = createBuilder();
builder.add('Input', 'image');
builder.add('Conv2d', 'stem', { outChannels: 8 });
builder.add('BatchNorm', 'norm');
builder.add('GlobalAvgPool', 'pool');
builder.add('Flatten', 'flatten');
builder.add('Linear', 'answer', { outFeatures: 10 });
const design = createDesign(builder.build(), { resolution: [32, 32] });

test('is the quick setup where nothing was set up', () => {
  const { recipe, probes, setup } = createDesignOptions(design, {
    training: emptyTraining,
    assignment: null,
  });
  expect(recipe).toMatchObject({
    ...{ seed: 1, epochs: 12, batchSize: 32, learningRate: 2e-3 },
    optimizer: { kind: 'adam' },
    schedule: { kind: 'one-cycle', warmupShare: 0.3 },
  });
  expect(probes).toEqual({ pooling: '4x4', trainCount: 2000, testCount: 500 });
  expect(setup).toMatchObject({ width: 1, resolution: null });
});

test('has the seed of an assignment, as the tab shows it', () => {
  const assignment: Assignment = { title: 'Class', steps: [], panels: [], kinds: null, seed: 7 };
  const run: AssignmentRun = { assignment, hash: '', start: design, step: 0, done: new Set() };
  expect(createDesignOptions(design, { training: emptyTraining, assignment: run }).recipe.seed).toBe(7);
});

test('is what was set up, in full width and at the size of the design', () => {
  const quick = createQuickSetup(design.architecture, design.resolution);
  const setup = { ...quick, width: 0.25, resolution: [16, 16] as const };
  const training = { ...emptyTraining, setup: { ...setup, settings: { ...quick.settings, epochs: 3 } } };
  const options = createDesignOptions(design, { training, assignment: null });
  expect(options.recipe.epochs).toBe(3);
  expect(options.setup).toMatchObject({ settings: { epochs: 3 }, width: 1, resolution: null });
});

test('has the side that own pictures are shrunk to, where there are own pictures', () => {
  const quick = createQuickSetup(design.architecture, design.resolution);
  const settings = { side: 48, testShare: 0.2, seed: 1, perClass: null };
  const find = (data: DataSource) => createProjectOptions({ ...quick, data }).side;
  const files = [{ path: 'pets.zip', file: new Blob() }];
  expect(find({ kind: 'files', files, settings, keepAs: null })).toBe(48);
  expect(find({ kind: 'files', files: [], settings, keepAs: null })).toBe(48);
  expect(find({ kind: 'address', address: 'https://example.org/a.zip', settings, keepAs: null })).toBe(48);
  expect(find({ kind: 'kept', name: 'mine', settings })).toBe(48);
  expect(find({ kind: 'kept', name: 'older' })).toBeUndefined();
  expect(find({ kind: 'synthetic', seed: 1, scale: 1, trainCount: 100, testCount: 100 })).toBeUndefined();
});

test('has no side where the tab shows none: CIFAR10 is as it is', () => {
  const quick = createQuickSetup(design.architecture, design.resolution);
  const settings = { side: 32, testShare: 0.2, seed: 1, perClass: null };
  const find = (data: DataSource) => createProjectOptions({ ...quick, data }).side;
  const files = [{ path: 'cifar-10-binary.tar.gz', file: new Blob() }];
  expect(find({ kind: 'files', files, settings, keepAs: null })).toBeUndefined();
  expect(find({ kind: 'files', files: [], isCifar10: true, settings, keepAs: null })).toBeUndefined();
  const address = 'https://example.org/data/cifar-10-binary.tar.gz';
  expect(find({ kind: 'address', address, settings, keepAs: null })).toBeUndefined();
});
