/** @file The choice of language as lines of a menu, each in its own language. */
import { getText, languageNames } from '../../state/language';
import { setLanguage } from '../../state/languageChoice';
import { useStore } from '../../state/store';
import type { Language } from '../../state/viewSlice';
import type { MenuItem } from '../../ui/overlayProps';

const languages = Object.keys(languageNames) as readonly Language[];

/** Chooses a language; where its sentences cannot be loaded that is said. */
export function chooseLanguageOrSay(language: Language): void {
  setLanguage(language).catch(() => {
    const { page } = getText();
    useStore.getState().showNotice({ text: page.noLanguage(languageNames[language]) });
  });
}

/** One line a language; the one in use is marked. */
export function createLanguageItems(language: Language): readonly MenuItem[] {
  return languages.map((value, place) => ({
    id: value,
    label: languageNames[value],
    isChecked: value === language,
    isFirstOfGroup: place === 0,
    onSelect: () => chooseLanguageOrSay(value),
  }));
}
