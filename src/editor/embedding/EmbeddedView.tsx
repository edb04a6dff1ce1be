/**
 * @file What a frame on another page shows: the network to look at, its headline and legend, and the way to the whole
 * page. There is nothing here that edits, keeps or asks.
 */
import { ExternalLink } from 'lucide-react';
import { Suspense, useEffect, useLayoutEffect, useState } from 'react';
import type { LinkProblem } from '../../codecs/url/linkResult';
import { useText } from '../../state/language';
import { useStore } from '../../state/store';
import { joinExplanation } from '../../text/en/words';
import { ErrorBoundary } from '../../ui/ErrorBoundary';
import { TermsExplained } from '../../ui/Term';
import { Legend } from '../canvas/Legend';
import { NetworkCanvas } from '../canvas/NetworkCanvas';
import { FailureNotice } from '../panels/FailureNotice';
import { Summary } from '../panels/Summary';
import { getPageAddress } from '../sharing/shareAddress';
import { useLateText } from '../useLateText';
import { followFramedLink } from './openFramedLink';
import './EmbeddedView.css';

/** The hash of the address, as it is now. */
function useHash(): string {
  const [hash, setHash] = useState(location.hash);
  useEffect(() => {
    const read = () => setHash(location.hash);
    addEventListener('hashchange', read);
    return () => removeEventListener('hashchange', read);
  }, []);
  return hash;
}

/** Leads to the whole page with the same design, beside the page that holds the frame. */
function OpenWhole() {
  const { embedding: words } = useLateText();
  const address = getPageAddress(location) + useHash();
  return (
    <a className="button" data-look="plain" href={address} target="_blank" rel="noopener">
      {words.open}
      <ExternalLink size={14} aria-hidden="true" />
      <span className="visually-hidden">{words.newTab}</span>
    </a>
  );
}

function Problem({ problem }: { readonly problem: LinkProblem | null }) {
  const { embedding: words, links } = useLateText();
  return (
    <div className="embedded-problem" role={problem === null ? undefined : 'alert'}>
      <p>{problem === null ? words.empty : joinExplanation(links.formatLinkProblem(problem))}</p>
      {problem !== null && <p className="quiet">{words.remedy}</p>}
    </div>
  );
}

/** The design as it stands in the store. */
function Shown() {
  return (
    <ErrorBoundary fallback={(retry) => <FailureNotice onRetry={retry} />}>
      <Summary />
      <NetworkCanvas isViewOnly />
    </ErrorBoundary>
  );
}

/** The frame. */
export default function EmbeddedView() {
  const { toolbar } = useText();
  const problem = useStore((state) => state.linkProblem);
  const title = useStore(({ design }) => design.title) || toolbar.untitled;
  const isEmpty = useStore(({ design }) => design.architecture.layers.size === 0);
  useLayoutEffect(followFramedLink, []);
  const hasNetwork = problem === null && !isEmpty;
  return (
    <TermsExplained value={false}>
      <div className="embedded">
        <title>{problem === null ? title : 'Fovea'}</title>
        <header className="embedded-head">
          <h1 title={title}>{problem === null ? title : 'Fovea'}</h1>
          <Suspense>
            <OpenWhole />
          </Suspense>
        </header>
        <main className="embedded-stage">
          {hasNetwork ? (
            <Shown />
          ) : (
            <Suspense>
              <Problem problem={problem} />
            </Suspense>
          )}
        </main>
        {hasNetwork && (
          <footer className="stage-foot">
            <Legend />
          </footer>
        )}
      </div>
    </TermsExplained>
  );
}
