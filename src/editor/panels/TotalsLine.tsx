/** @file The totals of the network; what an edit changed about them is seen for a moment. */
import { Fragment } from 'react';
import { useText } from '../../state/language';
import { useAnalysis } from '../../state/selectors';
import { useStore } from '../../state/store';
import { formatCount } from '../../text/quantities';
import { Difference } from '../../ui/Difference';

const parts = [
  { id: 'params', format: formatCount },
  { id: 'macs', format: formatCount },
  { id: 'memoryBytes', format: null },
] as const;

/** The totals in a line. */
export function TotalsLine() {
  const text = useText();
  const { totals } = useAnalysis();
  const generation = useStore((state) => state.generation);
  const sentences = text.summary.splitTotals(totals);
  return (
    <p className="totals">
      {parts.map(({ id, format }, position) => (
        <Fragment key={id}>
          {position > 0 && ', '}
          {sentences[id]}
          {format !== null && <Difference value={totals[id]} subject={generation} format={format} />}
        </Fragment>
      ))}
    </p>
  );
}
