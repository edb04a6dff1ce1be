/** @file Opens what a link holds: as a design of its own, or, where the link is one of this page's, the design itself. */
import { readLink } from '../../codecs/url/link';
import type { Design } from '../../document/document';
import { loadKept } from '../library/pageLibrary';
import { useStore } from '../store';
import { findWrittenLink, rememberWrittenLink } from './writtenLinks';

/** Opens a design; the store's own way by default. */
export type OpenDesign = (design: Design) => void;

/** The design that a link compares with; null where there is none. */
function readCompared(hash: string): Design | null {
  if (!hash.startsWith('#c')) return null;
  const result = readLink(hash);
  return result.ok ? result.compared : null;
}

/** Opens the design in a link as one of its own; says why where there is none. Returns whether it was opened. */
export function openForeignLink(hash: string, onOpen: OpenDesign): boolean {
  const result = readLink(hash);
  const { setLinkProblem, setCompared, showDockTab } = useStore.getState();
  setLinkProblem(result.ok ? null : result.problem);
  if (!result.ok) return false;
  onOpen(result.design);
  setCompared(result.compared);
  if (result.compared !== null) showDockTab('compare');
  rememberWrittenLink(useStore.getState().designId, hash);
  return true;
}

/** Follows a link to which the address has changed. */
export async function followLink(hash: string, onOpen: OpenDesign): Promise<void> {
  const own = findWrittenLink(hash);
  const { designId, recent, reopenRecent, openDesign, setLinkProblem } = useStore.getState();
  if (own === null) {
    openForeignLink(hash, onOpen);
    return;
  }
  setLinkProblem(null);
  if (own === designId) return;
  if (recent.some((entry) => entry.designId === own)) reopenRecent(own);
  else {
    const kept = await loadKept(own);
    if (kept === null) {
      openForeignLink(hash, onOpen);
      return;
    }
    openDesign(kept, own);
  }
  takeUpCompared(hash);
}

/** Takes up what the link of a design compares it with, as after a reload. */
export function takeUpCompared(hash: string): void {
  const { setCompared, showDockTab } = useStore.getState();
  const compared = readCompared(hash);
  setCompared(compared);
  if (compared !== null) showDockTab('compare');
}
