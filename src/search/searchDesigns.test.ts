/**
 * @file The search against the redesigns that the authors of receptive field analysis made by hand, and what every find
 * must hold.
 *
 * Source: Richter et al., "Should You Go Deeper?", ICMLA 2021: their variants of ResNet18 for 16 px, which are presets.
 */
import { describe, expect, test } from 'vitest';
import { analyze } from '../analysis/analyze';
import { checkArchitecture } from '../architecture/checkArchitecture';
import { isMapShape } from '../layers/shape';
import { presets } from '../presets/presets';
import { buildReference } from '../presets/presets.testing';
import { createAnatomy } from '../suggestions/anatomy';
import { summarizeDesign } from '../suggestions/designSummary';
import type { Rewritten } from '../suggestions/suggestion';
import { bothAxes } from '../util/perAxis';
import { createRandom } from '../util/random';
import { createDesignKey } from './designKey';
import { moves } from './moves/moves';
import { computeObjectives, countWorking, dominates, isNoWorse } from './objectives';
import {
  type Find,
  getDefaultLimits,
  type SearchOptions,
  type SearchProgress,
  searchDesigns,
} from './searchDesigns';

const createDesign = (reference: string, size: number): Rewritten => ({
  architecture: buildReference(reference),
  input: { resolution: bothAxes(size), rule: 'paper' },
});
const look = ({ architecture, input }: Rewritten) => analyze(architecture, input);

function run(design: Rewritten, options: Partial<SearchOptions> = {}): readonly SearchProgress[] {
  const limits = getDefaultLimits(summarizeDesign(look(design)));
  const reports: SearchProgress[] = [];
  const search = searchDesigns(design, { seed: 1, evaluations: 300, limits, ...options });
  for (let step = search.next(); ; step = search.next()) {
    reports.push(step.value);
    if (step.done) return reports;
  }
}

const findDesigns = (design: Rewritten, options?: Partial<SearchOptions>): readonly Find[] =>
  run(design, options).at(-1)?.finds ?? [];

describe('from ResNet18 at 16 px', () => {
  const start = createDesign('resnet18,classes=10', 16);
  const finds = findDesigns(start, { evaluations: 1500 });
  // At 16 px the heads read maps of 2x2 behind three steps down, and of 4x4 behind two.
  test.each([
    ['efficiency', 4],
    ['hybrid', 4],
    ['performance', 16],
  ])('the front holds a design no worse than the authors’ %s variant in anything', (variant, positions) => {
    const theirs = summarizeDesign(look(createDesign(`resnet18-${variant},classes=10`, 16)));
    expect(theirs.unproductive).toBe(0);
    const objectives = computeObjectives(theirs, positions);
    const better = finds.filter((find) => isNoWorse(find.objectives, objectives));
    expect(better.length).toBeGreaterThan(0);
    const [first] = better;
    expect(first?.summary.unproductive).toBe(0);
    expect(first?.summary.macs).toBeLessThanOrEqual(theirs.macs);
  });

  test('the same seed finds the same designs, another seed others', () => {
    const spell = (found: readonly Find[]) => found.map(({ architecture }) => createDesignKey(architecture));
    const once = spell(findDesigns(start));
    expect(spell(findDesigns(start))).toEqual(once);
    expect(spell(findDesigns(start, { seed: 2 }))).not.toEqual(once);
  });
});

describe.each([
  ['vgg16,head=paper,classes=10', 32],
  ['mobilenetv2', 32],
  ['googlenet', 48],
  ['vgg11', 512],
  ['lenet5', 32],
])('from %s at %i px', (reference, size) => {
  const start = createDesign(reference, size);
  const before = summarizeDesign(look(start));
  const limits = { ...getDefaultLimits(before), macs: 2 * before.macs };
  const finds = findDesigns(start, { limits });

  test('every find is whole, within the limits, and no worse than the start in what counts', () => {
    expect(finds.length).toBeGreaterThan(1);
    const shape = (analysis: ReturnType<typeof analyze>) => [...analysis.layers.values()].at(-1)?.shape;
    for (const { architecture, summary, objectives, mapSize, outline } of finds) {
      const analysis = analyze(architecture, start.input);
      expect(checkArchitecture(architecture)).toEqual([]);
      expect(analysis.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
      expect(summarizeDesign(analysis)).toEqual(summary);
      expect(shape(analysis)).toEqual(shape(look(start)));
      expect(summary.macs).toBeLessThanOrEqual(limits.macs);
      expect(summary.params).toBeLessThanOrEqual(before.params);
      expect(summary.convolutions).toBeLessThanOrEqual(before.convolutions);
      expect(summary.unproductive).toBeLessThanOrEqual(before.unproductive);
      expect(summary.coverage).toBeGreaterThanOrEqual(before.coverage);
      expect(objectives).toEqual(computeObjectives(summary, mapSize[0] * mapSize[1]));
      const sizes = [...analysis.layers.values()].flatMap(({ shape: map }) =>
        map && isMapShape(map) ? [`${map.height}x${map.width}`] : [],
      );
      expect(sizes).toContain(mapSize.join('x'));
      expect(outline.reduce((sum, part) => sum + part.convolutions, 0)).toBe(summary.convolutions);
    }
  });

  test('none beats another, and some beat the start or match it', () => {
    for (const a of finds) for (const b of finds) expect(dominates(a.objectives, b.objectives)).toBe(false);
    const better = finds.filter(({ isStart, summary }) => {
      return !isStart && (summary.unproductive < before.unproductive || summary.coverage > before.coverage);
    });
    const isFine = before.unproductive === 0 && before.coverage === 1;
    expect(better.length > 0).toBe(!isFine);
    expect(finds.some(({ summary }) => countWorking(summary) >= countWorking(before))).toBe(true);
  });
});

test('reports come often, count up to the end, and the finds of each are sorted by MACs', () => {
  const reports = run(createDesign('resnet18,classes=10', 16), { evaluations: 120 });
  const done = reports.map((report) => report.done);
  expect(done).toEqual(done.toSorted((a, b) => a - b));
  expect(done.at(-1)).toBe(120);
  expect(reports.length).toBeGreaterThan(10);
  for (const { finds } of reports) {
    const macs = finds.map(({ summary }) => summary.macs);
    expect(macs).toEqual(macs.toSorted((a, b) => a - b));
  }
});

test('a start that exceeds the limits is made to fit, or nothing is found', () => {
  const start = createDesign('vgg11,head=gap,classes=10', 32);
  const { macs } = summarizeDesign(look(start));
  const limits = { macs: macs / 3, params: null, memoryBytes: null, convolutions: null };
  const finds = findDesigns(start, { limits, evaluations: 60 });
  expect(finds.length).toBeGreaterThan(0);
  for (const { summary } of finds) expect(summary.macs).toBeLessThanOrEqual(macs / 3);
  expect(findDesigns(start, { limits: { ...limits, macs: 1 }, evaluations: 20 })).toEqual([]);
});

test('every move makes a well-formed network of every preset, or nothing', () => {
  const random = createRandom(7, 'moves');
  for (const { build, defaultResolution } of presets) {
    const architecture = build();
    const anatomy = createAnatomy(
      architecture,
      analyze(architecture, { resolution: defaultResolution, rule: 'paper' }),
    );
    for (const move of moves) {
      const moved = move(anatomy, random);
      if (moved !== null) expect(checkArchitecture(moved)).toEqual([]);
    }
  }
});
