/** @file What is known to be wrong before a run starts: the networks that a tester started in vain, and those that are fine. */
import { expect, test } from 'vitest';
import type { LayerId } from '../architecture/architecture';
import { createBuilder } from '../architecture/builder';
import { findPreset } from '../presets/presets';
import { trainProblemText } from '../text/en/trainProblemText';
import { joinExplanation } from '../text/en/words';
import { unitSpace } from '../text/quantities';
import { bothAxes } from '../util/perAxis';
import { checkSetup, type SetupProblem } from './checkSetup';
import type { DataSource } from './dataset';

const synthetic: DataSource = { kind: 'synthetic', seed: 1, scale: 1, trainCount: 100, testCount: 100 };
const settings = { side: 32, testShare: 0.2, seed: 1, perClass: null };

function check(
  architecture: Parameters<typeof checkSetup>[0]['architecture'],
  data = synthetic,
  side = 32,
  width = 1,
) {
  return checkSetup({ architecture, resolution: bothAxes(side) }, { data, width, resolution: null });
}

function build(preset: string, options = {}) {
  const found = findPreset(preset);
  if (found === null) throw new Error(`${preset} is a preset`);
  return found.build(options);
}

function buildChain(outFeatures: number, kind: 'ReLU' | 'Opaque' = 'ReLU') {
  const net = createBuilder();
  net.add('Input', 'image');
  net.add('Conv2d', 'conv', { outChannels: 8 });
  net.add(kind, 'middle');
  net.add('GlobalAvgPool', 'pool');
  net.add('Flatten', 'flatten');
  net.add('Linear', 'fc', { outFeatures });
  return net.build();
}

test('what fits may start, at any width', () => {
  expect(check(build('vgg11', { classes: 10 }), synthetic, 32, 1 / 8)).toBeNull();
  expect(check(buildChain(10))).toBeNull();
  // How many classes a folder has is not known before it is read.
  const file = { path: 'a/1.png', file: new Blob() };
  expect(check(buildChain(5), { kind: 'files', files: [file], settings, keepAs: null })).toBeNull();
});

test('what cannot be computed, or does not fit the pictures, is named', () => {
  expect(check(buildChain(5))).toMatchObject({ code: 'too-few-outputs', actual: 5, needed: 10 });
  expect(check(buildChain(10, 'Opaque'))).toMatchObject({
    code: 'untrainable-kind',
    layer: 'middle' as LayerId,
  });
  expect(check(build('lenet5'))).toMatchObject({ code: 'wrong-channels', actual: 1, needed: 3 });
  expect(check(build('alexnet'))).toMatchObject({ code: 'network-has-errors' });
  expect(check(build('deeplabv3'), synthetic, 224)).toMatchObject({ code: 'not-a-classifier' });
});

test('what is wrong only at another size is said of that size, with the layer', () => {
  const net = createBuilder();
  net.add('Input', 'image');
  net.add('MaxPool2d', 'halve', { kernelSize: [2, 2], stride: [2, 2], padding: 'valid' });
  net.add('Conv2d', 'conv', { outChannels: 8, kernelSize: [7, 7], padding: 'valid' });
  net.add('GlobalAvgPool', 'pool');
  net.add('Flatten', 'flatten');
  net.add('Linear', 'fc', { outFeatures: 10 });
  const network = { architecture: net.build(), resolution: bothAxes(32) };
  const at = (resolution: number) =>
    checkSetup(network, { data: synthetic, width: 1, resolution: bothAxes(resolution) });
  // conv gets half of the image, and needs 7.
  expect(at(14)).toBeNull();
  const problem = at(8);
  expect(problem).toMatchObject({ code: 'wrong-at-size', size: [8, 8], diagnostic: { layer: 'conv' } });
  const sentence = problem && joinExplanation(trainProblemText.formatSetupProblem(problem, (id) => id));
  expect(sentence?.replaceAll(unitSpace, ' ')).toMatch(/^At 8x8: conv .*7x7.*4x4.*14x14\.$/);
  // What is wrong in the design is marked there.
  const small = checkSetup(
    { ...network, resolution: bothAxes(8) },
    { data: synthetic, width: 1, resolution: bothAxes(10) },
  );
  expect(small).toEqual({ code: 'network-has-errors', count: 1 });
});

const say = (problem: SetupProblem) =>
  joinExplanation(trainProblemText.formatSetupProblem(problem, (id) => id));

test('files that are missing and words that are no address are refused', () => {
  const good = buildChain(10);
  expect(check(good, { kind: 'files', files: [], settings, keepAs: null })).toEqual({ code: 'no-pictures' });
  const at = (address: string): DataSource => ({ kind: 'address', address, settings, keepAs: null });
  expect(check(good, at('hello'))).toEqual({ code: 'bad-address', address: 'hello' });
  expect(check(good, at('https://a.test/1.tar  b'))).toEqual({ code: 'bad-address', address: 'b' });
  expect(check(good, at(' '))).toMatchObject({ code: 'bad-address' });
  expect(say({ code: 'bad-address', address: ' ' })).toBe(
    'No address is given. Write the whole of it, from https:// on.',
  );
  expect(check(good, at('https://a.test/1.tar http://a.test/2.tar'))).toBeNull();
});

test('sets that are kept: what is gone is not trained on, what is there is not replaced unasked', () => {
  const network = { architecture: buildChain(10), resolution: bothAxes(32) };
  const checkKept = (data: DataSource, kept: readonly string[] | null) =>
    checkSetup(network, { data, width: 1, resolution: null }, kept);
  const pets: DataSource = { kind: 'kept', name: 'Pets' };
  expect(checkKept(pets, ['Pets'])).toBeNull();
  expect(checkKept(pets, null)).toBeNull();
  expect(checkKept(pets, ['Birds'])).toEqual({ code: 'not-kept', name: 'Pets' });
  const files = [{ path: 'a/1.png', file: new Blob() }];
  const address = 'https://a.test/1.tar';
  for (const own of [
    { kind: 'files', files, settings, keepAs: 'Pets' },
    { kind: 'address', address, settings, keepAs: 'Pets' },
  ] as const) {
    expect(checkKept(own, ['Birds'])).toBeNull();
    expect(checkKept(own, ['Pets'])).toEqual({ code: 'name-taken', name: 'Pets' });
    expect(checkKept({ ...own, replaces: true }, ['Pets'])).toBeNull();
    expect(checkKept({ ...own, keepAs: null }, ['Pets'])).toBeNull();
  }
  expect(say({ code: 'name-taken', name: 'Pets' })).toMatch(/^A set is kept as “Pets” already\./);
});
