/** @file Several lines of text. What is typed is handed out at once; it grows with what it holds. */
import { useId } from 'react';
import './TextArea.css';

/** A text area below its label. */
export function TextArea({
  value,
  label,
  placeholder,
  maxLength,
  onChange,
  onEnd,
}: {
  readonly value: string;
  readonly label: string;
  readonly placeholder: string;
  /** In UTF-16 units; the browser takes no more. */
  readonly maxLength: number;
  readonly onChange: (value: string) => void;
  readonly onEnd: () => void;
}) {
  const id = useId();
  return (
    <div className="text-area-row">
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        className="text-area"
        rows={2}
        value={value}
        placeholder={placeholder}
        maxLength={maxLength}
        onChange={(event) => onChange(event.target.value)}
        onBlur={onEnd}
      />
    </div>
  );
}
