/**
 * @file A read-only map whose keys stand in a row, with arrays inside: a large one costs little more than its values,
 * where a hash table would be grown and filled again and again.
 *
 * Looking up by key needs an index. It is made at the first question, and shared by all maps over the same row.
 */

/** Distinct keys in a fixed order, and where each of them stands. */
export class KeyRow<Key> {
  readonly keys: readonly Key[];
  #positions: Map<Key, number> | null = null;

  constructor(keys: readonly Key[]) {
    this.keys = keys;
  }

  /** The position of a key; undefined where it is not in the row. The first call is linear in the keys. */
  find(key: Key): number | undefined {
    if (this.#positions === null) {
      this.#positions = new Map();
      for (let position = 0; position < this.keys.length; position++)
        this.#positions.set(this.keys[position] as Key, position);
    }
    return this.#positions.get(key);
  }
}

/** Values by key, in the order of the row. */
export class RowMap<Key, Value> implements ReadonlyMap<Key, Value> {
  readonly row: KeyRow<Key>;
  readonly #values: readonly Value[];

  /** @param values as many as there are keys, in their order. */
  constructor(row: KeyRow<Key>, values: readonly Value[]) {
    this.row = row;
    this.#values = values;
  }

  get size(): number {
    return this.#values.length;
  }

  /** The value at a position of the row. */
  at(position: number): Value | undefined {
    return this.#values[position];
  }

  get(key: Key): Value | undefined {
    const position = this.row.find(key);
    return position === undefined ? undefined : this.#values[position];
  }

  has(key: Key): boolean {
    return this.row.find(key) !== undefined;
  }

  keys(): MapIterator<Key> {
    return this.row.keys.values();
  }

  values(): MapIterator<Value> {
    return this.#values.values();
  }

  entries(): MapIterator<[Key, Value]> {
    return this.row.keys
      .map((key, position): [Key, Value] => [key, this.#values[position] as Value])
      .values();
  }

  [Symbol.iterator](): MapIterator<[Key, Value]> {
    return this.entries();
  }

  forEach(visit: (value: Value, key: Key, map: ReadonlyMap<Key, Value>) => void): void {
    for (const [key, value] of this.entries()) visit(value, key, this);
  }
}
