/** @file Runs of different designs over each other: whose place, border and tail each is. */
import { expect, test } from 'vitest';
import { createDesign } from '../../document/document';
import { findPreset } from '../../presets/presets';
import type { RunId } from '../../training/protocol';
import { createRunState } from '../../training/runState';
import { createQuickSetup } from '../../training/setups';
import type { TrainedRun } from '../../training/trainedRun';
import { bothAxes } from '../../util/perAxis';
import { collectPlotData } from './layerPlotData';

function createRun(preset: string): TrainedRun {
  const found = findPreset(preset);
  if (found === null) throw new Error(`${preset} is a preset`);
  const network = createDesign(found.build({ classes: 10 }), { resolution: bothAxes(32) });
  const id = preset as RunId;
  const setup = { ...createQuickSetup(network.architecture, bothAxes(32)), resolution: null };
  return { id, name: preset, startedAt: 0, network, setup, state: createRunState(id) };
}

const collect = (...presets: readonly string[]) => {
  const { places, series } = collectPlotData(presets.map(createRun), null, false);
  return {
    ids: places.map(({ id }) => id),
    owners: new Map(places.map(({ id, owner }) => [id, owner])),
    borders: series.map(({ borders }) => [...borders]),
    tails: series.map(({ tail }) => [...tail]),
  };
};

test('one run has a place for each of its layers, and none is said to be its own', () => {
  const { ids, owners, borders } = collect('vgg11');
  expect(ids.slice(0, 8)).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map((number) => `conv${number}`));
  expect(new Set(owners.values())).toEqual(new Set([null]));
  expect(borders).toEqual([['conv6']]);
});

test('layers of the same name share a place where their status is the same, and both borders are there', () => {
  // The border of VGG11 is conv6, that of VGG16 conv8: conv6 and conv7 mean something else in each.
  const { ids, owners, borders, tails } = collect('vgg16', 'vgg11');
  expect(owners.get('conv1')).toBeNull();
  expect(owners.get('conv6')).toBe(0);
  expect(owners.get('conv6, 2')).toBe(1);
  expect(ids.indexOf('conv6, 2')).toBe(ids.indexOf('conv6') + 1);
  expect(borders).toEqual([['conv8'], ['conv6, 2']]);
  expect(tails[1]?.every((id) => owners.get(id) !== 0)).toBe(true);
});

test('layers of residual blocks are told apart below the plot', () => {
  const { places } = collectPlotData([createRun('resnet18')], null, false);
  const labels = places.map(({ label }) => label);
  expect(new Set(labels).size).toBe(labels.length);
  // The border layer at 32 px (DESIGN, section 3).
  expect(labels).toContain('layer3.1.conv2');
  expect(labels.at(-1)).toBe('fc');
});

test('the tail of a network spans its own layers only', () => {
  const { owners, tails } = collect('vgg16', 'resnet18');
  expect(tails[0]?.every((id) => owners.get(id) !== 1)).toBe(true);
  expect(tails[1]?.every((id) => owners.get(id) !== 0)).toBe(true);
  expect(tails.map((tail) => tail.length > 0)).toEqual([true, true]);
});
