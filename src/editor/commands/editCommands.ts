/** @file Commands that change the network: delete, duplicate, skip connections, groups. */
import { loadLateText } from '../../state/language';
import { useStore } from '../../state/store';
import type { Store } from '../../state/storeShape';
import { selectChosenEdge } from '../../state/wireView';
import type { Command } from './command';
import { holdKeys } from './heldKeys';
import { findNamed } from './renaming';

const hasSelection = ({ selection }: Store) => selection.size > 0;
/** Whether a selected layer belongs to a group. */
const hasGroup = ({ design, selection }: Store) =>
  [...selection].some((id) => (design.architecture.layers.get(id)?.group ?? null) !== null);

type Edit = 'delete' | 'duplicate' | 'skip' | 'group' | 'ungroup';

/** Makes an edit as soon as the edits are loaded. */
const edit = (name: `${Edit}Selected`) => () =>
  holdKeys(Promise.all([import('./networkEdits'), loadLateText()]).then(([edits]) => edits[name]()));

/** Commands that change the network. */
export const editCommands = {
  delete: {
    id: 'delete',
    label: ({ actions }, state) => (selectChosenEdge(state) === null ? actions.delete : actions.cutEdge),
    shortcuts: [{ key: 'delete' }, { key: 'backspace' }],
    keys: 'network',
    isEnabled: (state) => hasSelection(state) || selectChosenEdge(state) !== null,
    run: edit('deleteSelected'),
  },
  duplicate: {
    id: 'duplicate',
    label: ({ actions }) => actions.duplicate,
    shortcuts: [{ key: 'd', mod: true }],
    isEnabled: hasSelection,
    run: edit('duplicateSelected'),
  },
  rename: {
    id: 'rename',
    label: ({ actions, inspector }, state) => {
      const named = findNamed(state);
      return named === null ? actions.rename : inspector.renameStep(named.name);
    },
    shortcuts: [{ key: 'f2' }],
    keys: 'network',
    isEnabled: (state) => findNamed(state) !== null,
    run: () => holdKeys(loadLateText().then(() => useStore.getState().showDialog('rename'))),
  },
  skip: {
    id: 'skip',
    label: ({ actions }) => actions.skip,
    shortcuts: [{ key: 's' }],
    keys: 'network',
    isEnabled: hasSelection,
    run: edit('skipSelected'),
  },
  group: {
    id: 'group',
    label: ({ actions }) => actions.group,
    shortcuts: [{ key: 'g', mod: true }],
    isEnabled: hasSelection,
    run: edit('groupSelected'),
  },
  ungroup: {
    id: 'ungroup',
    label: ({ actions }) => actions.ungroup,
    shortcuts: [{ key: 'g', mod: true, shift: true }],
    isEnabled: hasGroup,
    run: edit('ungroupSelected'),
  },
} as const satisfies Readonly<Record<string, Command>>;
