/** @file Which steps of an assignment are done: kept in this browser, and as a code for the teacher who sent it. */
import { computeTextDigest } from '../util/textDigest';

const key = 'fovea.assignments';
/** The oldest are forgotten. */
const maxKept = 60;

type Kept = readonly (readonly [digest: string, done: readonly number[]])[];

function readAll(): Kept {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    if (!Array.isArray(stored)) return [];
    return stored.flatMap((entry: unknown) => {
      if (!Array.isArray(entry) || typeof entry[0] !== 'string' || !Array.isArray(entry[1])) return [];
      const [digest, done] = entry;
      return [[digest, done.filter((step: unknown): step is number => typeof step === 'number')] as const];
    });
  } catch {
    return [];
  }
}

/** The steps that are done of the assignment in a link; none where the browser keeps nothing. */
export function readDoneSteps(hash: string): ReadonlySet<number> {
  const digest = computeTextDigest(hash);
  return new Set(readAll().find(([own]) => own === digest)?.[1]);
}

/** Keeps which steps are done; a browser that keeps nothing forgets it with the page. */
export function keepDoneSteps(hash: string, done: ReadonlySet<number>): void {
  const digest = computeTextDigest(hash);
  const others = readAll().filter(([own]) => own !== digest);
  const entries: Kept = [...others, [digest, [...done]] as const];
  try {
    localStorage.setItem(key, JSON.stringify(entries.slice(-maxKept)));
  } catch {
    // It lasts until the page is closed.
  }
}
