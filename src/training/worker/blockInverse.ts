/**
 * @file Applies the inverse of a matrix that is nearly made of blocks on its diagonal: positive definite ones, each by
 * its Cholesky factor.
 */

/** A block of the matrix. */
export interface DiagonalBlock {
  /** Its first row. */
  readonly start: number;
  readonly size: number;
  /** [size, size], row by row; only what stands on the diagonal and above it is read. */
  readonly values: ArrayLike<number>;
}

/** The upper factor R of a matrix R^T R, row by row. @throws RangeError where the matrix is not positive definite. */
function factorize({ size, values }: DiagonalBlock): Float64Array {
  const factor = new Float64Array(size * size);
  for (let row = 0; row < size; row++)
    for (let column = row; column < size; column++)
      factor[row * size + column] = values[row * size + column] ?? 0;
  for (let row = 0; row < size; row++) {
    const head = row * size;
    const pivot = Math.sqrt(factor[head + row] ?? 0);
    if (!(pivot > 0)) throw new RangeError('A block that is not positive definite');
    for (let column = row; column < size; column++)
      factor[head + column] = (factor[head + column] ?? 0) / pivot;
    for (let below = row + 1; below < size; below++) {
      const share = factor[head + below] ?? 0;
      if (share === 0) continue;
      for (let column = below; column < size; column++)
        factor[below * size + column] =
          (factor[below * size + column] ?? 0) - share * (factor[head + column] ?? 0);
    }
  }
  return factor;
}

/** Solves R^T R x = b for several columns, in place: b is [size, columns] from `start` on. */
function solve(
  factor: Float64Array,
  size: number,
  values: Float64Array,
  start: number,
  columns: number,
): void {
  const subtract = (target: number, source: number, share: number): void => {
    const [to, from] = [(start + target) * columns, (start + source) * columns];
    for (let column = 0; column < columns; column++)
      values[to + column] = (values[to + column] ?? 0) - share * (values[from + column] ?? 0);
  };
  const divide = (row: number): void => {
    const pivot = factor[row * size + row] ?? 1;
    const to = (start + row) * columns;
    for (let column = 0; column < columns; column++) values[to + column] = (values[to + column] ?? 0) / pivot;
  };
  for (let row = 0; row < size; row++) {
    divide(row);
    for (let below = row + 1; below < size; below++) subtract(below, row, factor[row * size + below] ?? 0);
  }
  for (let row = size - 1; row >= 0; row--) {
    for (let after = row + 1; after < size; after++) subtract(row, after, factor[row * size + after] ?? 0);
    divide(row);
  }
}

/**
 * The inverse of a matrix of blocks, times what it is given: [rows, columns], row by row. Rows beyond the blocks are
 * multiplied by `rest`. O(size^2 columns) a block; factors are computed at once, O(size^3 / 3) each.
 *
 * @throws RangeError where a block is not positive definite.
 */
export function createBlockInverse(
  blocks: readonly DiagonalBlock[],
  columns: number,
  rest: number,
): (values: Float64Array) => Float64Array {
  const factors = blocks.map((block) => ({ ...block, factor: factorize(block) }));
  const rows = blocks.reduce((most, { start, size }) => Math.max(most, start + size), 0);
  return (values) => {
    const result = values.map((value, index) => (index < rows * columns ? value : rest * value));
    for (const { factor, size, start } of factors) solve(factor, size, result, start, columns);
    return result;
  };
}
