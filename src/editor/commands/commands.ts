/** @file What can be done anywhere on the page, as data: toolbar, menus and keys read this one list. */
import { type Store, useStore } from '../../state/store';
import type { Text } from '../../text/en';

/** A key with its modifiers; `mod` is Control, on a Mac Command. */
export interface Shortcut {
  readonly key: string;
  readonly mod?: boolean;
  readonly shift?: boolean;
}

/** Something that can be done. */
export interface Command {
  readonly id: CommandId;
  /** What it is called, given what it would do right now. */
  readonly label: (text: Text, state: Store) => string;
  /** The first is shown. */
  readonly shortcuts: readonly Shortcut[];
  readonly isEnabled: (state: Store) => boolean;
  readonly run: () => void;
}

/** Names of commands. */
export type CommandId = 'undo' | 'redo' | 'open' | 'back' | 'toggle-inspector' | 'toggle-dock';

const always = () => true;

/** All commands by id. */
export const commands: Readonly<Record<CommandId, Command>> = {
  undo: {
    id: 'undo',
    label: ({ commands: words }, { past }) => {
      const step = past.at(-1);
      return step === undefined ? words.undo : words.undoStep(step.label);
    },
    shortcuts: [{ key: 'z', mod: true }],
    isEnabled: ({ past }) => past.length > 0,
    run: () => useStore.getState().undo(),
  },
  redo: {
    id: 'redo',
    label: ({ commands: words }, { future }) => {
      const step = future.at(-1);
      return step === undefined ? words.redo : words.redoStep(step.label);
    },
    shortcuts: [
      { key: 'z', mod: true, shift: true },
      { key: 'y', mod: true },
    ],
    isEnabled: ({ future }) => future.length > 0,
    run: () => useStore.getState().redo(),
  },
  open: {
    id: 'open',
    label: ({ commands: words }) => words.open,
    shortcuts: [{ key: 'o', mod: true }],
    isEnabled: always,
    run: () => useStore.getState().showDialog('open'),
  },
  back: {
    id: 'back',
    label: ({ toolbar }, { recent }) => toolbar.backTo(recent.at(-1)?.design.title || toolbar.untitled),
    shortcuts: [],
    isEnabled: ({ recent }) => recent.length > 0,
    run: () => useStore.getState().reopenRecent(),
  },
  'toggle-inspector': {
    id: 'toggle-inspector',
    label: ({ commands: words }) => words.toggleInspector,
    shortcuts: [],
    isEnabled: always,
    run: () => useStore.getState().togglePanel('inspector'),
  },
  'toggle-dock': {
    id: 'toggle-dock',
    label: ({ commands: words }) => words.toggleDock,
    shortcuts: [],
    isEnabled: always,
    run: () => useStore.getState().togglePanel('dock'),
  },
};
