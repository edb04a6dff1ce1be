/**
 * @file Which link stood last in the address for which design, so that a reload finds the design and not a copy of it.
 * Links may be long; their fingerprints are kept.
 */
import { computeTextDigest } from '../../util/textDigest';
import type { DesignId } from '../library/designId';

const key = 'fovea.links';
const tabKey = 'fovea.tab';
const depth = 100;

/** Which link stood in the address while a design was open. */
interface Written {
  readonly id: DesignId;
  readonly digest: string;
}

const isWritten = (entry: unknown): entry is Written =>
  typeof entry === 'object' &&
  entry !== null &&
  ['id', 'digest'].every((name) => typeof Object.getOwnPropertyDescriptor(entry, name)?.value === 'string');

function readStored(storage: () => Storage, name: string): unknown {
  try {
    return JSON.parse(storage().getItem(name) ?? 'null');
  } catch {
    return null;
  }
}

function store(storage: () => Storage, name: string, value: unknown): void {
  try {
    storage().setItem(name, JSON.stringify(value));
  } catch {
    // A browser that keeps nothing opens the link anew.
  }
}

const forTab = () => sessionStorage;
const forAll = () => localStorage;

/** What is open in a tab, under the last two addresses: a reload that was under way may still ask for the one before. */
interface TabEntry {
  readonly id: DesignId;
  readonly digests: readonly string[];
}

function readTab(): TabEntry | null {
  const entry = readStored(forTab, tabKey);
  if (typeof entry !== 'object' || entry === null) return null;
  const { id, digests } = entry as Readonly<Record<string, unknown>>;
  return typeof id === 'string' && Array.isArray(digests) ? { id: id as DesignId, digests } : null;
}

/** Remembers what is open in this tab, whose address still says this: until it follows, or the page is left. */
export function rememberTab(id: DesignId, hash: string): void {
  const before = readTab();
  const digest = computeTextDigest(hash);
  const others = before?.id === id ? before.digests.filter((other) => other !== digest) : [];
  store(forTab, tabKey, { id, digests: [digest, ...others.slice(0, 1)] } satisfies TabEntry);
}

/** The design that was open in this tab with this address, before it was loaded again; null in a new tab. */
export function findTabDesign(hash: string): DesignId | null {
  const entry = readTab();
  return entry?.digests.includes(computeTextDigest(hash)) ? entry.id : null;
}

/** The oldest first. */
function readWritten(): readonly Written[] {
  const kept = readStored(forAll, key);
  return Array.isArray(kept) ? kept.filter(isWritten) : [];
}

/** Remembers the link of a design, in place of the one before. */
export function rememberWrittenLink(id: DesignId, hash: string): void {
  const others = readWritten().filter((entry) => entry.id !== id);
  const entry: Written = { id, digest: computeTextDigest(hash) };
  store(forAll, key, [...others, entry].slice(-depth));
}

/** The design whose last link this is; null where it is foreign. */
export function findWrittenLink(hash: string): DesignId | null {
  const digest = computeTextDigest(hash);
  return readWritten().findLast((entry) => entry.digest === digest)?.id ?? null;
}
