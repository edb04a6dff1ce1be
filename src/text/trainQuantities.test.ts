import { expect, test } from 'vitest';
import { setDecimalMark } from './quantities';
import { formatLoss, formatRate, formatSteadyLoss } from './trainQuantities';

test('small rates are powers of ten, not as programs write them', () => {
  expect([0.1, 2e-3, 1e-4, 3e-5, 8e-9, 1.25e-10, 0].map(formatRate)).toEqual([
    '0.1',
    '0.002',
    '0.0001',
    '3·10⁻⁵',
    '8·10⁻⁹',
    '1.25·10⁻¹⁰',
    '0',
  ]);
});

test('a loss beyond measure is written with its power of ten, by the mark of the language', () => {
  const losses = [0, 0.8127, 2.4519, 9994, 9996, 10447605596.16, 2.9113247773719077e21];
  expect(losses.map((loss) => formatLoss(loss))).toEqual([
    '0',
    '0.813',
    '2.452',
    '9994',
    // 9996 has three digits more: 1.00 times 10 000.
    '1·10⁴',
    '1.04·10¹⁰',
    '2.91·10²¹',
  ]);
  expect([formatLoss(0.8127, 2), formatLoss(Number.POSITIVE_INFINITY), formatLoss(Number.NaN)]).toEqual([
    '0.81',
    '∞',
    '?',
  ]);
  setDecimalMark(',');
  expect(formatLoss(10447605596.16)).toBe('1,04·10¹⁰');
  setDecimalMark('.');
});

test('losses below each other have their decimals, all of them', () => {
  const losses = [0, 1.175, 2.1904, 9996, Number.NaN];
  expect(losses.map((loss) => formatSteadyLoss(loss))).toEqual(['0.000', '1.175', '2.190', '1·10⁴', '?']);
  expect(losses.slice(1, 3).map((loss) => formatSteadyLoss(loss, 4))).toEqual(['1.1750', '2.1904']);
});
