/** @file The first of many names, each no longer than a line takes. */

const maxNames = 4;
const maxLength = 24;

function shorten(name: string): string {
  const letters = [...name];
  return letters.length > maxLength ? `${letters.slice(0, maxLength - 1).join('')}…` : name;
}

/** Up to four names as they are, or three of them and what `formatRest` makes of the number of the others. */
export function listFew(names: readonly string[], formatRest: (count: number) => string): readonly string[] {
  if (names.length <= maxNames) return names.map(shorten);
  const first = names.slice(0, maxNames - 1);
  return [...first.map(shorten), formatRest(names.length - first.length)];
}
