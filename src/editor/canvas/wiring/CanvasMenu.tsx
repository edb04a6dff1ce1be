/** @file The menu that opens on a layer, on a connection or on the empty canvas. */
import { useState } from 'react';
import { useStore } from '../../../state/store';
import { PointMenu } from '../../../ui/PointMenu';
import { namedCommands } from '../../commands/allCommands';
import { contextMenus } from '../../commands/contextMenus';
import { holdKeys } from '../../commands/heldKeys';
import { formatShortcut } from '../../commands/shortcuts';
import { useLateText } from '../../useLateText';
import { useCell } from './cell';
import { type CanvasMenuPlace, openMenu } from './menuPlace';

/** A promise, and what fulfils it. */
function createSignal() {
  let give = () => {};
  const given = new Promise<void>((resolve) => {
    give = resolve;
  });
  return { given, give };
}

function OpenMenu({ subject, client }: CanvasMenuPlace) {
  const text = useLateText();
  const state = useStore.getState();
  const [closing] = useState(createSignal);
  const groups = contextMenus[subject].map((names) =>
    names.map((name) => namedCommands[name]).filter((command) => command.isEnabled(state)),
  );
  const items = groups
    .filter((commands) => commands.length > 0)
    .flatMap((commands, group) =>
      commands.map((command, index) => {
        const [shortcut] = command.shortcuts;
        return {
          id: command.id,
          label: command.label(text, state),
          shortcut: shortcut && formatShortcut(shortcut, text.commands.keyNames),
          isFirstOfGroup: group > 0 && index === 0,
          // The menu closes first: what opens next must not close with it, and the focus is where it belongs by then.
          onSelect: () => holdKeys(closing.given.then(command.run)),
        };
      }),
    );
  return (
    <PointMenu
      x={client.x}
      y={client.y}
      label={text.wiring.menus[subject]}
      items={items}
      onClose={() => openMenu.set(null)}
      onClosed={closing.give}
    />
  );
}

/** The menu that is open, if any. */
export default function CanvasMenu() {
  const open = useCell(openMenu);
  return open !== null && <OpenMenu {...open} />;
}
