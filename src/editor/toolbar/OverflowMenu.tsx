/** @file What has no room in a narrow top bar. */
import { Ellipsis } from 'lucide-react';
import { useText } from '../../state/language';
import { useStore } from '../../state/store';
import { IconButton } from '../../ui/Button';
import { Menu } from '../../ui/Menu';
import type { MenuItem } from '../../ui/overlayProps';
import { useCommand } from '../commands/useCommand';
import { examples, openExample } from './examples';
import { createLanguageItems } from './languageItems';
import { createThemeItems } from './themeItems';

/** The menu of what a narrow screen leaves out. */
export default function OverflowMenu() {
  const text = useText();
  const theme = useStore((state) => state.theme);
  const language = useStore((state) => state.language);
  const back = useCommand('back');
  const shown = [
    useCommand('new'),
    useCommand('undo'),
    useCommand('redo'),
    ...(back.isEnabled ? [back] : []),
    useCommand('lessons'),
    useCommand('share'),
    useCommand('designs'),
    useCommand('commands'),
  ];
  const commandItems = shown.map(
    ({ label, shortcut, isEnabled, run }, position): MenuItem => ({
      id: `command-${position}`,
      label,
      shortcut,
      isDisabled: !isEnabled,
      onSelect: run,
    }),
  );
  const exampleItems = examples.map(
    (example, position): MenuItem => ({
      id: example.preset,
      label: text.toolbar.openExample(example.name),
      isFirstOfGroup: position === 0,
      onSelect: () => void openExample(example),
    }),
  );
  const themeItems = createThemeItems(theme, text).map(
    (item, position): MenuItem => ({ ...item, isFirstOfGroup: position === 0 }),
  );
  return (
    <Menu
      trigger={
        <IconButton label={text.toolbar.more}>
          <Ellipsis size={16} aria-hidden="true" />
        </IconButton>
      }
      items={[...commandItems, ...exampleItems, ...themeItems, ...createLanguageItems(language)]}
    />
  );
}
