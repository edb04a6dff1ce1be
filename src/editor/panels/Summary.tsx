/** @file The headline with the totals, always in sight. */
import { Suspense } from 'react';
import { useText } from '../../state/language';
import { useAnalysis } from '../../state/selectors';
import { useStore } from '../../state/store';
import { KeepingNotice } from './KeepingNotice';
import { LatePreviewBar } from './latePanels';
import { TotalsLine } from './TotalsLine';
import './Summary.css';

/** What holds for the whole network, in a sentence; during a preview what that would change. */
export function Summary() {
  const text = useText();
  const { headline } = useAnalysis();
  const isHidden = useStore((state) => state.hidden.size > 0);
  const { claim, cost } = isHidden
    ? { claim: text.panels.hidden, cost: null }
    : text.summary.splitHeadline(headline);
  const isPreview = useStore((state) => state.preview !== null);
  return (
    <div className="summary-place">
      <section className="summary" aria-label={text.panels.summary} data-covered={isPreview || undefined}>
        <p className="headline">
          <b>{claim}</b>
          {cost !== null && <>, {cost}</>}
        </p>
        <TotalsLine />
        <KeepingNotice />
      </section>
      {isPreview && (
        <Suspense>
          <LatePreviewBar />
        </Suspense>
      )}
    </div>
  );
}
