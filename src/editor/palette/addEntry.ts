/** @file Adds an entry of the palette; what that takes is loaded with the first one. */
import { loadLateText } from '../../state/language';
import { hasMovedOn } from '../canvas/focusLayer';
import { holdKeys } from '../commands/heldKeys';
import type { PaletteId } from './paletteEntries';
import type { EntryPlace } from './placeEntry';

/**
 * Adds a layer or block, by default behind what is selected. Entries are added in the order in which they were asked
 * for.
 *
 * @param isFocused whether the keyboard's focus goes along, unless somebody leads it elsewhere in the meantime.
 */
export function addEntry(id: PaletteId, isFocused = false, place?: EntryPlace): void {
  const from = document.activeElement;
  const adding = Promise.all([import('./placeEntry'), loadLateText()]).then(([{ placeEntry }]) =>
    placeEntry(id, isFocused && !hasMovedOn(from), place),
  );
  holdKeys(adding);
}
