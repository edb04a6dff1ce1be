/** @file Equality of plain values by what they hold. */

/**
 * Whether two plain values (numbers, texts, lists, records of such) hold the same; other objects are compared by
 * identity of their own entries. O(size of the values).
 */
export function isEqual(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const left = Object.entries(a);
  const right = new Map(Object.entries(b));
  return left.length === right.size && left.every(([key, value]) => isEqual(value, right.get(key)));
}
