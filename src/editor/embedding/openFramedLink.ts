/** @file The design of a frame: the one in its address, which nobody changes and nothing keeps. */
import '../../state/startFolding';
import { readLink } from '../../codecs/url/link';
import { useStore } from '../../state/store';

function openAddress(): void {
  const result = readLink(location.hash);
  const { openDesign, setLinkProblem } = useStore.getState();
  setLinkProblem(result.ok ? null : result.problem);
  if (result.ok) openDesign(result.design);
}

/** Opens what the address holds, or says why not, and follows it when it changes. Returns what ends that. */
export function followFramedLink(): () => void {
  openAddress();
  addEventListener('hashchange', openAddress);
  return () => removeEventListener('hashchange', openAddress);
}
