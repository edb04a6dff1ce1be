/** @file The sheet of keys: every command that has one, from the same list that the keys come from. */

import { useStore } from '../../state/store';
import { Dialog } from '../../ui/Dialog';
import { useLateText } from '../useLateText';
import { allCommands } from './allCommands';
import { formatShortcut } from './shortcuts';
import './CommandsDialog.css';

/** The sheet of keys. */
export default function KeysDialog() {
  const text = useLateText();
  const { actions: words, panels } = text;
  const rows = allCommands.filter(({ shortcuts }) => shortcuts.length > 0);
  return (
    <Dialog
      isOpen
      className="keys-dialog"
      title={words.shortcuts}
      closeLabel={panels.close}
      onClose={() => useStore.getState().showDialog(null)}
    >
      <p className="quiet">{words.keysNote}</p>
      <dl className="key-rows">
        {words.canvasKeys.map(({ keys, meaning }) => (
          <div className="key-row" key={meaning}>
            <dt>{meaning}</dt>
            <dd className="command-key">{keys}</dd>
          </div>
        ))}
        {rows.map((command) => (
          <div className="key-row" key={command.id}>
            <dt>{command.label(text, useStore.getState())}</dt>
            <dd className="command-key">
              {command.shortcuts.map((shortcut) => formatShortcut(shortcut)).join(' , ')}
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
