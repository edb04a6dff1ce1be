/** @file The theme outside of the store: on the root element, and kept in the browser for the next visit. */

import { useStore } from './store';
import type { Theme } from './viewSlice';

const key = 'fovea.theme';
const themes: readonly Theme[] = ['system', 'light', 'dark'];

/** What was chosen at an earlier visit; `system` where nothing was, or where the browser keeps nothing. */
function readKeptTheme(): Theme {
  try {
    const kept = localStorage.getItem(key);
    return themes.find((theme) => theme === kept) ?? 'system';
  } catch {
    return 'system';
  }
}

function keepTheme(theme: Theme): void {
  try {
    if (theme === 'system') localStorage.removeItem(key);
    else localStorage.setItem(key, theme);
  } catch {
    // A browser that keeps nothing still shows the theme.
  }
}

function showTheme(theme: Theme): void {
  const { dataset } = document.documentElement;
  if (theme === 'system') delete dataset.theme;
  else dataset.theme = theme;
}

/** Takes up the theme that was kept, and follows the store from then on. Returns a function that stops it. */
export function startTheme(): () => void {
  useStore.getState().setTheme(readKeptTheme());
  showTheme(useStore.getState().theme);
  return useStore.subscribe(({ theme }, before) => {
    if (theme === before.theme) return;
    showTheme(theme);
    keepTheme(theme);
  });
}
