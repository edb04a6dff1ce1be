/** @file A command as an icon button. */
import type { LucideIcon } from 'lucide-react';
import { IconButton } from '../../ui/Button';
import type { CommandId } from '../commands/commands';
import { useCommand } from '../commands/useCommand';

/** The button of a command; greyed out while it cannot be run. */
export function CommandButton({
  id,
  Icon,
  isPressed,
}: {
  readonly id: CommandId;
  readonly Icon: LucideIcon;
  readonly isPressed?: boolean;
}) {
  const { label, shortcut, isEnabled, run } = useCommand(id);
  return (
    <IconButton
      label={label}
      shortcut={shortcut}
      disabled={!isEnabled}
      aria-pressed={isPressed}
      onClick={run}
    >
      <Icon size={16} aria-hidden="true" />
    </IconButton>
  );
}
