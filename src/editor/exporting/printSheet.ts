/** @file Prints something of its own: it is put beside the page, the print style shows it alone, and then it goes. */
import type { ReactElement } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import './printSheet.css';

/** Shows the browser's print dialog with a sheet. @param title what a file is called that it is saved as. */
export function printSheet(sheet: ReactElement, title: string): void {
  const place = document.createElement('div');
  place.className = 'printed-place';
  document.body.append(place);
  const root = createRoot(place);
  flushSync(() => root.render(sheet));
  document.documentElement.classList.add('prints-sheet');
  const before = document.title;
  document.title = title;
  const end = () => {
    removeEventListener('afterprint', end);
    document.documentElement.classList.remove('prints-sheet');
    document.title = before;
    root.unmount();
    place.remove();
  };
  addEventListener('afterprint', end);
  print();
}
