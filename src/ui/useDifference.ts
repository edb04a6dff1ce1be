/** @file How far a number has moved, for a moment after it did. */
import { useEffect, useState } from 'react';

/** How long a difference stands, in milliseconds after the last change. */
const holdMs = 3000;

/**
 * The difference between a number and what it was before the latest burst of changes; 0 once it has stood for a while.
 *
 * @param subject a new one starts afresh: numbers of different things have no difference.
 */
export function useDifference(value: number, subject: unknown): number {
  const [state, setState] = useState({ base: value, subject });
  if (!Object.is(state.subject, subject)) setState({ base: value, subject });
  const { base } = state;
  useEffect(() => {
    if (value === base) return;
    const timer = setTimeout(() => setState({ base: value, subject }), holdMs);
    return () => clearTimeout(timer);
  }, [value, base, subject]);
  return Object.is(state.subject, subject) ? value - base : 0;
}
