/** @file Buttons: with words, or with an icon whose words are its name and its tooltip. */
import type { ComponentProps, ReactNode } from 'react';
import './Button.css';

/** How much a button asks for attention. */
export type ButtonLook = 'plain' | 'primary' | 'quiet';

/** A button with words. */
export function Button({
  look = 'plain',
  className = '',
  ...rest
}: ComponentProps<'button'> & { readonly look?: ButtonLook }) {
  return <button type="button" {...rest} className={`button ${className}`} data-look={look} />;
}

/** A square button with an icon; `label` is its accessible name and, with the shortcut, its tooltip. */
export function IconButton({
  label,
  shortcut,
  look = 'quiet',
  className = '',
  children,
  ...rest
}: ComponentProps<'button'> & {
  readonly label: string;
  readonly shortcut?: string | undefined;
  readonly look?: ButtonLook;
  readonly children: ReactNode;
}) {
  return (
    <button
      type="button"
      aria-label={label}
      title={shortcut === undefined ? label : `${label} (${shortcut})`}
      {...rest}
      className={`button icon-button ${className}`}
      data-look={look}
    >
      {children}
    </button>
  );
}
