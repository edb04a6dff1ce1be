/** @file The headline with the totals, always in sight. */
import { Suspense } from 'react';
import { useText } from '../../state/language';
import { useAnalysis } from '../../state/selectors';
import { useStore } from '../../state/store';
import { Term } from '../../ui/Term';
import { KeepingNotice } from './KeepingNotice';
import { LatePreviewBar } from './latePanels';
import { TotalsLine } from './TotalsLine';
import './Summary.css';

/** The first part of the headline; where it speaks of the border, that is explained. */
function Claim({ claim }: { readonly claim: string }) {
  const { summary } = useText();
  const phrase = summary.borderPhrases.find((words) => claim.includes(words));
  if (phrase === undefined) return claim;
  const [before, after] = claim.split(phrase);
  return (
    <>
      {before}
      <Term name="border">{phrase}</Term>
      {after}
    </>
  );
}

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
          <b>
            <Claim claim={claim} />
          </b>
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
