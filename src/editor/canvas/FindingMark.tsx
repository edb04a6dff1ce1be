/** @file The mark on a layer that the analysis has something to say about; its sentence is the tooltip. */
import type { Severity } from '../../analysis/diagnostic';

/** A sign by severity. The sentence also belongs to the card's accessible name, so the mark itself is silent. */
export function FindingMark({ text, severity }: { readonly text: string; readonly severity: Severity }) {
  return (
    <span className="finding-mark" data-severity={severity} title={text} aria-hidden="true">
      {severity === 'note' ? 'i' : '!'}
    </span>
  );
}
