/** @file The language outside of the store: on the root element, and kept in the browser for the next visit. */
import { chooseLanguage, languageNames } from './language';
import { useStore } from './store';
import type { Language } from './viewSlice';

const key = 'fovea.language';

const isLanguage = (value: string | null | undefined): value is Language =>
  value != null && Object.hasOwn(languageNames, value);

/** What was chosen at an earlier visit, else the first language of the browser that there is. */
function findLanguage(): Language {
  try {
    const kept = localStorage.getItem(key);
    if (isLanguage(kept)) return kept;
  } catch {
    // A browser that keeps nothing still has languages.
  }
  return navigator.languages.map((name) => name.slice(0, 2)).find(isLanguage) ?? 'en';
}

function keepLanguage(language: Language): void {
  try {
    localStorage.setItem(key, language);
  } catch {
    // It lasts until the page is closed.
  }
}

/** Chooses a language for this visit and the next ones. */
export async function setLanguage(language: Language): Promise<void> {
  await chooseLanguage(language);
  keepLanguage(language);
}

/**
 * Takes up the language of this browser; English where its sentences cannot be loaded.
 *
 * @returns null where the language is at hand, else what to wait for; it never rejects.
 */
export function startLanguage(): Promise<void> | null {
  useStore.subscribe(({ language }, before) => {
    if (language !== before.language) document.documentElement.lang = language;
  });
  const language = findLanguage();
  return language === 'en' ? null : chooseLanguage(language).catch(() => undefined);
}
