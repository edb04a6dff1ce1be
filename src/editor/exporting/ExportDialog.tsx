/** @file Exports the open design: every format there is, with a look at what comes out. */
import { Download, Printer } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useStore } from '../../state/store';
import type { ExportChoice } from '../../text/en/exportingText';
import { joinExplanation } from '../../text/en/words';
import { formatNumber } from '../../text/quantities';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { download } from '../files/download';
import { CopyButton } from '../sharing/CopyButton';
import { useLateText } from '../useLateText';
import { ExportPreview } from './ExportPreview';
import { exportGroups } from './exportList';
import { printReport } from './printReport';
import { type Written, writeChoice } from './writeChoice';
import './ExportDialog.css';

const all = exportGroups.flatMap(({ choices }) => choices);

/** The choice of the last time the dialog was open. */
let lastChoice: ExportChoice = 'svg';

/** The dialog. */
export default function ExportDialog() {
  const { exporting, lessons, panels, toolbar } = useLateText();
  const isHidden = useStore((state) => state.hidden.size > 0);
  const title = useStore((state) => state.design.title);
  const isEmpty = useStore((state) => state.design.architecture.layers.size === 0);
  const [choice, setChoice] = useState(lastChoice);
  const choose = (next: ExportChoice) => {
    lastChoice = next;
    setChoice(next);
  };
  return (
    <Dialog
      isOpen
      className="export-dialog"
      title={exporting.title(title || toolbar.untitled)}
      closeLabel={panels.close}
      onClose={() => useStore.getState().showDialog(null)}
    >
      {isEmpty ? (
        <p>{exporting.empty}</p>
      ) : (
        <>
          <ChoiceList choice={choice} onChoose={choose} />
          {isHidden && choice !== 'json' ? (
            // All others hold sizes, costs or colours, which a lesson hides.
            <section className="export-part" aria-label={exporting.formats[choice].name}>
              <p>{lessons.hidden}</p>
            </section>
          ) : (
            <ChoicePart key={choice} choice={choice} />
          )}
        </>
      )}
    </Dialog>
  );
}

function ChoiceList({
  choice,
  onChoose,
}: {
  readonly choice: ExportChoice;
  readonly onChoose: (choice: ExportChoice) => void;
}) {
  const { exporting } = useLateText();
  const list = useRef<HTMLDivElement>(null);
  const handleKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const next = all[(all.indexOf(choice) + step + all.length) % all.length];
    if (step === 0 || next === undefined) return;
    event.preventDefault();
    onChoose(next);
    list.current?.querySelector<HTMLElement>(`[data-choice="${next}"]`)?.focus();
  };
  return (
    <div
      className="export-list"
      role="listbox"
      tabIndex={-1}
      aria-label={exporting.list}
      ref={list}
      onKeyDown={handleKeyDown}
    >
      {exportGroups.map(({ id, choices }) => (
        // biome-ignore lint/a11y/useSemanticElements: a group of options, not of fields
        <div key={id} role="group" aria-label={exporting.groups[id]}>
          <p className="family" aria-hidden="true">
            {exporting.groups[id]}
          </p>
          {choices.map((option) => (
            <div
              key={option}
              role="option"
              tabIndex={option === choice ? 0 : -1}
              data-choice={option}
              className="export-option"
              aria-selected={option === choice}
              onClick={() => onChoose(option)}
              onKeyDown={(event) => {
                if (event.key === 'Enter' || event.key === ' ') onChoose(option);
              }}
            >
              {exporting.formats[option].name}
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}

function ChoicePart({ choice }: { readonly choice: ExportChoice }) {
  const text = useLateText();
  const { exporting, exports: words } = text;
  const design = useStore((state) => state.design);
  const [written, setWritten] = useState<Written | null>(null);
  useEffect(() => {
    let isWanted = true;
    // The words come first: writing a large network takes a moment.
    const timer = setTimeout(() => {
      void writeChoice(choice, design, text).then((result) => {
        if (isWanted) setWritten(result);
      });
    });
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [choice, text, design]);
  const { name, what } = exporting.formats[choice];
  const problem = written?.ok === false ? written.problem : null;
  const scale = written?.ok === true ? written.scale : undefined;
  return (
    <section className="export-part" aria-label={name}>
      <p>{what}</p>
      {written === null && <p className="quiet">{exporting.working}</p>}
      {problem !== null && (
        <p role="alert" className="export-problem">
          {problem === 'no-pixels' ? exporting.noPixels : joinExplanation(words.explainProblem(problem))}
        </p>
      )}
      {written?.ok === true && (
        <>
          <ExportPreview written={written} />
          {scale !== undefined && scale < 2 && <p>{exporting.smaller(formatNumber(scale))}</p>}
          {written.notes.map((note) => {
            const sentence = words.formatNote(note);
            return <p key={sentence}>{sentence}</p>;
          })}
          <Actions written={written} choice={choice} />
        </>
      )}
    </section>
  );
}

function Actions({
  written,
  choice,
}: {
  readonly written: Extract<Written, { readonly ok: true }>;
  readonly choice: ExportChoice;
}) {
  const { exporting } = useLateText();
  const field = useRef<HTMLTextAreaElement>(null);
  const { content, name, mediaType } = written;
  if (choice === 'print') {
    return (
      <div className="export-actions">
        <Button look="primary" onClick={() => void printReport()}>
          <Printer size={16} aria-hidden="true" />
          {exporting.print}
        </Button>
      </div>
    );
  }
  return (
    <div className="export-actions">
      <Button look="primary" onClick={() => download(name, content, mediaType)}>
        <Download size={16} aria-hidden="true" />
        {exporting.save(name)}
      </Button>
      {typeof content === 'string' && <CopyButton label={exporting.copy} text={content} field={field} />}
    </div>
  );
}
