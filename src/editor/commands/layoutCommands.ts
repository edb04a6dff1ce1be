/** @file Commands that arrange the cards. */
import type { Command } from './command';
import { isSelectionMoved, tidyAll, tidySelection } from './layoutEdits';

/** Commands that arrange the cards. */
export const layoutCommands = {
  tidy: {
    id: 'tidy',
    label: ({ actions }) => actions.tidy,
    shortcuts: [{ key: 't', shift: true }],
    keys: 'network',
    isEnabled: ({ design }) => design.architecture.layers.size > 0,
    run: () => void tidyAll(),
  },
  'tidy-selection': {
    id: 'tidy-selection',
    label: ({ actions }) => actions.tidySelection,
    shortcuts: [],
    isEnabled: isSelectionMoved,
    run: () => void tidySelection(),
  },
} as const satisfies Readonly<Record<string, Command>>;
