/** @file A move of the search: one change of a design, where it applies. */
import type { Architecture } from '../../architecture/architecture';
import type { Anatomy } from '../../suggestions/anatomy';
import type { Random } from '../../util/random';

/**
 * Makes another network of one; null where it does not apply. What it makes may have errors or change nothing: who
 * calls it looks.
 */
export type Move = (anatomy: Anatomy, random: Random) => Architecture | null;

/** One of several items; null where there is none. */
export function pick<Item>(items: readonly Item[], random: Random): Item | null {
  return items.length === 0 ? null : (items[random.nextBelow(items.length)] ?? null);
}
