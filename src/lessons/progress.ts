/** @file What somebody has done of the lessons: kept in this browser, and as a code that can be shown to a teacher. */
import { firstOrder, progressOrder, type StepName } from './progressOrder';

/** Names of steps that are done, by lesson. */
export type Progress = Readonly<Record<string, readonly string[]>>;

const key = 'fovea.lessons';

/** What was kept; nothing where the browser keeps nothing, or where it is damaged. */
export function readProgress(): Progress {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
    if (typeof kept !== 'object' || kept === null) return {};
    const entries = Object.entries(kept).map(([lesson, steps]) => [
      lesson,
      Array.isArray(steps) ? steps.filter((step) => typeof step === 'string') : [],
    ]);
    return Object.fromEntries(entries);
  } catch {
    return {};
  }
}

/** Keeps what is done; a browser that keeps nothing forgets it with the page. */
export function keepProgress(progress: Progress): void {
  try {
    localStorage.setItem(key, JSON.stringify(progress));
  } catch {
    // It lasts until the page is closed.
  }
}

/** With one more step done. */
export function addDone(progress: Progress, lesson: string, step: string): Progress {
  const before = progress[lesson] ?? [];
  return before.includes(step) ? progress : { ...progress, [lesson]: [...before, step] };
}

/** Letters that are not mistaken for each other when they are read aloud or copied (Crockford's base 32). */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const bitsPerLetter = 5;

function computeCheck(values: readonly number[]): number {
  return values.reduce((sum, value, place) => (sum + value * (place * 2 + 3)) % letters.length, 7);
}

/** Values below 32 as letters in groups of four; one more letter guards against slips. */
export function writeLetters(values: readonly number[]): string {
  const code = [...values, computeCheck(values)].map((value) => letters[value]).join('');
  return code.replace(/(.{4})(?=.)/g, '$1-');
}

/** The values behind letters as somebody types them; null where one of them is wrong. */
export function readLetters(code: string): readonly number[] | null {
  const plain = code.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  const values = [...plain].map((letter) => letters.indexOf(letter));
  const check = values.pop();
  return values.includes(-1) || check !== computeCheck(values) ? null : values;
}

/** Flags as values below 32, five a value. */
export function packFlags(bits: readonly boolean[]): readonly number[] {
  const values: number[] = [];
  for (let start = 0; start < bits.length; start += bitsPerLetter) {
    const part = bits.slice(start, start + bitsPerLetter);
    values.push(part.reduce((value, bit, place) => value + (bit ? 2 ** place : 0), 0));
  }
  return values;
}

/** The flag at a place of packed values. */
export function hasFlag(values: readonly number[], place: number): boolean {
  const value = values[Math.floor(place / bitsPerLetter)] ?? 0;
  return ((value >> (place % bitsPerLetter)) & 1) === 1;
}

/** A short code of what is done. */
export function writeProgressCode(progress: Progress): string {
  return writeLetters(
    packFlags(progressOrder.map(([lesson, step]) => progress[lesson]?.includes(step) ?? false)),
  );
}

const countLetters = (steps: readonly StepName[]) => Math.ceil(steps.length / bitsPerLetter);

/** The steps in a code of so many letters: one from before there were more steps holds the first of them. */
function findOrder(letterCount: number): readonly StepName[] | null {
  if (letterCount === countLetters(firstOrder)) return firstOrder;
  const isOfThese = letterCount > countLetters(firstOrder) && letterCount <= countLetters(progressOrder);
  return isOfThese ? progressOrder.slice(0, letterCount * bitsPerLetter) : null;
}

/** What a code says, however old it is; null for one that is none of these lessons', or was copied with a slip. */
export function readProgressCode(code: string): Progress | null {
  const values = readLetters(code);
  const order = values && findOrder(values.length);
  if (values === null || order === null) return null;
  return order.reduce<Progress>(
    (progress, [lesson, step], place) =>
      hasFlag(values, place) ? addDone(progress, lesson, step) : progress,
    {},
  );
}
