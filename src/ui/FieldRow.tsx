/** @file A labelled row of a form: the label scrubs, the fields stand on the right, what is wrong below. */
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
import type { ScrubHandlers } from './useScrub';
import './FieldRow.css';

interface RowProblems {
  readonly errorId: string;
  readonly report: (field: string, problem: string | null) => void;
}

const RowContext = createContext<RowProblems | null>(null);

/**
 * Tells the row around a field what is wrong with it.
 *
 * @returns the id of the element that shows the sentence; null outside of a row, where the field shows it itself.
 */
export function useRowProblem(problem: string | null): string | null {
  const row = useContext(RowContext);
  const field = useId();
  useEffect(() => {
    row?.report(field, problem);
    return () => row?.report(field, null);
  }, [row, field, problem]);
  return row?.errorId ?? null;
}

/** A row; `htmlFor` is the id of its first field. */
export function FieldRow({
  label,
  title,
  htmlFor,
  scrub,
  className = '',
  children,
}: {
  readonly label: string;
  readonly title?: string | undefined;
  readonly htmlFor?: string;
  readonly scrub?: ScrubHandlers;
  readonly className?: string;
  readonly children: ReactNode;
}) {
  const errorId = useId();
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
  const context = useMemo(() => ({ errorId, report }), [errorId, report]);
  const [first] = problems.values();
  return (
    <div className={`field-row ${className}`}>
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
      {first !== undefined && <FieldError id={errorId}>{first}</FieldError>}
    </div>
  );
}
