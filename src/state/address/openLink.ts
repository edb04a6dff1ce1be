/** @file Opens what a link holds: as a design of its own, or, where the link is one of this page's, the design itself. */
import { readLink } from '../../codecs/url/link';
import type { LinkResult } from '../../codecs/url/linkResult';
import type { Design } from '../../document/document';
import { loadKept } from '../library/pageLibrary';
import { startAssignment } from '../startAssignment';
import { useStore } from '../store';
import { findWrittenLink, rememberWrittenLink } from './writtenLinks';

type OpenedLink = Extract<LinkResult, { readonly ok: true }>;

/** Opens a design; the store's own way by default. */
export type OpenDesign = (design: Design) => void;

/** Takes up what a link says beside the design: what it is compared with, what is to be done with it. */
function takeUp({ design, compared, assignment }: OpenedLink, hash: string): void {
  const { setCompared, showDockTab } = useStore.getState();
  setCompared(compared);
  if (compared !== null) showDockTab('compare');
  if (assignment !== null) startAssignment(assignment, design, hash);
}

/** Opens the design in a link as one of its own; says why where there is none. Returns whether it was opened. */
export function openForeignLink(hash: string, onOpen: OpenDesign): boolean {
  const result = readLink(hash);
  const { setLinkProblem } = useStore.getState();
  setLinkProblem(result.ok ? null : result.problem);
  if (!result.ok) return false;
  // What is to be found out is not to be selected.
  if (result.assignment === null) onOpen(result.design);
  else useStore.getState().openDesign(result.design);
  takeUp(result, hash);
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
  takeUpLink(hash);
}

/** Takes up what the link of an open design says beside it, as after a reload. */
export function takeUpLink(hash: string): void {
  // Only these say more.
  const result = /^#[ct]/.test(hash) ? readLink(hash) : null;
  if (result?.ok) takeUp(result, hash);
  else useStore.getState().setCompared(null);
}
