/** @file A word of the field where it stands as a label: what it means is shown on hover, focus and touch. */
import { createContext, type ReactNode, use } from 'react';
import type { glossaryText } from '../text/en/glossaryText';
import './Term.css';

/** Words of the glossary. */
export type TermName = keyof (typeof glossaryText)['terms'];

/** Whether words are explained: false where nothing would come of a press, as in a frame of another page. */
export const TermsExplained = createContext(true);

/** The word as a button that leads to its entry in the glossary; the page shows what `data-term` means. */
export function Term({ name, children }: { readonly name: TermName; readonly children: ReactNode }) {
  if (!use(TermsExplained)) return children;
  return (
    <button type="button" className="term" data-term={name}>
      {children}
    </button>
  );
}
