/** @file All commands in one list, to find by typing and to run by Enter. */
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useStore } from '../../state/store';
import { Dialog } from '../../ui/Dialog';
import { useLateText } from '../useLateText';
import { allCommands } from './allCommands';
import type { Command } from './command';
import { formatShortcut } from './shortcuts';
import './CommandsDialog.css';

function useFoundCommands(query: string): readonly { readonly command: Command; readonly label: string }[] {
  const text = useLateText();
  const [state] = useState(() => useStore.getState());
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return allCommands
    .filter((command) => command.id !== 'commands' && command.isEnabled(state))
    .map((command) => ({ command, label: command.label(text, state) }))
    .filter(({ label }) => words.every((word) => label.toLowerCase().includes(word)));
}

function run(command: Command): void {
  useStore.getState().showDialog(null);
  command.run();
}

/** The command palette. */
export default function CommandsDialog() {
  const text = useLateText();
  return (
    <Dialog
      isOpen
      isTitleHidden
      className="commands-dialog"
      title={text.commands.commands}
      closeLabel={text.panels.close}
      onClose={() => useStore.getState().showDialog(null)}
    >
      <CommandList />
    </Dialog>
  );
}

function CommandList() {
  const { actions, commands: words } = useLateText();
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const found = useFoundCommands(query);
  const chosen = found[Math.min(at, found.length - 1)];
  const listId = useId();
  const list = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const chosenId = chosen?.command.id;
  const getOptionId = (id: string) => `${listId}-${id}`;
  useEffect(() => field.current?.focus(), []);
  useEffect(() => {
    if (chosenId !== undefined)
      list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [chosenId]);

  const handleKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      setAt(Math.max(0, Math.min(at, found.length - 1) + step) % Math.max(1, found.length));
    }
    if (event.key === 'Enter' && chosen !== undefined) {
      event.preventDefault();
      run(chosen.command);
    }
  };
  return (
    <>
      <input
        ref={field}
        type="search"
        role="combobox"
        className="text-field"
        aria-label={actions.searchCommands}
        placeholder={actions.searchCommands}
        aria-expanded="true"
        aria-controls={listId}
        aria-activedescendant={chosenId === undefined ? undefined : getOptionId(chosenId)}
        aria-autocomplete="list"
        spellCheck={false}
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
          setAt(0);
        }}
        onKeyDown={handleKeyDown}
      />
      <div
        className="command-options"
        role="listbox"
        id={listId}
        ref={list}
        aria-label={words.commands}
        tabIndex={-1}
      >
        {found.length === 0 && <p className="quiet">{actions.noCommand(query)}</p>}
        {found.map(({ command, label }) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and names the active option
          // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the field
          <div
            key={command.id}
            id={getOptionId(command.id)}
            role="option"
            className="command-option"
            aria-selected={command === chosen?.command}
            onClick={() => run(command)}
          >
            <span>{label}</span>
            {command.shortcuts.slice(0, 1).map((shortcut) => (
              <span key={shortcut.key} className="command-key">
                {formatShortcut(shortcut)}
              </span>
            ))}
          </div>
        ))}
      </div>
    </>
  );
}
