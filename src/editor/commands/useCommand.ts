/** @file A command as a button shows it. */
import { useText } from '../../state/language';
import { useStore } from '../../state/store';
import { type CommandId, commands } from './commands';
import { formatShortcut } from './shortcuts';

/** What a command is called right now, whether it can be run, and its shortcut. */
export function useCommand(id: CommandId): {
  readonly label: string;
  readonly shortcut: string | undefined;
  readonly isEnabled: boolean;
  readonly run: () => void;
} {
  const text = useText();
  const command = commands[id];
  const label = useStore((state) => command.label(text, state));
  const isEnabled = useStore(command.isEnabled);
  const [shortcut] = command.shortcuts;
  return {
    label,
    shortcut: shortcut === undefined ? undefined : formatShortcut(shortcut, text.commands.keyNames),
    isEnabled,
    run: command.run,
  };
}
