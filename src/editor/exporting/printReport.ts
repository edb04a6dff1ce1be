/** @file Prints the report of the open design. */
import { createElement } from 'react';
import { loadLateText } from '../../state/language';
import { useStore } from '../../state/store';
import { PrintedReport } from './PrintedReport';
import { printSheet } from './printSheet';

/** Shows the browser's print dialog with the report of the open design. */
export async function printReport(): Promise<void> {
  const text = await loadLateText();
  const { design, hidden, showDialog, showNotice } = useStore.getState();
  showDialog(null);
  if (hidden.size > 0) {
    showNotice({ text: text.lessons.hidden });
    return;
  }
  printSheet(createElement(PrintedReport, { design, text }), design.title || text.toolbar.untitled);
}
