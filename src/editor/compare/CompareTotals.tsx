/** @file The totals of both designs, side by side, with their difference. */
import type { CompareSides } from '../../state/compare/compareSides';
import { useLateText } from '../useLateText';
import './CompareTotals.css';

/** The table. */
export function CompareTotals({ sides: { before, after } }: { readonly sides: CompareSides }) {
  const { comparing: words } = useLateText();
  return (
    <section
      className="compare-totals"
      aria-label={words.totals}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by keys
      tabIndex={0}
    >
      <table>
        <caption className="visually-hidden">{words.totals}</caption>
        <thead>
          <tr>
            <td />
            <th scope="col">{words.before}</th>
            <th scope="col">{words.after}</th>
            <th scope="col">{words.difference}</th>
          </tr>
        </thead>
        <tbody>
          {words.listTotals(before.analysis, after.analysis).map((row) => (
            <tr key={row.label} data-changed={row.before !== row.after || undefined}>
              <th scope="row">{row.label}</th>
              <td>{row.before}</td>
              <td>{row.after}</td>
              <td>{row.difference}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
