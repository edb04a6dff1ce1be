/** @file The prose of lessons in the chosen language. */
import { use } from 'react';
import { useStore } from '../state/store';
import type { Language } from '../state/viewSlice';
import { englishLessons, type LessonTexts } from './lessonTexts';

const loaders: Readonly<Record<Language, () => Promise<LessonTexts>>> = {
  en: () => Promise.resolve(englishLessons),
  de: () => import('../text/de/lessonsDe').then(({ germanLessons }) => germanLessons),
};

const requests = new Map<Language, Promise<LessonTexts>>();

/** Loads the prose of a language; the promise keeps its identity. */
function loadLessonTexts(language: Language): Promise<LessonTexts> {
  const known = requests.get(language);
  if (known !== undefined) return known;
  const request = loaders[language]();
  requests.set(language, request);
  request.catch(() => requests.delete(language));
  return request;
}

/** The prose of the chosen language. Suspends until it is there. */
export function useLessonTexts(): LessonTexts {
  return use(loadLessonTexts(useStore((state) => state.language)));
}
