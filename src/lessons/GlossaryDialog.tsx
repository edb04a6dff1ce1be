/** @file The words of the field, each with what it means and, where it can be drawn, a drawing of a real network. */
import { useEffect, useMemo, useRef, useState } from 'react';
import { useLateText } from '../editor/useLateText';
import { useStore } from '../state/store';
import { Dialog } from '../ui/Dialog';
import type { TermName } from '../ui/Term';
import { takeGlossaryAim } from './glossaryAim';
import { type GlossaryDrawing, glossaryDrawings } from './glossaryDrawings';
import { TermDrawing } from './TermDrawing';
import './GlossaryDialog.css';

/** The dialog. */
export default function GlossaryDialog() {
  const { glossary, panels } = useLateText();
  const close = () => useStore.getState().showDialog(null);
  const [aim] = useState(takeGlossaryAim);
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
          <Entry key={term} term={term} isAim={term === aim} />
        ))}
      </dl>
    </Dialog>
  );
}

function Entry({ term, isAim }: { readonly term: TermName; readonly isAim: boolean }) {
  const entry = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isAim) entry.current?.scrollIntoView({ block: 'center' });
  }, [isAim]);
  const { glossary } = useLateText();
  const { name, short, more } = glossary.terms[term];
  const create: (() => GlossaryDrawing) | undefined = glossaryDrawings[term];
  const drawing = useMemo(() => create?.() ?? null, [create]);
  return (
    <div className="glossary-entry" ref={entry} data-aim={isAim || undefined}>
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
