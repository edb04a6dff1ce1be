/** @file How far a file is read, and what became of it, in a line. */
import { X } from 'lucide-react';
import { cancelFile } from '../../state/openFile';
import type { FileRun } from '../../state/runSlice';
import { useStore } from '../../state/store';
import { Button, IconButton } from '../../ui/Button';
import { useLateText } from '../useLateText';
import './FileNotice.css';

/** The line. */
export default function FileNoticeLine({ run }: { readonly run: FileRun }) {
  return run.phase === 'reading' ? <Progress run={run} /> : <Outcome run={run} />;
}

function Progress({ run }: { readonly run: Extract<FileRun, { phase: 'reading' }> }) {
  const { opening } = useLateText();
  const label = opening.reading(run.file.name);
  return (
    <div className="file-notice" role="status">
      <span>{label}</span>
      <progress aria-label={label} value={run.fraction} max={1} />
      <Button onClick={cancelFile}>{opening.cancel}</Button>
    </div>
  );
}

function Outcome({
  run: { file, answer, isCompared = false, leftOut = [] },
}: {
  readonly run: Extract<FileRun, { phase: 'answered' }>;
}) {
  const { opening } = useLateText();
  const { setFileRun, showDialog } = useStore.getState();
  const isRefused = opening.explainAnswer(answer) !== null;
  const result = answer.type === 'import' ? answer.result : null;
  const isAsking = result?.ok === false && result.error.code === 'several-image-inputs';
  const report = result?.report;
  const hasMore = isAsking || (report !== undefined && report.unsupported.length + report.notes.length > 0);
  return (
    <div className="file-notice" role={isRefused ? 'alert' : 'status'} data-refused={isRefused || undefined}>
      <span>
        {opening.formatAnswer(file.name, answer, isCompared)}
        {leftOut.length > 0 && ` ${opening.formatLeftOut(leftOut)}`}
      </span>
      {hasMore && <Button onClick={() => showDialog('report')}>{opening.report}</Button>}
      <IconButton label={opening.dismiss} onClick={() => setFileRun(null)}>
        <X size={16} aria-hidden="true" />
      </IconButton>
    </div>
  );
}
