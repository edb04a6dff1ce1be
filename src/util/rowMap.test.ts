/** @file A map over a row answers as a Map with the same entries does. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { KeyRow, RowMap } from './rowMap';

describe('a map over a row', () => {
  test('answers every question as a Map does', () => {
    const property = fc.property(
      fc.uniqueArray(fc.string({ maxLength: 3 })),
      fc.array(fc.string({ maxLength: 3 })),
      (keys, questions) => {
        const values = keys.map((key, position) => `${position}:${key}`);
        const map: ReadonlyMap<string, string> = new RowMap(new KeyRow(keys), values);
        const expected = new Map(keys.map((key, position) => [key, `${position}:${key}`]));
        expect(map.size).toBe(expected.size);
        expect([...map]).toEqual([...expected]);
        expect([...map.keys()]).toEqual([...expected.keys()]);
        expect([...map.values()]).toEqual([...expected.values()]);
        for (const key of [...keys, ...questions]) {
          expect(map.get(key)).toBe(expected.get(key));
          expect(map.has(key)).toBe(expected.has(key));
        }
        const visited: unknown[] = [];
        map.forEach((value, key, whole) => {
          visited.push([key, value, whole === map]);
        });
        expect(visited).toEqual([...expected].map(([key, value]) => [key, value, true]));
      },
    );
    fc.assert(property);
  });

  test('holds a value that is undefined, as a Map does', () => {
    const map = new RowMap(new KeyRow(['a']), [undefined]);
    expect([map.has('a'), map.get('a'), map.has('b')]).toEqual([true, undefined, false]);
  });
});
