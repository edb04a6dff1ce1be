/** @file Commands that open what there is to learn from, beside the lessons of the bar. */
import { useStore } from '../../state/store';
import type { Command } from './command';

/** Commands for challenges and words. */
export const teachCommands = {
  challenges: {
    id: 'challenges',
    label: ({ challenges }) => challenges.title,
    shortcuts: [],
    isEnabled: () => true,
    run: () => useStore.getState().showDialog('challenges'),
  },
  glossary: {
    id: 'glossary',
    label: ({ glossary }) => glossary.title,
    shortcuts: [],
    isEnabled: () => true,
    run: () => useStore.getState().showDialog('glossary'),
  },
} as const satisfies Readonly<Record<string, Command>>;
