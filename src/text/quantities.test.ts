import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  formatBytes,
  formatCount,
  formatExact,
  formatFixed,
  formatNumber,
  formatPerAxis,
  formatPercent,
  formatPixels,
  formatPlain,
  formatShape,
  formatSize,
  setDecimalMark,
  unitSpace,
} from './quantities';

/** What a person sees: the space that does not break looks like any other. */
const plain = (text: string) => text.replaceAll(unitSpace, ' ');

describe('numbers with units', () => {
  test.each([
    [0, '0'],
    [1792, '1792'],
    [9999, '9999'],
    [9999.5, '10.0 k'],
    [10_000, '10.0 k'],
    [36_928, '36.9 k'],
    [999_499, '999 k'],
    [999_500, '1.00 M'],
    [14_714_688, '14.7 M'],
    [138_357_544, '138 M'],
    [15_470_264_320, '15.5 G'],
    [9_995_000, '10.0 M'],
    [99_950_000, '100 M'],
    [-14_714_688, '−14.7 M'],
    [3e18, '3.00 E'],
    [5e21, '5000 E'],
  ])('count %d: %s', (value, text) => {
    expect(plain(formatCount(value))).toBe(text);
  });

  test.each([
    [0, '0 B'],
    [512, '512 B'],
    [999.4, '999 B'],
    [1000, '1.00 kB'],
    [3_211_264, '3.21 MB'],
    [540_000_000, '540 MB'],
  ])('bytes %d: %s', (value, text) => {
    expect(plain(formatBytes(value))).toBe(text);
  });

  test.each([
    [0, '0 %'],
    [0.001, '< 1 %'],
    [0.876, '88 %'],
    [0.999, '> 99 %'],
    [1, '100 %'],
  ])('share %d: %s', (value, text) => {
    expect(plain(formatPercent(value))).toBe(text);
  });

  test.each([
    [7, '7'],
    [1792, '1792'],
    [14_714_688, '14 714 688'],
    [-10_000, '−10 000'],
    [1e21, '1e+21'],
  ])('exact %d: %s', (value, text) => {
    expect(plain(formatExact(value))).toBe(text);
  });

  test.each([
    [32, '32'],
    [4.5, '4.5'],
    [1 / 3, '0.33'],
    [-1.5, '−1.5'],
    [-0.001, '0'],
    [Number.POSITIVE_INFINITY, '∞'],
    [Number.NaN, '?'],
  ])('number %d: %s', (value, text) => {
    expect(formatNumber(value)).toBe(text);
  });

  test('pixels, sizes and shapes', () => {
    expect(plain(formatPixels(10.5))).toBe('10.5 px');
    expect(formatSize([32, 48])).toBe('32x48');
    expect(formatPerAxis([32, 32])).toBe('32');
    expect(formatPerAxis([32, 0.5])).toBe('32x0.5');
    expect(formatShape({ channels: 64, height: 7, width: 9 })).toBe('64x7x9');
    expect(formatShape({ features: 512 })).toBe('512');
  });

  test('a number and its unit are never parted', () => {
    const texts = [
      formatCount(2e6),
      formatBytes(2e6),
      formatPercent(0.0001),
      formatPixels(2),
      formatExact(1e6),
    ];
    expect(texts.filter((text) => / /.test(text))).toEqual([]);
  });
});

describe('with the decimal sign of another language', () => {
  beforeEach(() => setDecimalMark(','));
  afterEach(() => setDecimalMark('.'));

  test('numbers have it, and what is read again has not', () => {
    expect(formatNumber(-4.5)).toBe('\u22124,5');
    expect(formatFixed(92.04, 1)).toBe('92,0');
    expect(formatCount(14_714_688)).toBe('14,7\u00A0M');
    expect(formatBytes(3_210_000)).toBe('3,21\u00A0MB');
    expect(formatExact(14_714_688)).toBe('14\u00A0714\u00A0688');
    expect(formatSize([4.5, 32])).toBe('4,5x32');
    expect(formatPlain(0.1)).toBe('0.1');
  });
});
