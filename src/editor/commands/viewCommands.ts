/** @file Commands that lead somewhere or show something. */
import { hasPanel } from '../../state/assignmentRun';
import { useStore } from '../../state/store';
import { fitButtonId } from '../canvas/viewButtonIds';
import { zoomTo } from '../canvas/zoomTo';
import { focusPaletteSearch } from '../palette/paletteSearch';
import type { Command } from './command';

const always = () => true;

/** Leads to the palette's search field, which unfolds the palette where it is folded. */
function findInPalette(): void {
  const { openPanels, togglePanel } = useStore.getState();
  if (!openPanels.has('palette')) togglePanel('palette');
  focusPaletteSearch();
}

/** Commands that lead somewhere or show something. */
export const viewCommands = {
  'toggle-dock': {
    id: 'toggle-dock',
    label: ({ actions }) => actions.toggleDock,
    shortcuts: [],
    isEnabled: always,
    run: () => useStore.getState().togglePanel('dock'),
  },
  'find-layer': {
    id: 'find-layer',
    label: ({ palette }) => palette.search,
    shortcuts: [{ key: '/' }],
    isEnabled: (state) => hasPanel(state, 'palette'),
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
  tour: {
    id: 'tour',
    label: ({ tour }) => tour.region,
    shortcuts: [],
    isEnabled: always,
    run: () => useStore.getState().setTour('network'),
  },
  glossary: {
    id: 'glossary',
    label: ({ glossary }) => glossary.title,
    shortcuts: [],
    isEnabled: always,
    run: () => useStore.getState().showDialog('glossary'),
  },
  quiz: {
    id: 'quiz',
    label: ({ quizzes }) => quizzes.command,
    shortcuts: [],
    isEnabled: always,
    run: () => useStore.getState().showDialog('quiz'),
  },
  assignment: {
    id: 'assignment',
    label: ({ assignments }) => assignments.command,
    shortcuts: [],
    isEnabled: ({ design }) => design.architecture.layers.size > 0,
    run: () => useStore.getState().showDialog('assignment'),
  },
  present: {
    id: 'present',
    label: ({ tour }, { isPresenting }) => (isPresenting ? tour.leavePresent : tour.present),
    shortcuts: [],
    isEnabled: always,
    run: () => useStore.getState().setPresenting(!useStore.getState().isPresenting),
  },
  'zoom-selection': {
    id: 'zoom-selection',
    label: ({ actions }) => actions.zoomSelection,
    shortcuts: [{ key: 'z', shift: true }],
    keys: 'network',
    isEnabled: ({ selection }) => selection.size > 0,
    run: () => zoomTo(useStore.getState().selection),
  },
  'find-in-network': {
    id: 'find-in-network',
    label: ({ actions }) => actions.findInNetwork,
    shortcuts: [{ key: 'f', shift: true }],
    keys: 'network',
    isEnabled: ({ design }) => design.architecture.layers.size > 0,
    run: () => useStore.getState().showDialog('layers'),
  },
  history: {
    id: 'history',
    label: ({ actions }) => actions.history,
    shortcuts: [],
    isEnabled: ({ past, future }) => past.length + future.length > 0,
    run: () => useStore.getState().showDialog('history'),
  },
  'letter-keys': {
    id: 'letter-keys',
    label: ({ actions }, { hasLetterKeys }) => (hasLetterKeys ? actions.letterKeysOff : actions.letterKeysOn),
    shortcuts: [],
    isEnabled: always,
    run: () => useStore.getState().setLetterKeys(!useStore.getState().hasLetterKeys),
  },
  shortcuts: {
    id: 'shortcuts',
    label: ({ actions }) => actions.shortcuts,
    shortcuts: [{ key: '?' }],
    isEnabled: always,
    run: () => useStore.getState().showDialog('shortcuts'),
  },
} as const satisfies Readonly<Record<string, Command>>;
