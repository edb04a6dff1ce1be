/**
 * @file Copy, cut and paste as commands. Their keys are the browser's own: it then hands the clipboard over without
 * asking, see clipboardEvents.ts.
 */
import { getLateText, loadLateText } from '../../state/language';
import { useStore } from '../../state/store';
import type { Store } from '../../state/storeShape';
import type { Command } from './command';

const hasSelection = ({ selection }: Store) => selection.size > 0;

const loadPieces = async () => {
  const [pieces] = await Promise.all([import('./clipboardPieces'), loadLateText()]);
  return pieces;
};

async function copy(isCut: boolean): Promise<void> {
  const { writeSelection, tellCopied, cutSelected } = await loadPieces();
  const link = writeSelection();
  if (link === null) return;
  try {
    await navigator.clipboard.writeText(link);
  } catch {
    useStore.getState().showNotice({ text: getLateText().steps.clipboardClosed });
    return;
  }
  if (isCut) cutSelected();
  else tellCopied();
}

async function paste(): Promise<void> {
  const { pasteText } = await loadPieces();
  try {
    pasteText(await navigator.clipboard.readText());
  } catch {
    useStore.getState().showNotice({ text: getLateText().steps.clipboardClosed });
  }
}

/** Commands of the clipboard. */
export const clipboardCommands = {
  copy: {
    id: 'copy',
    label: ({ actions }) => actions.copy,
    shortcuts: [{ key: 'c', mod: true }],
    keys: 'browser',
    isEnabled: hasSelection,
    run: () => void copy(false),
  },
  cut: {
    id: 'cut',
    label: ({ actions }) => actions.cut,
    shortcuts: [{ key: 'x', mod: true }],
    keys: 'browser',
    isEnabled: hasSelection,
    run: () => void copy(true),
  },
  paste: {
    id: 'paste',
    label: ({ actions }) => actions.paste,
    shortcuts: [{ key: 'v', mod: true }],
    keys: 'browser',
    isEnabled: () => true,
    run: () => void paste(),
  },
} as const satisfies Readonly<Record<string, Command>>;
