import { expect, test } from 'vitest';
import { computeEigenvalues } from './eigenvalues';
import {
  computeCovariance,
  computeParticipation,
  computeRoundingVariance,
  countDirections,
} from './saturation';

// By hand from delve's rule: shares below 0.99 are counted, one more where the last is more than 0.02 short.
test.each<[readonly number[], number]>([
  [[1], 1],
  [[0, 0, 0], 0],
  [[0.5, 0.5], 2],
  [[90, 8, 1.5, 0.5], 2],
  [[96, 3.5, 0.5], 2],
  [[99.5, 0.3, 0.2], 1],
  [[1, 1, 1, 1], 4],
  [[98, 1, 1e-12, -1e-3], 1],
  [[50, 30, 15, 2.5, 1.5, 1], 4],
])('%j need %i directions', (eigenvalues, expected) => {
  expect(countDirections(eigenvalues, 0.99)).toBe(expected);
});

test('another share of the variance', () => {
  expect(countDirections([50, 30, 15, 5], 0.9)).toBe(3);
  expect(countDirections([50, 30, 15, 5], 0.5)).toBe(1);
});

// By hand: what is no larger than the noise counts as zero, and nothing does where all of it could be noise.
test.each<[readonly number[], number, number]>([
  [[8, 4, 1, 1], 1, 2],
  [[8, 4, 1, 1], 3.5, 0],
  [[5, 0, 0, 0], 1, 1],
  [[3, 0, 0, 0], 1, 0],
  [[1, 1, 1, 1], 1, 0],
  [[1, 1, 1, 1], 0.9, 4],
])('%j less a noise of %d need %i directions', (eigenvalues, noise, expected) => {
  expect(countDirections(eigenvalues, 0.99, noise)).toBe(expected);
});

test('noise that rounding makes, by hand', () => {
  // Two roundings of 2^-24 of 3 and of 4: 2 x 2^-48 x (9 + 16) / 2.
  expect(computeRoundingVariance([3, -4], 2)).toBe(25 * 2 ** -48);
  expect(computeRoundingVariance([0, 0], 9)).toBe(0);
  expect(computeRoundingVariance([], 9)).toBe(0);
});

test('participation lies between one direction and all, or is none', () => {
  // Variances 1 and 1 of one thing, whose product rounding has made too large: 4 / 10 would be no direction.
  expect(computeParticipation([1, 2, 2, 1], 2)).toBe(1);
  expect(computeParticipation([1, 0, 0, 1], 2)).toBe(2);
  expect(computeParticipation([1, 0, 0, 1], 2, 0.9)).toBe(2);
  expect(computeParticipation([1, 0, 0, 1], 2, 1)).toBe(0);
  expect(computeParticipation([-1, 0, 0, 0.5], 2)).toBe(0);
});

test('the covariance is the same about any number', () => {
  // The samples below, less 10 and -3.
  const shifted = { width: 2, count: 4, sums: [-36, 20], products: [328, -180, -180, 116] };
  expect([...computeCovariance(shifted)]).toEqual([1, 0, 0, 4]);
});

test('covariance and participation of samples by hand', () => {
  // Samples (0, 0), (2, 0), (0, 4), (2, 4): independent, variances 1 and 4.
  const sums = { width: 2, count: 4, sums: [4, 8], products: [8, 8, 8, 32] };
  const covariance = computeCovariance(sums);
  expect([...covariance]).toEqual([1, 0, 0, 4]);
  expect(computeParticipation(covariance, 2)).toBeCloseTo(25 / 17, 12);
  expect([...computeEigenvalues(covariance, 2)]).toEqual([4, 1]);
  expect(computeParticipation(new Float64Array(4), 2)).toBe(0);
  expect([...computeCovariance({ ...sums, count: 0 })]).toEqual([0, 0, 0, 0]);
});

test('the participation ratio is that of the eigenvalues', () => {
  const size = 12;
  const matrix = Float64Array.from({ length: size * size }, (_, index) => {
    const [row, column] = [Math.floor(index / size), index % size];
    return 1 / (1 + Math.abs(row - column));
  });
  const values = [...computeEigenvalues(matrix, size)];
  const sum = values.reduce((total, value) => total + value, 0);
  const squares = values.reduce((total, value) => total + value * value, 0);
  expect(computeParticipation(matrix, size)).toBeCloseTo(sum ** 2 / squares, 10);
});
