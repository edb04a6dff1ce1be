import { expect, test } from 'vitest';
import { computeEditDistance } from './editDistance';

// By hand; the third is the example in Levenshtein's literature.
test.each([
  ['', '', 0],
  ['', 'abc', 3],
  ['kitten', 'sitting', 3],
  ['resnet50', 'resnet50', 0],
  ['vgg-16', 'vgg16', 1],
])('from %j to %j it is %i', (a, b, distance) => {
  expect(computeEditDistance(a, b)).toBe(distance);
  expect(computeEditDistance(b, a)).toBe(distance);
});
