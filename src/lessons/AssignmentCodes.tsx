/** @file What is done of an assignment, as a code for the teacher, who reads it in the same place. */
import { useId, useRef, useState } from 'react';
import { CopyButton } from '../editor/sharing/CopyButton';
import { useLateText } from '../editor/useLateText';
import type { AssignmentRun } from '../state/assignmentRun';
import { readAssignmentCode, writeAssignmentCode } from './assignmentCode';

/** The code, and a field for somebody else's. */
export function AssignmentCodes({ run }: { readonly run: AssignmentRun }) {
  const { assignments: words, lessons } = useLateText();
  const { hash, done, assignment } = run;
  const count = assignment.steps.length;
  const [typed, setTyped] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const id = useId();
  const read = typed.trim() === '' ? undefined : readAssignmentCode(hash, count, typed);
  return (
    <details className="assignment-code">
      <summary>{words.code}</summary>
      <div className="assignment-row">
        <input
          ref={field}
          className="text-field"
          readOnly
          aria-label={words.code}
          value={writeAssignmentCode(hash, count, done)}
        />
        <CopyButton text={writeAssignmentCode(hash, count, done)} label={lessons.copyCode} field={field} />
      </div>
      <label htmlFor={id}>{words.readCode}</label>
      <input
        id={id}
        className="text-field"
        autoComplete="off"
        spellCheck={false}
        aria-invalid={read === null}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <p role="status" className={read === null ? 'lesson-problem' : undefined}>
        {read === null && words.badCode}
        {read !== null && read !== undefined && words.formatCode(read.size, count)}
      </p>
    </details>
  );
}
