import { expect, test } from 'vitest';
import { presets } from '../../presets/presets';
import { searchPresets } from './searchPresets';

const find = (query: string) =>
  searchPresets(presets, query).flatMap(({ presets: found }) => found.map(({ id }) => id));

test('every word has to be in id, name or family, however it is written', () => {
  expect(find('')).toHaveLength(presets.length);
  expect(find('VGG-16')).toEqual(['vgg16', 'vgg16bn', 'vgg16-truncated']);
  expect(find('resnet squeeze spatial')).toEqual(['resnet18-se-spatial']);
  expect(find('mobilenet V3')).toEqual(['mobilenetv3small', 'mobilenetv3large']);
  expect(find('transformer')).toEqual([]);
});

test('families come once, in their order', () => {
  const families = searchPresets(presets, 'net').map(({ family }) => family);
  expect(new Set(families).size).toBe(families.length);
  expect(families.indexOf('ResNet')).toBeLessThan(families.indexOf('DenseNet'));
});
