/** @file Commands that arrange the cards, and the small map. */
import type { Command } from './command';
import { isSelectionMoved, tidyAll, tidySelection, toggleMap, turn } from './layoutEdits';

/** Commands that arrange the cards, and the small map. */
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
  turn: {
    id: 'turn',
    label: ({ map }, { canvasView }) => (canvasView.direction === 'down' ? map.readRight : map.readDown),
    shortcuts: [{ key: 'l', shift: true }],
    keys: 'network',
    isEnabled: ({ design }) => design.architecture.layers.size > 0,
    run: () => void turn(),
  },
  'toggle-map': {
    id: 'toggle-map',
    label: ({ map }, { hasMap }) => (hasMap ? map.hide : map.show),
    shortcuts: [{ key: 'm', shift: true }],
    keys: 'network',
    isEnabled: ({ design }) => design.architecture.layers.size > 0,
    run: () => void toggleMap(),
  },
} as const satisfies Readonly<Record<string, Command>>;
