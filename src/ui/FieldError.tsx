/** @file The sentence under a field that says what is wrong with it. */
import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';

/** A sentence about a value that is not allowed; the field names it as its description. */
export function FieldError({ id, children }: { readonly id: string; readonly children: ReactNode }) {
  return (
    <p className="field-error" id={id} role="status">
      <CircleAlert size={14} aria-hidden="true" />
      <span>{children}</span>
    </p>
  );
}
