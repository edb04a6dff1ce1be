/** @file Looks into JSON of which nothing is known: every question has an answer for every value. */

/** An object of a JSON file. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether a value is an object and no list. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An entry of an object; undefined where there is none of its own. */
export function getEntry(object: unknown, key: string): unknown {
  return isObject(object) && Object.hasOwn(object, key) ? object[key] : undefined;
}

/** An entry that is an object; an empty one for anything else. */
export function getObject(object: unknown, key: string): JsonObject {
  const value = getEntry(object, key);
  return isObject(value) ? value : {};
}

/** An entry that is a word; null for anything else. */
export function getWord(object: unknown, key: string): string | null {
  const value = getEntry(object, key);
  return typeof value === 'string' ? value : null;
}

/** An entry that is a number; null for anything else. */
export function getNumber(object: unknown, key: string): number | null {
  const value = getEntry(object, key);
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

/** An entry that is true or false; the fallback for anything else. */
export function getFlag(object: unknown, key: string, fallback: boolean): boolean {
  const value = getEntry(object, key);
  return typeof value === 'boolean' ? value : fallback;
}

/** The items of a list, also of one that Keras wrapped: `{class_name: "__tuple__", items}`. Null for anything else. */
export function toList(value: unknown): readonly unknown[] | null {
  if (Array.isArray(value)) return value;
  const items = getEntry(value, 'items');
  return Array.isArray(items) ? items : null;
}

/** An entry that is a list of whole or open (null) lengths; null for anything else. */
export function getLengths(object: unknown, key: string): readonly (number | null)[] | null {
  const list = toList(getEntry(object, key));
  const isLengths = list?.every((item) => item === null || Number.isInteger(item));
  return list !== null && isLengths ? list.map((item) => (typeof item === 'number' ? item : null)) : null;
}

/** An entry that is a number for both axes, or one for each, [height, width]; null for anything else. */
export function getPairEntry(object: unknown, key: string): readonly [number, number] | null {
  const value = getEntry(object, key);
  if (typeof value === 'number') return [value, value];
  const list = toList(value);
  const [height, width = height] = list ?? [];
  return list !== null && list.length <= 2 && typeof height === 'number' && typeof width === 'number'
    ? [height, width]
    : null;
}

/** How many levels of lists and objects lie within each other, up to `max`. O(entries). */
export function countLevels(value: unknown, max: number): number {
  let level = 0;
  for (let row = [value]; level < max; level++) {
    const next = row.flatMap((item) =>
      typeof item === 'object' && item !== null ? [Object.values(item)] : [],
    );
    if (next.length === 0) break;
    row = next.flat();
  }
  return level;
}
