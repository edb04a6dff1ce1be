/** @file A line of text; what is too long stays as typed, marked and explained. */
import { useState } from 'react';
import { FieldError } from './FieldError';
import { useRowDescription } from './FieldRow';

/** What a text field needs. */
export interface TextFieldProps {
  readonly value: string;
  readonly label: string;
  readonly id?: string;
  readonly className?: string;
  readonly placeholder?: string;
  /** Characters that can be typed, where no sentence about more is at hand. */
  readonly maxLength?: number;
  /** The sentence about a text that is not allowed, or null. */
  readonly check?: (value: string) => string | null;
  readonly onChange: (value: string) => void;
  readonly onEnd?: () => void;
}

/** A text field. */
export function TextField({ value, label, check, onChange, onEnd, className = '', ...rest }: TextFieldProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const [shown, setShown] = useState(value);
  if (shown !== value) {
    setShown(value);
    if (draft !== null && draft !== value) setDraft(null);
  }
  const problem = draft === null ? null : (check?.(draft) ?? null);
  const { errorId: rowErrorId, describedBy } = useRowDescription(problem);
  const finish = () => {
    if (problem === null) setDraft(null);
    onEnd?.();
  };
  const errorId = rowErrorId ?? (rest.id === undefined ? 'text-field-error' : `${rest.id}-error`);
  return (
    <>
      <input
        {...rest}
        className={`text-field ${className}`}
        type="text"
        autoComplete="off"
        spellCheck={false}
        aria-label={label}
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? describedBy : errorId}
        value={draft ?? value}
        onChange={(event) => {
          const text = event.target.value;
          setDraft(text);
          if ((check?.(text) ?? null) === null && text !== value) onChange(text);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') finish();
          if (event.key === 'Escape' && draft !== null) {
            event.stopPropagation();
            setDraft(null);
          }
        }}
        onBlur={finish}
      />
      {problem !== null && rowErrorId === null && <FieldError id={errorId}>{problem}</FieldError>}
    </>
  );
}
