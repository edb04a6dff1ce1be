/** @file Commands that bring the design into files and out of the page. */
import type { Command } from './command';

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
} as const satisfies Readonly<Record<string, Command>>;
