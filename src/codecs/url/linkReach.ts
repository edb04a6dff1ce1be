/** @file How long a link may be: programs cut it, each at another length. */

/** How far a link gets: into chat programs, into most places, hardly, or not at all. */
export type LinkReach = 'everywhere' | 'most' | 'few' | 'none';

const limits: readonly (readonly [LinkReach, number])[] = [
  ['everywhere', 2000],
  ['most', 8000],
  ['few', 32_000],
];

/** How far a link of this many characters gets. */
export function getReach(length: number): LinkReach {
  return limits.find(([, limit]) => length <= limit)?.[0] ?? 'none';
}
