/**
 * @file Confusions packed for the browser's storage: of many classes a matrix has few counts above zero, and lists of
 * numbers are copied one by one where bytes are copied at once.
 */

/** How often each class (rows) was taken for each (columns). */
export type Confusion = readonly (readonly number[])[];

/** Rows, columns, then row, column and count of each cell that is not zero. */
export type PackedConfusion = Uint32Array<ArrayBuffer>;

/** Packs a matrix whose rows have one length. */
export function packConfusion(confusion: Confusion): PackedConfusion {
  const cells = confusion.flatMap((counts, row) =>
    counts.flatMap((count, column) => (count > 0 ? [row, column, count] : [])),
  );
  return Uint32Array.from([confusion.length, confusion[0]?.length ?? 0, ...cells]);
}

/** The matrix again. */
export function unpackConfusion(packed: PackedConfusion): Confusion {
  const [rows = 0, columns = 0] = packed;
  const confusion = Array.from({ length: rows }, () => new Array<number>(columns).fill(0));
  for (let at = 2; at < packed.length; at += 3) {
    const [row = 0, column = 0, count = 0] = packed.subarray(at, at + 3);
    const counts = confusion[row];
    if (counts !== undefined) counts[column] = count;
  }
  return confusion;
}
