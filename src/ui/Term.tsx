/** @file A word of the field where it stands as a label: what it means is shown on hover, focus and touch. */
import type { ReactNode } from 'react';
import type { glossaryText } from '../text/en/glossaryText';
import './Term.css';

/** Words of the glossary. */
export type TermName = keyof (typeof glossaryText)['terms'];

/** The word as a button that leads to its entry in the glossary; the page shows what `data-term` means. */
export function Term({ name, children }: { readonly name: TermName; readonly children: ReactNode }) {
  return (
    <button type="button" className="term" data-term={name}>
      {children}
    </button>
  );
}
