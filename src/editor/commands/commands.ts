/** @file What can be done anywhere on the page, as data: toolbar, menus and keys read this one list. */
import { emptyDesign } from '../../document/document';
import { useStore } from '../../state/store';
import { fitButtonId } from '../canvas/ViewButtons';
import { focusPaletteSearch } from '../palette/paletteSearch';
import { clipboardCommands } from './clipboardCommands';
import type { Command } from './command';
import { editCommands } from './editCommands';
import { selectionCommands } from './selectionCommands';

const always = () => true;

/** Leads to the palette's search field, which unfolds the palette where it is folded. */
function findInPalette(): void {
  const { openPanels, togglePanel } = useStore.getState();
  if (!openPanels.has('palette')) togglePanel('palette');
  focusPaletteSearch();
}

const pageCommands = {
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
  'toggle-palette': {
    id: 'toggle-palette',
    label: ({ commands: words }) => words.togglePalette,
    shortcuts: [],
    isEnabled: always,
    run: () => useStore.getState().togglePanel('palette'),
  },
  'find-layer': {
    id: 'find-layer',
    label: ({ palette }) => palette.search,
    shortcuts: [{ key: '/' }],
    isEnabled: always,
    run: findInPalette,
  },
  fit: {
    id: 'fit',
    label: ({ canvas }) => canvas.fit,
    shortcuts: [{ key: 'z' }],
    keys: 'network',
    isEnabled: ({ design }) => design.architecture.layers.size > 0,
    run: () => document.getElementById(fitButtonId)?.click(),
  },
  designs: {
    id: 'designs',
    label: ({ commands: words }) => words.designs,
    shortcuts: [],
    isEnabled: always,
    run: () => useStore.getState().showDialog('designs'),
  },
  commands: {
    id: 'commands',
    label: ({ commands: words }) => words.commands,
    shortcuts: [{ key: 'k', mod: true }],
    isEnabled: always,
    run: () => useStore.getState().showDialog('commands'),
  },
  shortcuts: {
    id: 'shortcuts',
    label: ({ commands: words }) => words.shortcuts,
    shortcuts: [{ key: '?' }],
    isEnabled: always,
    run: () => useStore.getState().showDialog('shortcuts'),
  },
} as const satisfies Readonly<Record<string, Command>>;

const named = { ...pageCommands, ...editCommands, ...clipboardCommands, ...selectionCommands };

/** Names of commands. */
export type CommandId = keyof typeof named;

/** All commands with a name of their own. */
export const commands: Readonly<Record<CommandId, Command<CommandId>>> = named;
