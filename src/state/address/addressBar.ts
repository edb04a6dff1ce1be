/**
 * @file The address follows the design: what stands behind its # is the link of what is open, a moment after each
 * change and without a step in the browser's history. An address that is changed by hand is followed the other way.
 */
import { isChallengeLike } from '../../codecs/url/challengeLink';
import { writeComparisonLink, writeLink } from '../../codecs/url/link';
import { useStore } from '../store';
import { followLink, type OpenDesign } from './openLink';
import { rememberTab, rememberWrittenLink } from './writtenLinks';

/** Longer links do not belong into an address: the design is kept in the browser, and shared as a file. */
const longestAddress = 32_000;

/** The link of what is open, as it stands in the address; empty where nothing is open, or too much. */
function writeAddress(): string {
  const { design, compared, assignment } = useStore.getState();
  // Who comes back to it goes on with the kept design; whoever gets the address begins where the class did.
  if (assignment !== null) return assignment.hash;
  if (design.architecture.layers.size === 0) return '';
  const hash = compared === null ? writeLink(design) : writeComparisonLink(design, compared);
  return hash.length > longestAddress ? '' : hash;
}

/**
 * Starts to follow in both directions.
 *
 * @param onOpen opens a design that came with an address.
 * @param isBehind whether the address says something else at the start, such as a link that could not be read: it then
 *   stays until the design changes.
 * @returns what ends it.
 */
export function startAddressBar(onOpen: OpenDesign, isBehind: boolean, delayMs = 400): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  // Not when the page is left: a reload takes the address as it was.
  const write = () => {
    const hash = writeAddress();
    const { pathname, search } = location;
    if (location.hash !== hash) history.replaceState(history.state, '', hash || pathname + search);
    const { designId } = useStore.getState();
    rememberTab(designId, hash);
    if (hash !== '') rememberWrittenLink(designId, hash);
  };
  const unsubscribe = useStore.subscribe((state, before) => {
    const isSame =
      state.design === before.design &&
      state.designId === before.designId &&
      state.compared === before.compared &&
      state.assignment?.hash === before.assignment?.hash;
    if (isSame) return;
    if (state.designId !== before.designId) rememberTab(state.designId, location.hash);
    clearTimeout(timer);
    timer = setTimeout(write, delayMs);
  });
  const handleHash = () => {
    const { hash } = location;
    // Challenges are no designs: the page opens them.
    if (hash.length > 1 && !isChallengeLike(hash)) void followLink(hash, onOpen);
  };
  addEventListener('hashchange', handleHash);
  if (!isBehind) write();
  return () => {
    clearTimeout(timer);
    unsubscribe();
    removeEventListener('hashchange', handleHash);
  };
}
