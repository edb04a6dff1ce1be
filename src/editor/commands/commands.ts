/** @file The commands of the bar, which come with the first picture; `allCommands.ts` has all of them. */
import { emptyDesign } from '../../document/document';
import { hasPanel } from '../../state/assignmentRun';
import { useStore } from '../../state/store';
import type { Text } from '../../text/en';
import type { Command } from './command';

const always = () => true;

const barCommands = {
  new: {
    id: 'new',
    label: ({ commands: words }) => words.new,
    shortcuts: [],
    isEnabled: always,
    run: () => useStore.getState().openDesign(emptyDesign),
  },
  undo: {
    id: 'undo',
    label: ({ commands: words }, { past }) => {
      const step = past.at(-1);
      return step === undefined ? words.undo : words.undoStep(step.label);
    },
    shortcuts: [{ key: 'z', mod: true }],
    keys: 'no-text',
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
    keys: 'no-text',
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
  share: {
    id: 'share',
    label: ({ commands: words }) => words.share,
    shortcuts: [],
    isEnabled: always,
    run: () => useStore.getState().showDialog('share'),
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
    isEnabled: (state) => hasPanel(state, 'inspector'),
    run: () => useStore.getState().togglePanel('inspector'),
  },
  'toggle-palette': {
    id: 'toggle-palette',
    label: ({ commands: words }) => words.togglePalette,
    shortcuts: [],
    isEnabled: (state) => hasPanel(state, 'palette'),
    run: () => useStore.getState().togglePanel('palette'),
  },
  designs: {
    id: 'designs',
    label: ({ commands: words }) => words.designs,
    shortcuts: [],
    isEnabled: always,
    run: () => useStore.getState().showDialog('designs'),
  },
  lessons: {
    id: 'lessons',
    label: ({ commands: words }) => words.lessons,
    shortcuts: [],
    isEnabled: always,
    run: () => useStore.getState().showDialog('lessons'),
  },
  commands: {
    id: 'commands',
    label: ({ commands: words }) => words.commands,
    shortcuts: [{ key: 'k', mod: true }],
    keys: 'everywhere',
    isEnabled: always,
    run: () => useStore.getState().showDialog('commands'),
  },
} as const satisfies Readonly<Record<string, Command<string, Text>>>;

/** Names of commands of the bar. */
export type CommandId = keyof typeof barCommands;

/** The commands of the bar. */
export const commands: Readonly<Record<CommandId, Command<CommandId, Text>>> = barCommands;
