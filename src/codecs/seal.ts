/**
 * @file The design within a file of another format: its share link, and a number that says what the file computed when
 * it was written. Read back, the design counts only where the file still computes that; a file that somebody else
 * changed is read as any other.
 */
import type { Design } from '../document/document';
import { computeFnv1a } from '../util/fnv1a';
import type { ImportReport, ImportResult } from './importer';
import { readLink, writeLink } from './url/link';

const keys = { design: 'fovea.design', graph: 'fovea.graph' } as const;

/** Entries for a file's metadata. `description` says what the file computes. */
export function sealDesign(design: Design, description: string): Readonly<Record<string, string>> {
  return { [keys.design]: writeLink(design), [keys.graph]: computeFnv1a(description).toString(16) };
}

/** Whether metadata holds a design, unchanged or not. */
export function isSealed(metadata: ReadonlyMap<string, string>): boolean {
  return metadata.has(keys.design);
}

/** The design in a file's metadata; null where there is none, or where the file has changed since. */
export function openSeal(metadata: ReadonlyMap<string, string>, description: string): Design | null {
  const link = metadata.get(keys.design);
  if (link === undefined || metadata.get(keys.graph) !== computeFnv1a(description).toString(16)) return null;
  const read = readLink(link);
  return read.ok ? read.design : null;
}

/** What an importer answers where a file holds a design that is still its own. */
export function restoreDesign(
  design: Design,
  fileName: string,
  format: ImportReport['format'],
  nodesRead: number,
): ImportResult {
  const { architecture, resolution, title } = design;
  return {
    ok: true,
    architecture,
    resolution,
    workedAt: resolution,
    title: title || fileName.replace(/\.[^.]*$/, ''),
    design,
    report: { format, nodesRead, unsupported: [], notes: [{ code: 'restored-design' }] },
  };
}
