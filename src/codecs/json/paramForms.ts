/**
 * @file How parameter values look in JSON: as they are, but that one number may stand for both axes or for all
 * four sides.
 */
import type { Parameter } from '../../layers/parameter';

const sideNames = ['top', 'bottom', 'left', 'right'] as const;

/** The value in its shortest form. */
export function writeParameter(spec: Parameter, value: unknown): unknown {
  if (spec.type === 'padding' || spec.type === 'sides') {
    if (typeof value !== 'object' || value === null) return value;
    const [first, ...others] = Object.values(value);
    return others.every((side) => side === first) ? first : value;
  }
  return Array.isArray(value) && value.length === 2 && value[0] === value[1] ? value[0] : value;
}

/** The value that a stored form stands for; what has no short form is returned as it is, right or wrong. */
export function expandParameter(spec: Parameter, stored: unknown): unknown {
  if (typeof stored !== 'number') return stored;
  switch (spec.type) {
    case 'integerPerAxis':
    case 'realPerAxis':
    case 'optionalIntegerPerAxis':
      return [stored, stored];
    case 'padding':
    case 'sides':
      return Object.fromEntries(sideNames.map((side) => [side, stored]));
    default:
      return stored;
  }
}

/** Whether two parameter values are the same, part by part. */
export function isSameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const left = Object.entries(a);
  const right = new Map(Object.entries(b));
  return (
    left.length === right.size &&
    left.every(([key, value]) => right.has(key) && isSameValue(value, right.get(key)))
  );
}
