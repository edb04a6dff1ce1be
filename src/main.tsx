/**
 * @file The page's entry: style, theme, the opening design, and the application in its root element; with `?embed` in
 * its address a view of the design for a frame on another page, which keeps nothing.
 */
import './ui/theme.css';
import './main.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App';
import { isChallengeLike } from './codecs/url/challengeLink';
import { mediumScreen } from './editor/screenSizes';
import { openFirstExample } from './editor/toolbar/firstExample';
import { openAtBorder } from './editor/toolbar/openDesigns';
import { loadLateText } from './state/language';
import { startLanguage } from './state/languageChoice';
import { recallLastDesign } from './state/library/lastDesign';
import { useStore } from './state/store';
import { startTheme } from './state/theme';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element with the id "root"');
startTheme();
const isFrame = new URLSearchParams(location.search).has('embed');

/** Opens the challenge that an address asks for, whichever version of the page wrote it. */
function followChallenge(hash: string): void {
  if (isChallengeLike(hash))
    void import('./lessons/challenges/openChallengeLink').then(({ openChallengeLink }) =>
      openChallengeLink(hash),
    );
}

function openPage(): void {
  // On a tablet the network needs the room; the palette unfolds on demand.
  if (matchMedia(mediumScreen).matches) useStore.getState().togglePanel('palette');
  const { hash } = location;
  const hasAddress = hash.length > 1;
  if (!hasAddress && recallLastDesign() === null) openFirstExample();
  addEventListener(
    'load',
    () => {
      import('./state/offline').then(({ startOffline }) => startOffline()).catch(() => undefined);
      // What late panels say is at hand before somebody asks.
      loadLateText().catch(() => undefined);
    },
    { once: true },
  );
  import('./state/library/keepDesigns')
    .then(({ keepDesigns }) => keepDesigns(openAtBorder))
    .catch(() => useStore.getState().setKeeping('unavailable'))
    .finally(() => {
      if (useStore.getState().generation === 0) openFirstExample();
    })
    .then(() => followChallenge(hash));
  addEventListener('hashchange', () => followChallenge(location.hash));
}

if (!isFrame) openPage();
const start = () =>
  createRoot(root).render(
    <StrictMode>
      <App isFrame={isFrame} />
    </StrictMode>,
  );
// English is at hand; any other language is waited for, so that the page does not begin in the wrong one.
const language = startLanguage();
if (language === null) start();
else void language.finally(start);
