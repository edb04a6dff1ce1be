import { expect, test } from 'vitest';
import { resolutionTextDe } from '../de/resolutionTextDe';
import { unitSpace } from '../quantities';
import { resolutionText } from './resolutionText';

const plain = (text: string) => text.replaceAll(unitSpace, ' ');

test('a size is told with what is unproductive, and with what is on one axis only where there is any', () => {
  expect(plain(resolutionText.formatValue(32, 6, 0, 13))).toBe('32 px: 6 of 13 unproductive');
  expect(plain(resolutionText.formatValue(16, 0, 1, 4))).toBe('16 px: 0 of 4 unproductive, 1 on one axis');
  expect(plain(resolutionTextDe.formatValue(16, 0, 1, 4))).toBe(
    '16 px: 0 von 4 unproduktiv, 1 auf einer Achse',
  );
});
