/**
 * @file The language of the page: which there are, which is chosen, and its sentences.
 *
 * A language is two packs: what the first picture shows, and what late panels show. English of the first picture is
 * part of the entry, everything else is loaded when it is first wanted.
 */
import { en, type Text } from '../text/en';
import type { LateText } from '../text/enLate';
import { type Language, useStore } from './store';

type Loaders = Readonly<
  Record<Language, { readonly early: () => Promise<Text>; readonly late: () => Promise<LateText> }>
>;

const loaders: Loaders = {
  en: {
    early: () => Promise.resolve(en),
    late: () => import('../text/enLate').then(({ enLate }) => enLate),
  },
};

/** Languages in the order of the menu, each called what its speakers call it. */
export const languageNames: Readonly<Record<Language, string>> = { en: 'English' };

const early = new Map<Language, Text>([['en', en]]);
const late = new Map<Language, LateText>();
const lateRequests = new Map<Language, Promise<LateText>>();

/** Loads the late sentences of the chosen language; the promise keeps its identity. */
export function loadLateText(): Promise<LateText> {
  const { language } = useStore.getState();
  const known = lateRequests.get(language);
  if (known !== undefined) return known;
  const request = loaders[language].late();
  lateRequests.set(language, request);
  request.then(
    (text) => late.set(language, text),
    // The next wish tries again: a network may be back.
    () => lateRequests.delete(language),
  );
  return request;
}

/** Chooses a language; the page changes once its sentences are there. */
export async function chooseLanguage(language: Language): Promise<void> {
  if (!early.has(language)) early.set(language, await loaders[language].early());
  useStore.getState().setLanguage(language);
}

/** The sentences of the chosen language, outside of components. */
export function getText(): Text {
  return early.get(useStore.getState().language) ?? en;
}

/** The sentences of the chosen language. */
export function useText(): Text {
  const language = useStore((state) => state.language);
  return early.get(language) ?? en;
}

/** The late sentences of a language, where they are loaded. */
export function peekLateText(language: Language): LateText | undefined {
  return late.get(language);
}

/**
 * The late sentences outside of components, for what runs behind a late panel or after {@link loadLateText}.
 * @throws Error before they are loaded
 */
export function getLateText(): LateText {
  const text = late.get(useStore.getState().language);
  if (text === undefined) throw new Error('the late sentences are not loaded');
  return text;
}
