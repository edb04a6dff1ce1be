/** @file The totals of the network; what an edit changed about them is seen for a moment. */
import { Fragment } from 'react';
import { useText } from '../../state/language';
import { useAnalysis } from '../../state/selectors';
import { useStore } from '../../state/store';
import { formatCount } from '../../text/quantities';
import { Difference } from '../../ui/Difference';
import { Term } from '../../ui/Term';

const parts = [
  { id: 'params', fact: 'params', format: formatCount },
  { id: 'macs', fact: 'macs', format: formatCount },
  { id: 'memoryBytes', fact: 'memory', format: null },
] as const;

/** The totals in a line. */
export function TotalsLine() {
  const text = useText();
  const { totals } = useAnalysis();
  const hidden = useStore((state) => state.hidden);
  const generation = useStore((state) => state.generation);
  const shown = parts.filter(({ fact }) => !hidden.has(fact));
  const sentences = text.summary.splitTotals(totals);
  return (
    <p className="totals">
      {shown.map(({ id, fact, format }, position) => (
        <Fragment key={id}>
          {position > 0 && ', '}
          <Term name={fact}>{sentences[id]}</Term>
          {format !== null && <Difference value={totals[id]} subject={generation} format={format} />}
        </Fragment>
      ))}
    </p>
  );
}
