/** @file The library of this page, and what the page knows of it. */
import type { Design } from '../../document/document';
import { useStore } from '../store';
import type { KeptDesigns } from './autosave';
import type { DesignId } from './designId';
import { createDesignLibrary, type RemovedDesign } from './designLibrary';

/** The library that the page keeps its designs in. */
export const pageLibrary = createDesignLibrary();

/** What the page knows of it. */
export const pageKept: KeptDesigns = { revisions: new Map(), designs: new Map() };

/** A kept design, from now on known to the page; null where there is none. */
export async function loadKept(id: DesignId): Promise<Design | null> {
  const loaded = await pageLibrary.load(id);
  if (loaded === null) return null;
  pageKept.revisions.set(id, loaded.revision);
  pageKept.designs.set(id, loaded.design);
  return loaded.design;
}

/** Gives a kept design that is not open another title; says whether that is kept. */
export async function renameKept(id: DesignId, title: string): Promise<boolean> {
  const result = await pageLibrary.rename(id, title);
  if (!result?.ok) return false;
  if (pageKept.revisions.has(id)) pageKept.revisions.set(id, result.revision);
  useStore.getState().renameRecent(id, title);
  return true;
}

/** Takes a design out of the library; where it is opened again and changed, it is a new entry. */
export async function removeKept(id: DesignId): Promise<RemovedDesign | null> {
  const removed = await pageLibrary.remove(id);
  pageKept.revisions.delete(id);
  pageKept.designs.delete(id);
  return removed;
}

/** Puts a design back that was taken out. */
export async function restoreKept(removed: RemovedDesign): Promise<void> {
  const result = await pageLibrary.restore(removed);
  if (result.ok) pageKept.revisions.set(removed.id, result.revision);
}
