/**
 * @file Notices that another tab has the same design open: every tab says what it opens and what it leaves, and those
 * that have the same one answer. Where tabs cannot speak to each other nobody notices, and nothing is lost either.
 */
import { useStore } from '../store';
import type { DesignId } from './designId';

/** How long an answer takes at most, in milliseconds. */
const patienceMs = 500;

type Message =
  | { readonly kind: 'opened' | 'present' | 'left'; readonly design: DesignId }
  /** Asks every tab for what it has open. */
  | { readonly kind: 'asked' };

const channelName = 'fovea.tabs';

/** How long tabs that are asked have for their answers, in milliseconds. */
const answerMs = 150;

/** The designs that other tabs have open, as far as they answer in time. */
export async function findOpenElsewhere(name = channelName): Promise<ReadonlySet<DesignId>> {
  const found = new Set<DesignId>();
  if (!('BroadcastChannel' in globalThis)) return found;
  const channel = new BroadcastChannel(name);
  channel.onmessage = ({ data }: MessageEvent<Message>) => {
    if (data.kind === 'present') found.add(data.design);
  };
  channel.postMessage({ kind: 'asked' } satisfies Message);
  await new Promise((resolve) => setTimeout(resolve, answerMs));
  channel.close();
  return found;
}

/** Starts to listen and to speak, until the returned function is called. */
export function watchOtherTabs(name = channelName): () => void {
  if (!('BroadcastChannel' in globalThis)) return () => {};
  const channel = new BroadcastChannel(name);
  const say = (kind: 'opened' | 'present' | 'left', design: DesignId) =>
    channel.postMessage({ kind, design } satisfies Message);
  const getOpen = () => useStore.getState().designId;
  let silence: ReturnType<typeof setTimeout> | undefined;
  const notice = (isElsewhere: boolean) => {
    clearTimeout(silence);
    useStore.getState().setElsewhere(isElsewhere);
  };

  channel.onmessage = ({ data }: MessageEvent<Message>) => {
    if (data.kind === 'asked') return say('present', getOpen());
    if (data.design !== getOpen()) return;
    notice(data.kind !== 'left');
    if (data.kind === 'opened') say('present', data.design);
    // Where one of three leaves, another one is still there to answer.
    if (data.kind === 'left') say('opened', data.design);
  };
  const unsubscribe = useStore.subscribe((state, before) => {
    if (state.designId === before.designId) return;
    say('left', before.designId);
    notice(false);
    say('opened', state.designId);
  });
  const leave = () => say('left', getOpen());
  // A tab that is closed may go without a word: whoever comes back asks again.
  const arrive = () => {
    say('opened', getOpen());
    clearTimeout(silence);
    silence = setTimeout(() => notice(false), patienceMs);
  };
  addEventListener('pagehide', leave);
  addEventListener('pageshow', arrive);
  addEventListener('focus', arrive);
  arrive();
  return () => {
    leave();
    unsubscribe();
    removeEventListener('pagehide', leave);
    removeEventListener('pageshow', arrive);
    removeEventListener('focus', arrive);
    clearTimeout(silence);
    channel.close();
  };
}
