/**
 * @file A labelled row of a form: the label scrubs, common values stand below it, the fields on the right, what is
 * wrong below. A row can explain itself: to screen readers at the field, to all others where the form has room.
 */
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useId,
  useMemo,
  useState,
} from 'react';
import { FieldError } from './FieldError';
import { useRowHelp } from './HelpArea';
import type { ScrubHandlers } from './useScrub';
import './FieldRow.css';

interface RowContents {
  readonly errorId: string;
  readonly helpId: string | undefined;
  readonly report: (field: string, problem: string | null) => void;
}

const RowContext = createContext<RowContents | null>(null);

/** Ids of the elements that say more about a field. */
export interface RowDescription {
  /** Where the sentence about what is wrong stands; null outside of a row, where the field shows it itself. */
  readonly errorId: string | null;
  /** What describes the field while nothing is wrong. */
  readonly describedBy: string | undefined;
}

/** Tells the row around a field what is wrong with it, and the field what describes it. */
export function useRowDescription(problem: string | null): RowDescription {
  const row = useContext(RowContext);
  const field = useId();
  useEffect(() => {
    row?.report(field, problem);
    return () => row?.report(field, null);
  }, [row, field, problem]);
  return { errorId: row?.errorId ?? null, describedBy: row?.helpId };
}

/** What a row needs. */
export interface FieldRowProps {
  readonly label: string;
  readonly title?: string | undefined;
  /** The id of its first field. */
  readonly htmlFor?: string;
  readonly scrub?: ScrubHandlers;
  readonly className?: string;
  /** What the fields are for and what they take. */
  readonly help?: string | undefined;
  /** Common values to choose from. */
  readonly choices?: ReactNode;
  readonly children: ReactNode;
}

/** A row. */
export function FieldRow(props: FieldRowProps) {
  const { label, title, htmlFor, scrub, className = '', help, choices, children } = props;
  const errorId = useId();
  const ownHelpId = useId();
  const helpId = help === undefined ? undefined : ownHelpId;
  const [problems, setProblems] = useState<ReadonlyMap<string, string>>(new Map());
  const report = useCallback((field: string, problem: string | null) => {
    setProblems((old) => {
      if ((old.get(field) ?? null) === problem) return old;
      const next = new Map(old);
      if (problem === null) next.delete(field);
      else next.set(field, problem);
      return next;
    });
  }, []);
  const context = useMemo(() => ({ errorId, helpId, report }), [errorId, helpId, report]);
  const [first] = problems.values();
  return (
    <div className={`field-row ${className}`} {...useRowHelp(help)}>
      <label
        className={scrub === undefined ? 'field-label' : 'field-label scrub'}
        htmlFor={htmlFor}
        title={title}
        {...scrub}
      >
        {label}
      </label>
      <div className="field-controls">
        <RowContext value={context}>{children}</RowContext>
      </div>
      {choices}
      {first !== undefined && <FieldError id={errorId}>{first}</FieldError>}
      {help !== undefined && (
        <p id={helpId} hidden>
          {help}
        </p>
      )}
    </div>
  );
}
