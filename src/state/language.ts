/**
 * @file The language of the page: which there are, which is chosen, and its sentences.
 *
 * A language is two packs: what the first picture shows, and what late panels show. English of the first picture is
 * part of the entry, everything else is loaded when it is first wanted.
 */
import { en, type Text } from '../text/en';
import type { AllText, LateText } from '../text/enLate';
import { setDecimalMark } from '../text/quantities';
import { useStore } from './store';
import type { Store } from './storeShape';
import type { Language } from './viewSlice';

/** How to come by the packs of a language. */
interface Pack {
  readonly early: () => Promise<Text>;
  readonly late: () => Promise<LateText>;
}

const packs: Readonly<Record<Language, Pack>> = {
  en: {
    early: () => Promise.resolve(en),
    late: () => import('../text/enLate').then(({ enLate }) => enLate),
  },
  de: {
    early: () => import('../text/de').then(({ de }) => de),
    late: () => import('../text/deLate').then(({ deLate }) => deLate),
  },
};

/** Languages in the order of the menu, each called what its speakers call it. */
export const languageNames: Readonly<Record<Language, string>> = { en: 'English', de: 'Deutsch' };

const decimalMarks: Readonly<Record<Language, '.' | ','>> = { en: '.', de: ',' };

const early = new Map<Language, Text>([['en', en]]);
const all = new Map<Language, AllText>();
const requests = new Map<Language, Promise<AllText>>();

/** Loads all sentences of a language, the chosen one by default; the promise keeps its identity. */
export function loadLateText(language: Language = useStore.getState().language): Promise<AllText> {
  const known = requests.get(language);
  if (known !== undefined) return known;
  const pack = packs[language];
  const request = Promise.all([pack.early(), pack.late()]).then(([first, late]) => ({ ...first, ...late }));
  requests.set(language, request);
  request.then(
    (text) => {
      all.set(language, text);
      useStore.getState().noteLateText(language);
    },
    // The next wish tries again: the network may be back.
    () => requests.delete(language),
  );
  return request;
}

/** Chooses a language; the page changes once its sentences are there. */
export async function chooseLanguage(language: Language): Promise<void> {
  early.set(language, await loadLateText(language));
  setDecimalMark(decimalMarks[language]);
  useStore.getState().setLanguage(language);
}

/** The sentences of the first picture, outside of components. */
export function getText(): Text {
  return early.get(useStore.getState().language) ?? en;
}

/** The sentences of the first picture. */
export function useText(): Text {
  const language = useStore((state) => state.language);
  return early.get(language) ?? en;
}

/** All sentences of the chosen language where they are loaded; the store's `lateLanguage` tells when they are. */
export function peekLateText({ language }: Pick<Store, 'language'>): AllText | null {
  return all.get(language) ?? null;
}

/**
 * All sentences, outside of components: for what runs behind a late panel or after {@link loadLateText}.
 * @throws Error before they are loaded
 */
export function getLateText(): AllText {
  const text = all.get(useStore.getState().language);
  if (text === undefined) throw new Error('the late sentences are not loaded');
  return text;
}
