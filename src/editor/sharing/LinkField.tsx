/** @file A link to be copied: the field that holds it, and the button. */
import { useRef } from 'react';
import { CopyButton } from './CopyButton';

/** The field and its button, for a row; a click on the field selects it all. */
export function LinkField({
  link,
  label,
  copyLabel,
}: {
  readonly link: string;
  readonly label: string;
  readonly copyLabel: string;
}) {
  const field = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={field}
        className="text-field"
        aria-label={label}
        readOnly
        value={link}
        onFocus={(event) => event.target.select()}
      />
      <CopyButton look="primary" label={copyLabel} text={link} field={field} />
    </>
  );
}
