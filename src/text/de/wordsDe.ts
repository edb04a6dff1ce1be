/** @file Wie auf Deutsch gezählt und aufgezählt wird. */
import { unitSpace } from '../quantities';

/** Eine Zahl mit ihrem Wort, die nicht getrennt werden: `1 Schicht`, `3 Schichten`. */
export function countDe(count: number, one: string, many: string): string {
  return `${count}${unitSpace}${count === 1 ? one : many}`;
}

/** Alle von mehreren: `Beide Schichten`, `Alle 3 Schichten`. */
export function countAllDe(count: number, one: string, many: string): string {
  return count === 2 ? `Beide ${many}` : `Alle ${countDe(count, one, many)}`;
}

/** Wörter, die oft gezählt werden. */
export const countLayers = (count: number) => countDe(count, 'Schicht', 'Schichten');
/** Gezählte Faltungen. */
export const countConvolutions = (count: number) => countDe(count, 'Faltung', 'Faltungen');
/** Gezählte Kanäle. */
export const countChannels = (count: number) => countDe(count, 'Kanal', 'Kanäle');
/** Gezählte Eingänge. */
export const countInputs = (count: number) => countDe(count, 'Eingang', 'Eingänge');
/** Gezählte Werte eines Vektors. */
export const countFeatures = (count: number) => countDe(count, 'Wert', 'Werte');

/** Wörter als Aufzählung: `4 oder 6`, `a, b und c`. */
export function listDe(words: readonly string[], conjunction: 'und' | 'oder'): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} ${conjunction} ${last}`;
}
