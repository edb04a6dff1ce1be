/** @file One number's explanation under its heading, with where the rule comes from. */
import type { ReactNode } from 'react';

/** The explanation. */
export function Explained({
  title,
  source,
  children,
}: {
  readonly title: string;
  readonly source?: string;
  readonly children: ReactNode;
}) {
  return (
    <section className="explained">
      <h3>{title}</h3>
      {children}
      {source !== undefined && <p className="source">{source}</p>}
    </section>
  );
}
