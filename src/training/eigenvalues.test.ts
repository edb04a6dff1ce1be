import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRandom } from '../util/random';
import { computeEigenvalues } from './eigenvalues';

const create = (size: number, at: (row: number, column: number) => number): Float64Array =>
  Float64Array.from({ length: size * size }, (_, index) => at(Math.floor(index / size), index % size));

// numpy.linalg.eigvalsh.
test.each<[string, number, (row: number, column: number) => number, readonly (readonly [number, number])[]]>([
  [
    'Hilbert 6',
    6,
    (row, column) => 1 / (row + column + 1),
    [
      [0, 1.61889985892],
      [1, 0.242360870575],
      [2, 0.0163215213199],
      [3, 0.000615748354183],
      [4, 1.25707571226e-5],
      [5, 1.08279948436e-7],
    ],
  ],
  [
    'smaller of the two',
    5,
    (row, column) => Math.min(row, column) + 1,
    [
      [0, 12.3435375197],
      [1, 1.4486905698],
      [2, 0.582964498294],
      [3, 0.353253282894],
      [4, 0.271554129339],
    ],
  ],
  [
    'waves',
    40,
    (row, column) => Math.sin(1 + row * column) + (row === column ? 5 : 0),
    [
      [0, 11.5379695397],
      [1, 11.4331393734],
      [10, 9.69181486057],
      [20, 5.08191823672],
      [39, -1.51362260192],
    ],
  ],
])('%s', (_, size, at, expected) => {
  const values = computeEigenvalues(create(size, at), size);
  for (const [index, value] of expected)
    expect(Math.abs((values[index] ?? Number.NaN) - value)).toBeLessThan(
      2e-11 * Math.max(1, Math.abs(value)),
    );
});

test('matrices that fall apart', () => {
  expect([...computeEigenvalues([], 0)]).toEqual([]);
  expect([...computeEigenvalues([3], 1)]).toEqual([3]);
  expect([...computeEigenvalues(new Float64Array(16), 4)]).toEqual([0, 0, 0, 0]);
  expect([...computeEigenvalues([1, 0, 0, 0, 5, 0, 0, 0, -2], 3)]).toEqual([5, 1, -2]);
  expect([...computeEigenvalues([2, 1, 1, 2], 2)].map((value) => Math.round(value * 1e12) / 1e12)).toEqual([
    3, 1,
  ]);
  expect(() => computeEigenvalues([1, Number.NaN, Number.NaN, 1], 2)).toThrow(RangeError);
  expect(() => computeEigenvalues([1, 2], 2)).toThrow(RangeError);
});

test('matrices of numbers that have lost their digits', () => {
  // Of a layer that is switched off: products of tiny outputs.
  const [tiny, least] = [1e-310, 5e-324];
  for (const scale of [tiny, least])
    for (const value of computeEigenvalues([scale, scale, 0, scale, 3 * scale, scale, 0, scale, 0], 3))
      expect(Math.abs(value)).toBeLessThan(1e-307);
  const [first, ...others] = computeEigenvalues([100, 0, 0, 0, 2 * least, least, 0, least, 5 * least], 3);
  expect(first).toBe(100);
  expect(Math.max(...others.map(Math.abs))).toBeLessThan(1e-307);
});

// Q D Q' of a known D and reflections Q: the eigenvalues are known without computing any.
test('known eigenvalues come back', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: -100, max: 100, noNaN: true }), { minLength: 1, maxLength: 24 }),
      fc.nat(),
      (known, seed) => {
        const size = known.length;
        const random = createRandom(seed);
        let matrix = create(size, (row, column) => (row === column ? (known[row] ?? 0) : 0));
        for (let turn = 0; turn < 2; turn++) {
          const direction = Array.from({ length: size }, () => random.nextNormal());
          const squared = direction.reduce((sum, value) => sum + value * value, 0);
          const reflect = (row: number, column: number) =>
            (row === column ? 1 : 0) - (2 * (direction[row] ?? 0) * (direction[column] ?? 0)) / squared;
          const multiply = (
            a: (row: number, k: number) => number,
            b: (k: number, column: number) => number,
          ) =>
            create(size, (row, column) => {
              let sum = 0;
              for (let k = 0; k < size; k++) sum += a(row, k) * b(k, column);
              return sum;
            });
          const left = multiply(reflect, (row, column) => matrix[row * size + column] ?? 0);
          matrix = multiply((row, column) => left[row * size + column] ?? 0, reflect);
        }
        const found = computeEigenvalues(matrix, size);
        const expected = [...known].sort((a, b) => b - a);
        for (const [index, value] of found.entries())
          expect(value).toBeCloseTo(expected[index] ?? Number.NaN, 9);
      },
    ),
    { numRuns: 50, examples: [[[-5e-324, -2.5e-323, 0], 9]] },
  );
});
