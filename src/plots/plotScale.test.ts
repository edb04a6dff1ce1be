/** @file Scales by hand: where values stand, and which ticks are named. */
import { describe, expect, test } from 'vitest';
import { type AxisFacts, createPlotScale } from './plotScale';

const scale = (facts: Omit<AxisFacts, 'format'>, length = 400, spacing = 40) =>
  createPlotScale({ ...facts, format: String }, [0, length], spacing);
const texts = (facts: Omit<AxisFacts, 'format'>, length?: number, spacing?: number) =>
  scale(facts, length, spacing).ticks.map(({ text }) => text);

describe('linear', () => {
  test('places evenly, ends rounded to ticks', () => {
    const { place, ticks } = scale({ kind: 'linear', domain: [0, 100] });
    expect([0, 25, 100].map(place)).toEqual([0, 100, 400]);
    expect(ticks.map(({ value, place: at }) => [value, at])).toEqual(
      [0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100].map((value) => [value, 4 * value]),
    );
  });

  test('counts have whole ticks only', () => {
    expect(texts({ kind: 'linear', domain: [0, 2], isWhole: true })).toEqual(['0', '1', '2']);
  });

  test('one value alone stands in the middle', () => {
    expect(scale({ kind: 'linear', domain: [3, 3] }).place(3)).toBe(200);
  });
});

describe('logarithmic', () => {
  test('places by order of magnitude', () => {
    const { place } = scale({ kind: 'log', domain: [1, 10_000] });
    expect([1, 10, 100, 10_000].map((value) => Math.round(place(value)))).toEqual([0, 100, 200, 400]);
  });

  test('names powers of ten, and within one or two of them what lies between', () => {
    expect(texts({ kind: 'log', domain: [1, 1e8] })).toEqual(
      [1, 10, 100, 1000, 1e4, 1e5, 1e6, 1e7, 1e8].map(String),
    );
    expect(texts({ kind: 'log', domain: [1, 100] }, 400, 50)).toEqual([
      '1',
      '2',
      '5',
      '10',
      '20',
      '50',
      '100',
    ]);
    expect(texts({ kind: 'log', domain: [1, 100] }, 200, 40)).toEqual(['1', '3', '10', '30', '100']);
    expect(texts({ kind: 'log', domain: [1, 1e8] }, 200, 40)).toEqual([1, 100, 1e4, 1e6, 1e8].map(String));
  });

  test('nothing falls off below', () => {
    expect(scale({ kind: 'log', domain: [1, 100] }).place(0)).toBe(0);
  });
});
