/**
 * @file Narrow drawing of shortcuts: a branch that is a single card beside the chain (the projection of a
 * residual block) is put into the chain's column, behind the main branch; the chain passes it in a lane.
 */
import type { CardItem, Item, Series } from './structure';

/** Puts shortcuts of one card into the outermost chain; a series without any is returned as it is. */
export function inlineShortcuts(series: Series): Series {
  const items = series.items.flatMap(inlineItem);
  return items.length === series.items.length ? series : { items };
}

function inlineItem(item: Item): readonly Item[] {
  if (item.type !== 'block') return [item];
  const [main, ...others] = item.branches;
  const asides = others.map((branch) => (branch.items.length === 1 ? branch.items[0] : undefined));
  const cards = asides.filter((aside): aside is CardItem => aside?.type === 'card');
  // Next to a main branch of one card it would be no shortcut but an equal.
  if (main === undefined || cards.length !== asides.length || main.items.length < 2) return [item];
  return [...main.items, ...cards.map((aside) => ({ ...aside, isAside: true }))];
}
