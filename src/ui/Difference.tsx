/** @file The difference that a change made, beside the number that changed. */
import './Difference.css';
import { useDifference } from './useDifference';

/** A difference with its sign, for a moment; nothing where nothing changed. Screen readers hear the number itself. */
export function Difference({
  value,
  subject,
  format,
}: {
  readonly value: number;
  /** What the number belongs to. */
  readonly subject: unknown;
  readonly format: (difference: number) => string;
}) {
  const difference = useDifference(value, subject);
  if (difference === 0) return null;
  return (
    <span className="difference" aria-hidden="true">
      {difference > 0 ? '+' : ''}
      {format(difference)}
    </span>
  );
}
