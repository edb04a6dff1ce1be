/** @file Brings the library of this browser and the open design together. Loaded after the first paint. */

import { restoreLastDesign, startAutosave } from './autosave';
import { createDesignLibrary } from './designLibrary';
import { recallLastDesign } from './lastDesign';

/** Opens the design of the last visit, where there is one, and keeps changes from then on. */
export async function keepDesigns(): Promise<void> {
  const library = createDesignLibrary();
  const kept = await restoreLastDesign(library);
  // What was taken up from the last visit is in nobody's hands but ours: it is kept at once.
  await startAutosave(library, kept).flush();
  await library.prunePristine(recallLastDesign());
}
