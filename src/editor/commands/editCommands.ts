/** @file Commands that change the network: delete, duplicate, connect, skip connections, groups. */
import { loadLateText } from '../../state/language';
import type { Store } from '../../state/store';
import type { Command } from './command';

const hasSelection = ({ selection }: Store) => selection.size > 0;
const hasTwo = ({ selection }: Store) => selection.size === 2;
/** Whether a selected layer belongs to a group. */
const hasGroup = ({ design, selection }: Store) =>
  [...selection].some((id) => (design.architecture.layers.get(id)?.group ?? null) !== null);

type Edit = 'delete' | 'duplicate' | 'connect' | 'skip' | 'group' | 'ungroup';

/** Makes an edit as soon as the edits are loaded. */
const edit = (name: `${Edit}Selected`) => () =>
  void Promise.all([import('./networkEdits'), loadLateText()]).then(([edits]) => edits[name]());

/** Commands that change the network. */
export const editCommands = {
  delete: {
    id: 'delete',
    label: ({ actions }) => actions.delete,
    shortcuts: [{ key: 'delete' }, { key: 'backspace' }],
    keys: 'network',
    isEnabled: hasSelection,
    run: edit('deleteSelected'),
  },
  duplicate: {
    id: 'duplicate',
    label: ({ actions }) => actions.duplicate,
    shortcuts: [{ key: 'd', mod: true }],
    isEnabled: hasSelection,
    run: edit('duplicateSelected'),
  },
  connect: {
    id: 'connect',
    label: ({ actions }) => actions.connect,
    shortcuts: [{ key: 'w' }],
    keys: 'network',
    isEnabled: hasTwo,
    run: edit('connectSelected'),
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
