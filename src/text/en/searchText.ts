/** @file Words of the search for better designs. */
import type { OutlinePart } from '../../search/designOutline';
import { formatSize } from '../quantities';

/** Convolutions by the size of their maps, with their channels: `5 at 16x16 (64), 9 at 8x8 (64 to 128)`. */
function formatOutline(outline: readonly OutlinePart[]): string {
  return outline
    .map(({ mapSize, convolutions, channels: [least, most] }) => {
      const channels = least === most ? String(most) : `${least} to ${most}`;
      return `${convolutions} at ${formatSize(mapSize)} (${channels})`;
    })
    .join(', ');
}

/** What the search says. */
export const searchText = {
  formatOutline,
} as const;
