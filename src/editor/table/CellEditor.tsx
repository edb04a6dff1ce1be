/** @file The field in a cell that is edited. What is not allowed stays as typed, marked, until it is mended or given up. */
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { CellEdit } from './cellEdits';

/** The id of the sentence about what is wrong, which stands above the table. */
export const cellProblemId = 'table-problem';

/** How editing ended: where the focus goes next. */
export type EditEnd = 'stay' | 'next' | 'previous' | 'left';

/** A field that has the focus from the start. */
export function CellEditor({
  edit,
  onProblem,
  onEnd,
}: {
  readonly edit: CellEdit;
  readonly onProblem: (sentence: string | null) => void;
  readonly onEnd: (end: EditEnd) => void;
}) {
  const ref = useRef<HTMLInputElement>(null);
  const [draft, setDraft] = useState(edit.start);
  // A cell that was not touched is not wrong, whatever it holds.
  const problem = draft === edit.start ? null : edit.check(draft);
  const isOver = useRef(false);
  useEffect(() => ref.current?.select(), []);
  useEffect(() => {
    onProblem(problem);
    return () => onProblem(null);
  }, [onProblem, problem]);

  const end = (how: EditEnd, isTaken: boolean) => {
    if (isOver.current || (isTaken && problem !== null)) return;
    isOver.current = true;
    if (isTaken && draft !== edit.start) edit.take(draft);
    onEnd(how);
  };
  const handleKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === 'Escape') end('stay', false);
    else if (event.key === 'Enter') end('stay', true);
    else if (event.key === 'Tab') end(event.shiftKey ? 'previous' : 'next', true);
    else return;
    event.preventDefault();
  };
  return (
    <input
      ref={ref}
      className="cell-editor"
      type="text"
      autoComplete="off"
      spellCheck={false}
      // biome-ignore lint/a11y/noAutofocus: it is there because somebody asked for it
      autoFocus
      data-owns-escape
      aria-label={edit.label}
      aria-invalid={problem !== null}
      aria-describedby={problem === null ? undefined : cellProblemId}
      value={draft}
      onChange={(event) => setDraft(event.target.value)}
      onKeyDown={handleKeyDown}
      onBlur={() => end('left', true)}
    />
  );
}
