/** @file The mark on a layer that the analysis has something to say about; its sentence is the tooltip. */
import type { Findings } from './layerView';

/** A sign by severity. The sentences also belong to the card's accessible name, so the mark itself is silent. */
export function FindingMark({ findings: { sentences, severity } }: { readonly findings: Findings }) {
  return (
    <span className="finding-mark" data-severity={severity} title={sentences.join('\n')} aria-hidden="true">
      {severity === 'note' ? 'i' : '!'}
    </span>
  );
}
