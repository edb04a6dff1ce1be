/**
 * @file Explanations: by hand, and on every preset, where everything that is shown is calculated again from its letters
 * and compared with the number that it explains.
 */
import { describe, expect, test } from 'vitest';
import type { Analysis, LayerAnalysis, Status } from '../../analysis/analysis';
import { analyze } from '../../analysis/analyze';
import { explainCosts, explainMemory } from '../../analysis/explain/explainCosts';
import { createTermFormula, explainField } from '../../analysis/explain/explainField';
import { explainOutput } from '../../analysis/explain/explainOutput';
import { explainStatus, type StatusTerms } from '../../analysis/explain/explainStatus';
import { difference, product, quotient, sum } from '../../analysis/explain/formula';
import type { Architecture, LayerId } from '../../architecture/architecture';
import type { StatusRule } from '../../architecture/statusRule';
import { isMapShape, type Shape } from '../../layers/shape';
import { presets } from '../../presets/presets';
import { buildReference } from '../../presets/presets.testing';
import { axes, type PerAxis } from '../../util/perAxis';
import { evaluateEquation } from './evaluateText.testing';
import { explainText } from './explainText';

const { formatEquation } = explainText;
const plain = (text: string) => text.replaceAll('\u00A0', ' ');

describe('notation', () => {
  test.each([
    [sum(7, product(difference(3, 1), 4)), 15, '7 + (3 − 1) × 4 = 15'],
    [product(512, sum(product(256, 3, 3), 1)), 1_180_160, '512 × (256 × 3 × 3 + 1) = 1 180 160'],
    [{ op: 'floor', of: quotient(difference(224, 7), 2) } as const, 108, '⌊(224 − 7) / 2⌋ = 108'],
    [difference(10, sum(1, 2)), 7, '10 − (1 + 2) = 7'],
    [42, 42, '42'],
  ])('%o', (formula, value, text) => {
    expect(plain(formatEquation(formula, value))).toBe(text);
  });

  test('is read back by the test itself', () => {
    expect(evaluateEquation('7 + (3 − 1) × 4 = 15')).toEqual([15, 15]);
    expect(evaluateEquation('⌊(224 + 3 + 3 − 7) / 2⌋ + 1 = 112')).toEqual([112, 112]);
    expect(evaluateEquation('2 × 3 = 7')).toEqual([6, 7]);
    expect(() => evaluateEquation('2 × (3')).toThrow();
  });
});

describe('why a layer has its status', () => {
  const getName = (id: LayerId) => String(id);
  const input = (name: string, length: number) =>
    ({ layer: name as LayerId, min: [length, length], jump: [4, 4] }) as const;

  test('by the paper', () => {
    const terms: StatusTerms = {
      rule: 'paper',
      inputs: [input('conv7', 40)],
      received: [40, 40],
      own: [60, 60],
      resolution: [32, 32],
    };
    expect(explainText.explainStatus(terms, getName).map(plain)).toEqual([
      'It is fed by conv7, which sees 40 px.',
      'What it receives: 40 > 32, the image.',
      'Its own field: 60 > 32, the image.',
    ]);
  });

  test('by the toolbox, of several inputs, on axes that differ', () => {
    const terms: StatusTerms = {
      rule: 'toolbox',
      inputs: ['a', 'b', 'c', 'd', 'e'].map((name) => input(name, 24)),
      received: [24, 24],
      own: [40, 24],
      resolution: [32, 64],
      kernelSize: [3, 3],
      positions: [8, 16],
    };
    expect(explainText.explainStatus(terms, getName).map(plain)).toEqual([
      'It is fed by a, b, c and 2 others; the least that they see is 24 px.',
      'What its inputs see: high 24 < 32, wide 24 < 64, the image.',
      'Its own field: high 40 > 32, wide 24 ≤ 64, the image.',
      'Positions of the map in the image against its kernel: high 8 > 3, wide 16 > 3.',
    ]);
  });
});

/** The status that follows from the terms alone, as the house plan words the rules. */
function judge(terms: StatusTerms): Status {
  const over = (value: PerAxis<number>) => axes.map((axis) => value[axis] > terms.resolution[axis]);
  const [ownHigh = false, ownWide = false] = over(terms.own);
  if (terms.rule === 'paper') {
    const [rows, columns] = axes.map((axis): Status => {
      if (terms.received[axis] > terms.resolution[axis]) return 'unproductive';
      return terms.own[axis] > terms.resolution[axis] ? 'critical' : 'productive';
    });
    return rows !== undefined && rows === columns ? rows : 'partial';
  }
  const isFull = axes.every((axis) => terms.received[axis] >= terms.resolution[axis]);
  const isSpanned = axes.every((axis) => terms.positions[axis] <= terms.kernelSize[axis]);
  if ((isFull && ownHigh && ownWide) || isSpanned) return 'unproductive';
  return ownHigh && ownWide ? 'critical' : ownHigh || ownWide ? 'partial' : 'productive';
}

/** The same texts come again and again. */
const evaluated = new Map<string, ReturnType<typeof evaluateEquation>>();

function evaluateOnce(text: string): ReturnType<typeof evaluateEquation> {
  const known = evaluated.get(text) ?? evaluateEquation(text);
  evaluated.set(text, known);
  return known;
}

/** Everything shown about a layer that does not come to the number that it stands beside. */
function findWrong(
  architecture: Architecture,
  analysis: Analysis,
  facts: LayerAnalysis,
  hasWalks: boolean,
): unknown[] {
  const node = architecture.layers.get(facts.id);
  if (node === undefined) return [`no layer ${facts.id}`];
  const wrong: unknown[] = [];
  const check = (what: string, text: string, shown: number, tolerance = 0) => {
    const [left, right] = evaluateOnce(text);
    const isRight = Math.abs(left - shown) <= tolerance && Math.abs(right - shown) <= tolerance;
    if (!isRight) wrong.push({ id: facts.id, what, text, shown });
  };
  const { shape, field } = facts;
  const inputs = node.inputs.flatMap((id): Shape[] => {
    const known = analysis.layers.get(id)?.shape;
    return known ? [known] : [];
  });
  const [input] = inputs;
  if (shape !== null && input !== undefined) {
    const { params, macs } = explainCosts(node, input, shape);
    check('params', params === null ? '0' : formatEquation(params, facts.params), facts.params);
    check('macs', macs === null ? '0' : formatEquation(macs, facts.macs), facts.macs);
    check('memory', formatEquation(explainMemory(shape), facts.memoryBytes), facts.memoryBytes);
    const lengths: Readonly<Record<string, number>> = isMapShape(shape) ? { ...shape } : { ...shape };
    for (const { part, value, formula, origin } of explainOutput(node, inputs, shape)) {
      if (formula !== null) check(part, formatEquation(formula, value), lengths[part] ?? Number.NaN);
      const claims: Readonly<Record<typeof origin, () => boolean>> = {
        formula: () => formula !== null,
        // Where a single pixel is added to a map it is spread over it.
        input: () => inputs.some((from) => Reflect.get(from, part) === value),
        parameter: () => JSON.stringify(node.layer.params).includes(String(value)),
        pooled: () => value === 1,
        vanished: () => value === 0,
        misfit: () =>
          analysis.diagnostics.some(({ layer, severity }) => layer === facts.id && severity === 'error'),
      };
      if (value !== lengths[part] || !claims[origin]()) wrong.push({ id: facts.id, part, value, origin });
    }
  }
  for (const axis of hasWalks ? axes : [])
    for (const bound of ['min', 'max'] as const) {
      const terms = explainField(architecture, analysis, facts.id, axis, bound);
      if (terms === null || field === null) {
        if (terms !== null || field !== null) wrong.push({ id: facts.id, axis, bound });
        continue;
      }
      let value = 1;
      for (const term of terms) {
        if (Math.abs(term.before - value) > 1e-6) wrong.push({ id: facts.id, term });
        value = term.after;
        const own = analysis.layers.get(term.layer)?.field?.[bound][axis] ?? Number.NaN;
        if (Math.abs(value - own) > 1e-6) wrong.push({ id: facts.id, term, own });
      }
      // Each term of the walk is the last one of its own layer.
      const last = terms.at(-1);
      if (last?.layer === facts.id)
        check('field', formatEquation(createTermFormula(last), last.after), last.after, 0.01);
      if (Math.abs(value - field[bound][axis]) > 1e-6) wrong.push({ id: facts.id, axis, bound, value });
    }
  const terms = explainStatus(architecture, analysis, facts.id);
  const isJudged = facts.status !== 'none' && facts.status !== 'head';
  if ((terms === null) === isJudged) wrong.push({ id: facts.id, status: facts.status });
  if (terms !== null && judge(terms) !== facts.status) wrong.push({ id: facts.id, terms });
  return wrong;
}

const views: readonly (readonly [PerAxis<number>, StatusRule])[] = [
  [[32, 32], 'paper'],
  [[64, 48], 'toolbox'],
];

describe.each(presets.map((preset) => ({ id: preset.id, preset })))('$id', ({ preset }) => {
  const architecture = preset.build();
  const all = [[preset.defaultResolution, 'paper'] as const, ...views];

  test.each(all)('at %o by %s shows what comes to its numbers', (resolution, rule) => {
    const analysis = analyze(architecture, { resolution, rule });
    // Fields, and so the walks, are the same on images of any size.
    const hasWalks = resolution === preset.defaultResolution;
    const wrong = [...analysis.layers.values()].flatMap((facts) => {
      return findWrong(architecture, analysis, facts, hasWalks);
    });
    expect(wrong.slice(0, 5)).toEqual([]);
  });
});

test('a U-Net at 100 px, whose maps do not meet, shows no sum that is none', () => {
  const architecture = buildReference('unet');
  const analysis = analyze(architecture, { resolution: [100, 100], rule: 'paper' });
  const wrong = [...analysis.layers.values()].flatMap((facts) =>
    findWrong(architecture, analysis, facts, false),
  );
  expect(wrong).toEqual([]);
});
