/** @file What stands in an open menu. */
import { MenuLine } from './MenuLine';
import type { MenuItem } from './overlayProps';

/** The lines; while they are there the page below takes no focus. */
export function MenuLines({ items }: { readonly items: readonly MenuItem[] }) {
  return items.map((item) => <MenuLine key={item.id} item={item} />);
}
