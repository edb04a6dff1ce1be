import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packConfusion, unpackConfusion } from './confusion';

test('rows, columns, and the cells that are not zero', () => {
  const confusion = [
    [3, 0, 1],
    [0, 0, 7],
  ];
  expect([...packConfusion(confusion)]).toEqual([2, 3, 0, 0, 3, 0, 2, 1, 1, 2, 7]);
  expect([...packConfusion([])]).toEqual([0, 0]);
});

test('what was packed comes back', () => {
  const count = fc.oneof(fc.constant(0), fc.nat({ max: 2 ** 32 - 1 }));
  const matrix = fc
    .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 }))
    .chain(([rows, columns]) =>
      fc.array(fc.array(count, { minLength: columns, maxLength: columns }), {
        minLength: rows,
        maxLength: rows,
      }),
    );
  fc.assert(
    fc.property(matrix, (confusion) => {
      expect(unpackConfusion(packConfusion(confusion))).toEqual(confusion);
    }),
  );
});
