/** @file The words of the field, each with what it means and, where it can be drawn, a drawing of a real network. */
import { useMemo } from 'react';
import { useLateText } from '../editor/useLateText';
import { useStore } from '../state/store';
import type { AllText } from '../text/enLate';
import { Dialog } from '../ui/Dialog';
import { type GlossaryDrawing, glossaryDrawings } from './glossaryDrawings';
import { TermDrawing } from './TermDrawing';
import './GlossaryDialog.css';

type TermName = keyof AllText['glossary']['terms'];

/** The dialog. */
export default function GlossaryDialog() {
  const { glossary, panels } = useLateText();
  const close = () => useStore.getState().showDialog(null);
  const names = Object.keys(glossary.terms) as TermName[];
  return (
    <Dialog
      isOpen
      isText
      className="glossary"
      title={glossary.title}
      closeLabel={panels.close}
      onClose={close}
    >
      <p className="quiet">{glossary.intro}</p>
      <dl className="glossary-list">
        {names.map((term) => (
          <Entry key={term} term={term} />
        ))}
      </dl>
    </Dialog>
  );
}

function Entry({ term }: { readonly term: TermName }) {
  const { glossary } = useLateText();
  const { name, short, more } = glossary.terms[term];
  const create: (() => GlossaryDrawing) | undefined = glossaryDrawings[term];
  const drawing = useMemo(() => create?.() ?? null, [create]);
  return (
    <div className="glossary-entry">
      <dt>{name}</dt>
      <dd>
        <p>
          {short} {more}
        </p>
        {drawing !== null && <TermDrawing drawing={drawing} label={glossary.drawing(name)} />}
      </dd>
    </div>
  );
}
