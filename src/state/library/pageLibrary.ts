/** @file The library of this page, and what the page knows of it. */
import type { Design } from '../../document/document';
import type { KeptDesigns } from './autosave';
import type { DesignId } from './designId';
import { createDesignLibrary } from './designLibrary';

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
