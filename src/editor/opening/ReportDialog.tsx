/** @file What was read of a file and what was not understood; asks for the image where there are several. */

import { compareWith } from '../../state/compare/startCompare';
import { openFile } from '../../state/openFile';
import { useStore } from '../../state/store';
import { joinExplanation } from '../../text/en/words';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { openAtBorder } from '../toolbar/openDesigns';
import { useLateText } from '../useLateText';
import './ReportDialog.css';

/** The dialog about the last file. */
export default function ReportDialog() {
  const text = useLateText();
  const { opening, imports } = text;
  const run = useStore((state) => state.fileRun);
  const close = () => useStore.getState().showDialog(null);
  if (run?.phase !== 'answered') return null;
  const { file, answer, isCompared = false } = run;
  const refusal = opening.explainAnswer(answer);
  const result = answer.type === 'import' ? answer.result : null;
  const report = result?.report ?? null;
  const candidates =
    result?.ok === false && result.error.code === 'several-image-inputs' ? result.error.candidates : [];
  const choose = (input: string) => {
    close();
    void openFile({ file, input, isCompared }, isCompared ? (design) => compareWith(design) : openAtBorder);
  };
  return (
    <Dialog
      isOpen
      className="report-dialog"
      title={opening.reportTitle(file.name)}
      closeLabel={text.panels.close}
      onClose={close}
    >
      {refusal !== null && <p>{joinExplanation(refusal)}</p>}
      {candidates.length > 0 && (
        <>
          <h3>{opening.chooseInput}</h3>
          <div className="candidates">
            {candidates.map(({ name, dims }) => (
              <Button key={name} onClick={() => choose(name)}>
                {name} [{dims.map((length) => length ?? '?').join(', ')}]
              </Button>
            ))}
          </div>
        </>
      )}
      {report !== null && (
        <>
          <p>{opening.formatReading(file.name, report)}</p>
          {report.unsupported.length > 0 && (
            <>
              <h3>{opening.notUnderstood}</h3>
              <ul>
                {report.unsupported.map(({ op, count }) => (
                  <li key={op}>{opening.formatOperation(op, count)}</li>
                ))}
              </ul>
              <p className="quiet">{opening.notUnderstoodNote}</p>
            </>
          )}
          {report.notes.length > 0 && (
            <>
              <h3>{opening.notes}</h3>
              <ul>
                {report.notes.map((note) => {
                  const sentence = imports.formatNote(note);
                  return <li key={sentence}>{sentence}</li>;
                })}
              </ul>
            </>
          )}
        </>
      )}
    </Dialog>
  );
}
