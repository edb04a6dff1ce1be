/**
 * @file Files changed at random, by structure and by byte. Changes are numbers from 0 to 1, so that fast-check shrinks
 * them and a seed repeats them.
 */
import fc from 'fast-check';

type Json = { [key: string]: unknown };

/** The places in a value: holder and key. */
function listPlaces(value: unknown, into: [Json, string][] = []): [Json, string][] {
  if (typeof value !== 'object' || value === null) return into;
  for (const [key, item] of Object.entries(value)) {
    into.push([value as Json, key]);
    listPlaces(item, into);
  }
  return into;
}

function nest(depth: number): unknown {
  let value: unknown = [];
  for (let level = 0; level < depth; level++) value = [value];
  return value;
}

/** Values that programs stumble over. */
const strange: readonly unknown[] = [
  ...[null, true, -1, 0, 0.5, 3, 1e308, 2 ** 31, -(2 ** 53), ''],
  ...['same', '__proto__', 'constructor', 'toString', 'Functional'],
  ...['<img src=x onerror=alert(1)>', 'x'.repeat(100_000), [], {}, [[]], [null, null, null], nest(200)],
  ...[
    { class_name: '__tuple__', items: [1, 2] },
    { class_name: 'Sequential', config: { layers: [] } },
  ],
  JSON.parse('{"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}}'),
  Array.from({ length: 5000 }, (_, index) => index),
];

/** Keys that mean something to JavaScript, or nothing to anybody. */
const strangeKeys = [
  '__proto__',
  'constructor',
  'prototype',
  'hasOwnProperty',
  'toJSON',
  'then',
  'extra',
  '',
];

const choose = <Item>(items: readonly Item[], where: number): Item | undefined =>
  items[Math.floor(where * items.length)];

/** A change: where, what, and how, each from 0 to 1. */
export type Change = readonly [where: number, what: number, how: number];

/** Sets a key as JSON.parse does: `__proto__` is a key as any other. */
function put(holder: Json, key: string, value: unknown): void {
  Object.defineProperty(holder, key, { value, configurable: true, enumerable: true, writable: true });
}

/** A copy with a few places changed: removed, doubled, put elsewhere (also where the same key stands), called otherwise, or given a strange value. */
export function mutateJson(value: unknown, changes: readonly Change[]): unknown {
  const copy = structuredClone(value);
  for (const [where, what, how] of changes) {
    const places = listPlaces(copy);
    const [holder, key] = choose(places, where) ?? [];
    if (holder === undefined || key === undefined) continue;
    const isAlike = how >= 0.2 && how < 0.4;
    const others = isAlike ? places.filter(([, candidate]) => candidate === key) : places;
    const [other, otherKey] = choose(others, what) ?? [holder, key];
    if (how < 0.1) delete holder[key];
    else if (how < 0.4) put(holder, key, structuredClone(other[otherKey]));
    else if (how < 0.45) put(holder, choose(strangeKeys, what) ?? '', structuredClone(holder[key]));
    else if (how < 0.55 && Array.isArray(holder)) holder.push(structuredClone(holder[Number(key)]));
    else put(holder, key, structuredClone(choose(strange, what)));
  }
  return copy;
}

/** Bytes changed, cut out or put in. */
export function mutateBytes(bytes: Uint8Array, changes: readonly Change[]): Uint8Array<ArrayBuffer> {
  let result = Uint8Array.from(bytes);
  for (const [where, what, how] of changes) {
    const offset = Math.floor(where * result.length);
    if (how < 0.6) result[offset] = Math.floor(what * 256);
    else if (how < 0.7) result = result.slice(0, offset);
    else if (how < 0.85)
      result = Uint8Array.from([...result.slice(0, offset), ...result.slice(offset + 1 + what * 40)]);
    else result.fill(255, offset, offset + 8);
  }
  return result;
}

/** A number from 0 to 1, each as likely as any other: `fc.double` hardly leaves the neighbourhood of 0. */
export const unit = fc.nat(999_999).map((part) => part / 1_000_000);

/** One to four changes. */
export const picks: fc.Arbitrary<readonly Change[]> = fc.array(fc.tuple(unit, unit, unit), {
  minLength: 1,
  maxLength: 4,
});
