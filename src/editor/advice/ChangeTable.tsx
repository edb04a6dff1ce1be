/** @file The numbers of a design now and then, side by side. */
import type { DesignSummary } from '../../suggestions/designSummary';
import { useLateText } from '../useLateText';

/** What changes and what stays, a row a number. */
export function ChangeTable({
  before,
  after,
}: {
  readonly before: DesignSummary;
  readonly after: DesignSummary;
}) {
  const { advice: words, suggestions } = useLateText();
  return (
    <table className="change-table">
      <caption className="visually-hidden">{words.changes}</caption>
      <thead>
        <tr>
          <td />
          <th scope="col">{words.before}</th>
          <th scope="col">{words.after}</th>
        </tr>
      </thead>
      <tbody>
        {suggestions.listChanges(before, after).map((row) => (
          <tr key={row.label} data-changed={row.before !== row.after || undefined}>
            <th scope="row">{row.label}</th>
            <td>{row.before}</td>
            <td>{row.after}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
