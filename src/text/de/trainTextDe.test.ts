import { expect, test } from 'vitest';
import { nameSyntheticClasses } from '../../training/worker/data/synthetic';
import { trainTextDe } from './trainTextDe';

const { formatClass } = trainTextDe.pictures;

test('classes of the synthetic set have German names', () => {
  const names = nameSyntheticClasses(1).map(formatClass);
  expect(names.slice(0, 2)).toEqual(['3 px, gleich', '3 px, verschieden']);
  expect(names.join()).not.toMatch(/alike|different/);
});

test('classes of other sets keep theirs', () => {
  expect(formatClass('all alike')).toBe('all alike');
});
