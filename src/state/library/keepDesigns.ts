/** @file Brings address, library and the open design together. Loaded after the first paint. */

import { isChallengeLike } from '../../codecs/url/challengeLink';
import '../startFolding';
import { startAddressBar } from '../address/addressBar';
import { type OpenDesign, openForeignLink, takeUpLink } from '../address/openLink';
import { findTabDesign, findWrittenLink } from '../address/writtenLinks';
import { startKeptLesson } from '../keptLesson';
import { useStore } from '../store';
import { type Autosave, restoreDesign, startAutosave } from './autosave';
import { rememberView } from './keptViews';
import { recallLastDesign } from './lastDesign';
import { watchOtherTabs } from './otherTabs';
import { pageKept, pageLibrary } from './pageLibrary';

function keepViews(): void {
  useStore.subscribe(({ canvasView, designId }, before) => {
    const isSameView = canvasView === before.canvasView;
    const isSameDesign = designId === before.designId;
    // A copy is looked at as its original was; another design was looked at before, or is as it opens.
    if (isSameView !== isSameDesign) rememberView(designId, canvasView);
  });
}

let autosave: Autosave | null = null;

/** Writes what is not written yet: room was made, say. */
export async function keepNow(): Promise<void> {
  await autosave?.flush();
}

/** Opens what the address asks for, or the design of the last visit; keeps changes and follows them from then on. */
export async function keepDesigns(onOpen: OpenDesign): Promise<void> {
  const hash = location.hash.length > 1 && !isChallengeLike(location.hash) ? location.hash : null;
  const own = findTabDesign(hash ?? '') ?? (hash === null ? null : findWrittenLink(hash));
  const last = recallLastDesign();
  const { openDesign, addRecent } = useStore.getState();
  const hasOwn = own !== null && (await restoreDesign(pageLibrary, own, pageKept, openDesign));
  if (hash !== null && hasOwn) takeUpLink(hash);
  const isOpened = hash !== null && (hasOwn || openForeignLink(hash, onOpen));
  // What was open at the last visit is one step back.
  if (!hasOwn) await restoreDesign(pageLibrary, last, pageKept, isOpened ? addRecent : openDesign);
  startKeptLesson();
  autosave = startAutosave(pageLibrary, pageKept);
  await autosave.flush();
  keepViews();
  watchOtherTabs();
  startAddressBar(onOpen, hash !== null && !isOpened);
  const { designId, recent } = useStore.getState();
  await pageLibrary.prunePristine(new Set([designId, ...recent.map((entry) => entry.designId)]));
}
