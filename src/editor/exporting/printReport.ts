/** @file Prints the report: it is put beside the page, the print style shows it alone, and it goes when that is done. */
import { createElement } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { loadLateText } from '../../state/language';
import { useStore } from '../../state/store';
import { PrintedReport } from './PrintedReport';

/** Shows the browser's print dialog with the report of the open design. */
export async function printReport(): Promise<void> {
  const text = await loadLateText();
  const { design, showDialog } = useStore.getState();
  showDialog(null);
  const place = document.createElement('div');
  place.className = 'printed-report-place';
  document.body.append(place);
  const root = createRoot(place);
  flushSync(() => root.render(createElement(PrintedReport, { design, text })));
  document.documentElement.classList.add('prints-report');
  const title = document.title;
  document.title = design.title || text.toolbar.untitled;
  const end = () => {
    removeEventListener('afterprint', end);
    document.documentElement.classList.remove('prints-report');
    document.title = title;
    root.unmount();
    place.remove();
  };
  addEventListener('afterprint', end);
  print();
}
