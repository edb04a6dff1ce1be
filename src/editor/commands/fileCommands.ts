/** @file Commands that bring the design into files and out of the page. */
import { endComparison } from '../../state/compare/startCompare';
import { useStore } from '../../state/store';
import type { Store } from '../../state/storeShape';
import type { Command } from './command';

/** Pictures and reports say everything: while an answer is looked for there is none. */
const isOpenBook = ({ design, hidden }: Store) => design.architecture.layers.size > 0 && hidden.size === 0;

const save = async (isElsewhere: boolean) => {
  const { saveDesign } = await import('../files/saveDesign');
  await saveDesign(isElsewhere);
};

/** Commands for files. */
export const fileCommands = {
  save: {
    id: 'save',
    label: ({ actions }) => actions.save,
    shortcuts: [{ key: 's', mod: true }],
    keys: 'everywhere',
    isEnabled: () => true,
    run: () => void save(false),
  },
  'save-as': {
    id: 'save-as',
    label: ({ actions }) => actions.saveAs,
    shortcuts: [{ key: 's', mod: true, shift: true }],
    keys: 'everywhere',
    isEnabled: () => true,
    run: () => void save(true),
  },
  export: {
    id: 'export',
    label: ({ actions }) => actions.export,
    shortcuts: [{ key: 'e', mod: true }],
    isEnabled: isOpenBook,
    run: () => useStore.getState().showDialog('export'),
  },
  compare: {
    id: 'compare',
    label: ({ comparing }) => comparing.choose,
    shortcuts: [],
    isEnabled: isOpenBook,
    run: () => useStore.getState().showDialog('compare'),
  },
  'stop-comparing': {
    id: 'stop-comparing',
    label: ({ comparing }) => comparing.stop,
    shortcuts: [],
    isEnabled: ({ compared }) => compared !== null,
    run: endComparison,
  },
  print: {
    id: 'print',
    label: ({ actions }) => actions.print,
    shortcuts: [{ key: 'p', mod: true }],
    keys: 'everywhere',
    isEnabled: isOpenBook,
    run: () => void import('../exporting/printReport').then(({ printReport }) => printReport()),
  },
} as const satisfies Readonly<Record<string, Command>>;
