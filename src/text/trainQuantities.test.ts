import { expect, test } from 'vitest';
import { formatRate } from './trainQuantities';

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
