/** @file The reader's best answers, kept in this browser, and how good they are. */
import type { ChallengeId } from './challenge';

/** A solved challenge: what was reached, and the link of the network that reached it. */
export interface ChallengeRecord {
  readonly score: number;
  readonly link: string;
}

/** By the names of the challenges. */
export type ChallengeRecords = Readonly<Partial<Record<string, ChallengeRecord>>>;

const key = 'fovea.challenges';

function isRecord(value: unknown): value is ChallengeRecord {
  if (typeof value !== 'object' || value === null) return false;
  const { score, link } = value as Partial<Record<keyof ChallengeRecord, unknown>>;
  return typeof score === 'number' && score >= 0 && typeof link === 'string';
}

/** What was kept; nothing where the browser keeps nothing, or where it is damaged. */
export function readRecords(): ChallengeRecords {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
    if (typeof kept !== 'object' || kept === null) return {};
    return Object.fromEntries(Object.entries(kept).filter(([, record]) => isRecord(record)));
  } catch {
    return {};
  }
}

/** Keeps an answer where it is the best so far; a browser that keeps nothing forgets it with the page. */
export function keepRecord(id: ChallengeId, record: ChallengeRecord): void {
  const records = readRecords();
  const before = records[id];
  if (before !== undefined && before.score <= record.score) return;
  try {
    localStorage.setItem(key, JSON.stringify({ ...records, [id]: record }));
  } catch {
    // It lasts until the page is closed.
  }
}

/** Answers up to this multiple of the best known one have two stars. */
const goodFactor = 1.5;

/** Stars of a solved challenge: 3 for the best known answer or a better one, 2 for one near it, else 1. */
export function countStars(score: number, best: number): 1 | 2 | 3 {
  return score <= best ? 3 : score <= goodFactor * best ? 2 : 1;
}

/** How good an answer is, in whole percent of the best known: 100 only where it is as good, more where it is better. */
export function computeShare(score: number, best: number): number {
  if (score === best) return 100;
  const share = (100 * best) / Math.max(score, Number.MIN_VALUE);
  return score < best ? Math.max(101, Math.round(share)) : Math.min(99, Math.floor(share));
}

const rivalKey = 'fovea.rivals';

function readRivals(): Readonly<Record<string, unknown>> {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(rivalKey) ?? '{}');
    return typeof kept === 'object' && kept !== null ? { ...kept } : {};
  } catch {
    return {};
  }
}

/** What whoever sent the link to a challenge has reached; null where nobody did. Kept with the tab. */
export function readRival(id: string): number | null {
  const score = readRivals()[id];
  return typeof score === 'number' ? score : null;
}

/** Keeps what a link said. */
export function keepRival(id: ChallengeId, score: number): void {
  try {
    sessionStorage.setItem(rivalKey, JSON.stringify({ ...readRivals(), [id]: score }));
  } catch {
    // Then there is nobody to compare with.
  }
}
