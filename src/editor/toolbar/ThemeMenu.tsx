/** @file The menu of colours and languages. */
import { SunMoon } from 'lucide-react';
import { useText } from '../../state/language';
import { useStore } from '../../state/store';
import { IconButton } from '../../ui/Button';
import { Menu } from '../../ui/Menu';
import { createLanguageItems } from './languageItems';
import { createThemeItems } from './themeItems';

/** The menu. */
export default function ThemeMenu() {
  const text = useText();
  const theme = useStore((state) => state.theme);
  const language = useStore((state) => state.language);
  return (
    <Menu
      trigger={
        <IconButton label={text.toolbar.theme}>
          <SunMoon size={16} aria-hidden="true" />
        </IconButton>
      }
      items={[...createThemeItems(theme, text), ...createLanguageItems(language)]}
    />
  );
}
