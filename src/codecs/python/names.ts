/** @file Words of names: as identifiers, as class names, and without what the surroundings say already. */

/** Letters, digits and single underscores, none of them at an end; empty where nothing is left. */
export function toWord(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
}

/** A name without the longest of the prefixes that it has (`layer1.0.conv1` within `layer1.0` is `conv1`). */
export function stripPrefix(name: string, prefixes: readonly string[]): string {
  const word = toWord(name);
  for (const prefix of prefixes) {
    const start = `${toWord(prefix)}_`;
    if (start.length > 1 && word.length > start.length && word.startsWith(start))
      return word.slice(start.length);
  }
  return word;
}

/** Each part of a name with a capital first letter, together: `dense_layer` -> `DenseLayer`, `50_32x4d` -> `50_32x4d`. */
export function toCamelCase(name: string): string {
  return toWord(name)
    .split('_')
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .reduce((joined, part) => joined + (/\d$/.test(joined) && /^\d/.test(part) ? '_' : '') + part, '');
}

/** Hands out identifiers that are not taken, each once: `name`, `name_2`, `name_3`; `separator` is what stands between. */
export function createIdentifiers(
  reserved: Iterable<string> = [],
  separator = '_',
): (wanted: string) => string {
  const taken = new Set(reserved);
  const counts = new Map<string, number>();
  return (wanted) => {
    let name = wanted;
    let count = counts.get(wanted) ?? 1;
    // Without a separator a number must not run into another.
    const start = wanted + (separator === '' && /\d$/.test(wanted) ? '_' : separator);
    while (taken.has(name)) {
      count += 1;
      name = `${start}${count}`;
    }
    counts.set(wanted, count);
    taken.add(name);
    return name;
  };
}

/** A name in capitals as a function is called: `ConvBNReLU` -> `conv_bn_relu`, `ResidualBlock` -> `residual_block`. */
export function toSnakeCase(name: string): string {
  return name
    .replace(/(ReLU|SiLU|GELU|ELU|BN|LN|GN)/g, (word) => `_${word.toLowerCase()}_`)
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/_+/g, '_')
    .replace(/^_|_$/g, '');
}
