/**
 * @file Keeps every change without being asked: the open design goes to the library as soon as a gesture has ended and
 * the page has nothing else to do, a moment later while the gesture goes on, at once when the page is hidden. A design
 * that another tab has written to since becomes a copy; nobody's work is overwritten.
 */
import type { Design } from '../../document/document';
import { loadLateText } from '../language';
import { useStore } from '../store';
import type { Keeping } from '../viewSlice';
import { createDesignId, type DesignId } from './designId';
import type { DesignLibrary } from './designLibrary';
import { forkOpenDesign } from './forkDesign';
import { rememberLastDesign } from './lastDesign';
import { forgetAside, isSameDesign, putAside, takeAside } from './unsavedDesign';

/** Keeping that was started. */
export interface Autosave {
  /** Writes what is not written yet. */
  flush(): Promise<void>;
  /** Ends it; what is not written yet is lost. */
  stop(): void;
}

interface Pending {
  readonly design: Design;
  readonly isPristine: boolean;
}

/** What is known of the library: filled by whoever reads or writes it. */
export interface KeptDesigns {
  /** The revision that each design builds on. */
  readonly revisions: Map<DesignId, number>;
  /** What the library holds of each. */
  readonly designs: Map<DesignId, Design>;
}

/** After a gesture: long enough for the frame that shows what it did. */
const soonMs = 50;

/** Calls back when the page has nothing else to do, at the latest after `limitMs`. Returns what calls it off. */
function whenIdle(callback: () => void, limitMs: number): () => void {
  if (!('requestIdleCallback' in globalThis)) {
    const timer = setTimeout(callback, soonMs);
    return () => clearTimeout(timer);
  }
  let request = 0;
  const timer = setTimeout(() => {
    request = requestIdleCallback(callback, { timeout: limitMs });
  }, soonMs);
  return () => {
    clearTimeout(timer);
    cancelIdleCallback(request);
  };
}

/**
 * Starts to keep the open design, and those that are opened later, in the library.
 *
 * @param delayMs how long to wait for more changes while a gesture goes on, and between two writes.
 */
export function startAutosave(
  library: DesignLibrary,
  { revisions: known, designs: kept }: KeptDesigns = { revisions: new Map(), designs: new Map() },
  delayMs = 400,
): Autosave {
  const pending = new Map<DesignId, Pending>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopIdle: (() => void) | null = null;
  let lastFlush = Number.NEGATIVE_INFINITY;
  let running: Promise<void> = Promise.resolve();
  let aside: Design | null = null;

  const report = (keeping: Keeping) => {
    if (useStore.getState().keeping !== keeping) useStore.getState().setKeeping(keeping);
  };

  const save = async (id: DesignId, { design, isPristine }: Pending): Promise<void> => {
    const result = await library.save(id, design, known.get(id) ?? 0, isPristine);
    if (result.ok) {
      known.set(id, result.revision);
      kept.set(id, design);
      // A later change may wait there while an earlier one is saved.
      if (design === aside) forgetAside(id);
      if (useStore.getState().keeping !== 'forked' && pending.size === 0) report('kept');
      return;
    }
    if (result.code !== 'conflict') {
      // It is tried again with the next change, or when somebody made room.
      if (result.code === 'full' && !pending.has(id)) pending.set(id, { design, isPristine });
      return report(result.code);
    }
    if (useStore.getState().designId !== id) return;
    if (result.revision === 0) {
      // Another tab has deleted it; who goes on with it keeps it.
      known.set(id, 0);
      return save(id, { design, isPristine });
    }
    const [other, { library: words }] = await Promise.all([library.load(id), loadLateText()]);
    const { title } = useStore.getState().design;
    // Two of the same name could not be told apart.
    forkOpenDesign(title === other?.design.title ? words.copyOf(title) : title);
    const { designId } = useStore.getState();
    rememberLastDesign(designId);
    report('forked');
    await save(designId, { design: useStore.getState().design, isPristine: false });
  };

  const stopWaiting = () => {
    clearTimeout(timer);
    timer = undefined;
    stopIdle?.();
    stopIdle = null;
  };
  const flush = (): Promise<void> => {
    stopWaiting();
    lastFlush = performance.now();
    running = running.then(async () => {
      for (const [id, entry] of [...pending]) {
        pending.delete(id);
        await save(id, entry);
      }
    });
    return running;
  };

  const flushSoon = () => {
    const isRested = performance.now() - lastFlush >= delayMs;
    if (isRested && pending.size > 0) stopIdle ??= whenIdle(() => void flush(), delayMs);
  };

  const note = () => {
    const { design, designId, past, future } = useStore.getState();
    if (design.architecture.layers.size === 0) return;
    rememberLastDesign(designId);
    if (kept.get(designId) === design) {
      pending.delete(designId);
      return;
    }
    const wasEdited = past.length > 0 || future.length > 0 || (known.get(designId) ?? 0) > 0;
    pending.set(designId, { design, isPristine: !wasEdited });
    // That the design became a copy is said until another one is opened.
    if (useStore.getState().keeping !== 'forked') report('pending');
    timer ??= setTimeout(() => void flush(), delayMs);
    if (useStore.getState().gesture === null) flushSoon();
  };

  const leave = () => {
    const { designId: id, design } = useStore.getState();
    if (kept.get(id) !== design && aside !== design && design.architecture.layers.size > 0) {
      putAside({ id, design, baseRevision: known.get(id) ?? 0 });
      aside = design;
    }
    void flush();
  };
  const handleHidden = () => {
    if (document.visibilityState === 'hidden') leave();
  };
  const unsubscribe = useStore.subscribe((state, previous) => {
    if (state.design !== previous.design || state.designId !== previous.designId) note();
    else if (state.gesture === null && previous.gesture !== null) flushSoon();
  });
  document.addEventListener('visibilitychange', handleHidden);
  // The next page may run in another process and read before this one is hidden, but not before this.
  addEventListener('beforeunload', leave);
  note();
  return {
    flush,
    stop() {
      stopWaiting();
      unsubscribe();
      document.removeEventListener('visibilitychange', handleHidden);
      removeEventListener('beforeunload', leave);
    },
  };
}

/**
 * Hands out a design of an earlier visit, and notes what the library holds of it. Returns whether there was one.
 *
 * A change that did not reach the library any more is taken up, as a copy where another tab has written since.
 *
 * @param show gets the design, to open it or to keep it at hand.
 */
export async function restoreDesign(
  library: DesignLibrary,
  id: DesignId | null,
  kept: KeptDesigns,
  show: (design: Design, id: DesignId) => void,
): Promise<boolean> {
  if (id === null) return false;
  const loaded = await library.load(id);
  const aside = takeAside(id);
  if (loaded !== null) {
    kept.revisions.set(id, loaded.revision);
    kept.designs.set(id, loaded.design);
  }
  if (aside === null || (loaded !== null && isSameDesign(loaded.design, aside.design))) {
    if (loaded !== null) show(loaded.design, id);
    return loaded !== null;
  }
  const isCurrent = aside.baseRevision === (loaded?.revision ?? 0);
  const target = isCurrent ? id : createDesignId();
  // From here on it is in nobody's hands but ours.
  const saved = await library.save(target, aside.design, isCurrent ? aside.baseRevision : 0);
  if (saved.ok) {
    kept.revisions.set(target, saved.revision);
    kept.designs.set(target, aside.design);
  }
  show(aside.design, target);
  return true;
}
