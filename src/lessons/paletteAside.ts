/** @file A lesson stands in the place of the palette, which comes back with its end unless it had been folded before. */
import { mediumScreen } from '../editor/screenSizes';
import { useStore } from '../state/store';

/** Null where that is not known: the page was loaded within the lesson. */
let wasFolded: boolean | null = null;

/** Folds the palette. To be called before the lesson is set; another step, or another lesson, leaves it as it is. */
export function foldPalette(): void {
  const { lesson, openPanels, togglePanel } = useStore.getState();
  if (lesson !== null) return;
  wasFolded = !openPanels.has('palette');
  if (!wasFolded) togglePanel('palette');
}

/** Unfolds it again. */
export function unfoldPalette(): void {
  const staysFolded = wasFolded ?? matchMedia(mediumScreen).matches;
  const { openPanels, togglePanel } = useStore.getState();
  if (!staysFolded && !openPanels.has('palette')) togglePanel('palette');
  wasFolded = null;
}
