/** @file The choice of colours as lines of a menu. */

import { useStore } from '../../state/store';
import type { Theme } from '../../state/viewSlice';
import type { Text } from '../../text/en';
import type { MenuItem } from '../../ui/overlayProps';

/** The choices. */
export const themes: readonly Theme[] = ['system', 'light', 'dark'];

/** One line a theme; the one in use is marked. */
export function createThemeItems(theme: Theme, { toolbar }: Text): readonly MenuItem[] {
  return themes.map((value) => ({
    id: value,
    label: toolbar.themes[value],
    isChecked: value === theme,
    onSelect: () => useStore.getState().setTheme(value),
  }));
}
