/** @file What can be done with a find: look at it, take it, open it as a design of its own. */

import type { FoundDesign } from '../../../search/foundDesign';
import { compareWith } from '../../../state/compare/startCompare';
import { showPreview, takeRewritten } from '../../../state/preview';
import type { SearchRun } from '../../../state/runSlice';
import { useStore } from '../../../state/store';
import type { AllText } from '../../../text/enLate';
import { leavePreview, sayApplied } from '../previewActions';

/** The key of a find among all that can be previewed. */
export function getFindKey({ key }: FoundDesign): string {
  return `find ${key}`;
}

/** Shows a find on the canvas; a second call shows the open design again. */
export function toggleFind(find: FoundDesign, number: number, text: AllText): void {
  const key = getFindKey(find);
  if (useStore.getState().preview?.key === key) leavePreview();
  else showPreview(key, text.search.formatStep(number), find.apply());
}

/** Takes a find as one step. */
export function applyFind(find: FoundDesign, number: number, text: AllText): void {
  const label = text.search.formatStep(number);
  useStore.getState().editDesign(label, (design) => takeRewritten(design, find.apply()));
  sayApplied(label, text);
}

/** Compares a find, as what comes after, with the design that is open. */
export function compareFind({ design }: SearchRun, find: FoundDesign, number: number, text: AllText): void {
  const title = text.search.formatTitle(design.title, number);
  compareWith({ ...takeRewritten(design, find.apply()), title }, { isOtherAfter: true });
}

/** Opens a find as a design of its own; the one that the search started from stays as it is. */
export function openFind({ design }: SearchRun, find: FoundDesign, number: number, text: AllText): void {
  const title = text.search.formatTitle(design.title, number);
  useStore.getState().openDesign({ ...takeRewritten(design, find.apply()), title });
}
