/** @file Freezes values for tests: whoever changes one in place fails. */

const frozen = new WeakSet<object>();

function refuseChange(): never {
  throw new TypeError('This value must not change');
}

/** Freezes a value and everything in it, maps and sets included; returns it. */
export function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || frozen.has(value)) return value;
  frozen.add(value);
  if (value instanceof Map || value instanceof Set) {
    // Freezing a collection does not stop its methods.
    for (const method of ['set', 'add', 'delete', 'clear'])
      Object.defineProperty(value, method, { value: refuseChange });
    for (const [key, entry] of value.entries()) {
      deepFreeze(key);
      deepFreeze(entry);
    }
  } else {
    for (const entry of Object.values(value)) deepFreeze(entry);
  }
  return Object.freeze(value);
}
