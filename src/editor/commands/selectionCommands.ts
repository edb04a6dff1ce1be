/** @file Commands that select. */
import type { LayerNode } from '../../architecture/architecture';
import { computeConsumers } from '../../graph/graph';
import { computeDownstream, computeUpstream } from '../../graph/order';
import { computeBranch } from '../../graph/region';
import { useStore } from '../../state/store';
import type { Store } from '../../state/storeShape';
import type { Command } from './command';

const hasSelection = ({ selection }: Store) => selection.size > 0;
const hasLayers = ({ design }: Store) => design.architecture.layers.size > 0;

/** Commands that select. */
export const selectionCommands = {
  'select-all': {
    id: 'select-all',
    label: ({ actions }) => actions.selectAll,
    shortcuts: [{ key: 'a', mod: true }],
    isEnabled: hasLayers,
    run: () => {
      const { design, select } = useStore.getState();
      select(design.architecture.layers.keys());
    },
  },
  'select-upstream': {
    id: 'select-upstream',
    label: ({ actions }) => actions.selectUpstream,
    shortcuts: [{ key: 'arrowup', mod: true, shift: true }],
    keys: 'network',
    isEnabled: hasSelection,
    run: () => {
      const { design, selection, select } = useStore.getState();
      select(computeUpstream(design.architecture.layers, selection));
    },
  },
  'select-downstream': {
    id: 'select-downstream',
    label: ({ actions }) => actions.selectDownstream,
    shortcuts: [{ key: 'arrowdown', mod: true, shift: true }],
    keys: 'network',
    isEnabled: hasSelection,
    run: () => {
      const { design, selection, select } = useStore.getState();
      select(computeDownstream<LayerNode>(computeConsumers(design.architecture.layers), selection));
    },
  },
  'select-branch': {
    id: 'select-branch',
    label: ({ actions }) => actions.selectBranch,
    shortcuts: [{ key: 'arrowright', mod: true, shift: true }],
    keys: 'network',
    isEnabled: hasSelection,
    run: () => {
      const { design, selection, select } = useStore.getState();
      const { layers } = design.architecture;
      const consumers = computeConsumers(layers);
      const branches = [...selection].flatMap((id) => [...computeBranch<LayerNode>(layers, consumers, id)]);
      const chosen = new Set(branches);
      select([...layers.keys()].filter((id) => chosen.has(id)));
    },
  },
} as const satisfies Readonly<Record<string, Command>>;
