/** @file What is not called a frame is exact for every unit, by following every connection of random networks. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildReference } from '../../presets/presets.testing';
import { axes } from '../../util/perAxis';
import { analyze } from '../analyze';
import { arbitraryPlan, buildPlan } from '../randomNetworks.testing';
import { createExtentFinder } from '../referenceMask.testing';
import { simulateShapes } from '../referenceShapes.testing';
import { findFrameLayers } from './frameLayers';
import { computeUnitExtent } from './unitExtent';

test.each([true, false])('extents that are no frames are exact (wild networks: %s)', (isFramed) => {
  const resolution = fc.tuple(fc.integer({ min: 8, max: 40 }), fc.integer({ min: 8, max: 40 }));
  let compared = 0;
  const property = fc.property(arbitraryPlan({ isFramed }), resolution, (plan, size) => {
    const architecture = buildPlan(plan, size);
    const analysis = analyze(architecture, { resolution: size, rule: 'paper' });
    const sizes = simulateShapes(architecture, size);
    const findExtent = createExtentFinder({ architecture, sizes, isClipped: false });
    const frames = findFrameLayers(architecture, analysis);
    const wrong: unknown[] = [];
    // Without the size of every map on the way, padding `same` is not known.
    const sized = new Set<string>();
    for (const { id, inputs } of architecture.layers.values()) {
      const { field = null, shape = null } = analysis.layers.get(id) ?? {};
      const isSized = shape !== null && sizes.get(id)?.every((length) => length > 0);
      if (isSized && inputs.every((input) => sized.has(input))) sized.add(id);
      if (field === null || !sized.has(id) || frames.has(id)) continue;
      compared += 1;
      for (const axis of axes)
        for (const unit of [0, 1, 7]) {
          const { low, high } = computeUnitExtent(field, [unit, unit]);
          const seen = findExtent(id, axis, unit);
          if (`${seen}` !== `${[low[axis], high[axis]]}`) wrong.push({ id, axis, unit, low, high, seen });
        }
    }
    expect(wrong).toEqual([]);
  });
  fc.assert(property, { numRuns: 150 });
  expect(compared).toBeGreaterThan(300);
});

test('a U-net is exact on its way down and a frame from the first step up on', () => {
  const architecture = buildReference('unet');
  const analysis = analyze(architecture, { resolution: [64, 64], rule: 'paper' });
  const frames = findFrameLayers(architecture, analysis);
  const kinds = [...architecture.layers.values()].map(({ id, layer }) => ({ id, kind: layer.kind }));
  const up = kinds.findIndex(({ kind }) => kind === 'ConvTranspose2d' || kind === 'Upsample');
  expect(up).toBeGreaterThan(0);
  expect(kinds.slice(0, up).filter(({ id }) => frames.has(id))).toEqual([]);
  expect(kinds.slice(up).filter(({ id }) => !frames.has(id))).toEqual([]);
});

test('plain networks have no frames', () => {
  for (const name of ['vgg16', 'resnet18', 'googlenet']) {
    const architecture = buildReference(name);
    const analysis = analyze(architecture, { resolution: [224, 224], rule: 'paper' });
    expect([...findFrameLayers(architecture, analysis)]).toEqual([]);
  }
});
