/** @file A control with its word beside it, in a line of others. */
import { type ReactNode, useId } from 'react';
import './InlineField.css';

/** The word and the control, which takes the id that it is given. */
export function InlineField({
  label,
  title,
  children,
}: {
  readonly label: string;
  readonly title?: string;
  readonly children: (id: string) => ReactNode;
}) {
  const id = useId();
  return (
    <span className="inline-field" title={title}>
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </span>
  );
}
