/** @file The headline with the totals, always in sight. */
import { useText } from '../../state/language';
import { useAnalysis } from '../../state/selectors';
import { KeepingNotice } from './KeepingNotice';
import { TotalsLine } from './TotalsLine';
import './Summary.css';

/** What holds for the whole network, in a sentence. */
export function Summary() {
  const text = useText();
  const { headline } = useAnalysis();
  const { claim, cost } = text.summary.splitHeadline(headline);
  return (
    <section className="summary" aria-label={text.panels.summary}>
      <p className="headline">
        <b>{claim}</b>
        {cost !== null && <>, {cost}</>}
      </p>
      <TotalsLine />
      <KeepingNotice />
    </section>
  );
}
