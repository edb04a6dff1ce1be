/** @file How English counts and lists. */
import { unitSpace } from '../quantities';

/** A number with its noun, which do not part: `1 layer`, `3 layers`. */
export function countNoun(count: number, one: string, many = `${one}s`): string {
  return `${count}${unitSpace}${count === 1 ? one : many}`;
}

/** All of several: `Both layers`, `All 3 layers`. */
export function countAll(count: number, one: string): string {
  return count === 2 ? `Both ${one}s` : `All ${countNoun(count, one)}`;
}

/** Words as a list: `4 or 6`, `a, b and c`. */
export function listWords(words: readonly string[], conjunction: 'and' | 'or'): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} ${conjunction} ${last}`;
}

/** The same text with a capital first letter. */
export function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** What is wrong, and where it is known what would mend it; each one or more whole sentences. */
export interface Explanation {
  readonly what: string;
  readonly fix?: string;
}

/** Both parts of an explanation as one text. */
export function joinExplanation({ what, fix }: Explanation): string {
  return fix === undefined ? what : `${what} ${fix}`;
}
