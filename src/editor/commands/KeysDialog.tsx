/** @file The sheet of keys: every command that has one, from the same list that the keys come from. */
import { useId } from 'react';
import { useStore } from '../../state/store';
import { Dialog } from '../../ui/Dialog';
import { Switch } from '../../ui/Switch';
import { useLateText } from '../useLateText';
import { allCommands } from './allCommands';
import { formatShortcut } from './shortcuts';
import './KeysDialog.css';

/** The sheet of keys. */
export default function KeysDialog() {
  const text = useLateText();
  const { actions: words, panels } = text;
  const switchId = useId();
  const hasLetterKeys = useStore((state) => state.hasLetterKeys);
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
      <p className="letter-switch">
        <Switch
          id={switchId}
          label={words.letterKeys}
          checked={hasLetterKeys}
          onChange={(isOn) => useStore.getState().setLetterKeys(isOn)}
        />
        <label htmlFor={switchId}>{words.letterKeys}</label>
      </p>
      <dl className="pointer-rows">
        {words.canvasPointer.map(({ keys, meaning }) => (
          <div className="key-row" key={keys}>
            <dt>{meaning}</dt>
            <dd className="command-key">{keys}</dd>
          </div>
        ))}
      </dl>
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
              {command.shortcuts
                .map((shortcut) => formatShortcut(shortcut, text.commands.keyNames))
                .join(` ${words.or} `)}
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
