/**
 * @file Keeps every change without being asked: the open design goes to the library a moment after it changed,
 * at once when the page is hidden. A design that another tab has written to since becomes a copy; nobody's work is
 * overwritten.
 */
import type { Design } from '../../document/document';
import { type Keeping, useStore } from '../store';
import type { DesignId } from './designId';
import type { DesignLibrary } from './designLibrary';

const key = 'fovea.open';

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

function rememberOpen(id: DesignId): void {
  try {
    localStorage.setItem(key, id);
  } catch {
    // A browser that keeps nothing opens with the example next time.
  }
}

function recallOpen(): DesignId | null {
  try {
    return localStorage.getItem(key) as DesignId | null;
  } catch {
    return null;
  }
}

/** Whether a design was open at the last visit. */
export function hasLastDesign(): boolean {
  return recallOpen() !== null;
}

/**
 * Starts to keep the open design, and those that are opened later, in the library.
 *
 * @param revisions the revision of each design that was loaded from the library.
 * @param delayMs how long to wait for more changes.
 */
export function startAutosave(
  library: DesignLibrary,
  revisions: ReadonlyMap<DesignId, number> = new Map(),
  delayMs = 400,
): Autosave {
  const known = new Map(revisions);
  const kept = new Map<DesignId, Design>();
  const pending = new Map<DesignId, Pending>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> = Promise.resolve();

  const report = (keeping: Keeping) => {
    if (useStore.getState().keeping !== keeping) useStore.getState().setKeeping(keeping);
  };

  const save = async (id: DesignId, { design, isPristine }: Pending): Promise<void> => {
    const result = await library.save(id, design, known.get(id) ?? 0, isPristine);
    if (result.ok) {
      known.set(id, result.revision);
      kept.set(id, design);
      // A fork is worth knowing until the next change is kept.
      if (useStore.getState().keeping !== 'forked' && pending.size === 0) report('kept');
      return;
    }
    if (result.code !== 'conflict') return report(result.code);
    if (useStore.getState().designId !== id) return;
    useStore.getState().forkDesign();
    const { designId } = useStore.getState();
    rememberOpen(designId);
    report('forked');
    await save(designId, { design: useStore.getState().design, isPristine: false });
  };

  const flush = (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    running = running.then(async () => {
      for (const [id, entry] of [...pending]) {
        pending.delete(id);
        await save(id, entry);
      }
    });
    return running;
  };

  const note = () => {
    const { design, designId, past, future } = useStore.getState();
    if (kept.get(designId) === design || design.architecture.layers.size === 0) return;
    const wasEdited = past.length > 0 || future.length > 0 || (known.get(designId) ?? 0) > 0;
    pending.set(designId, { design, isPristine: !wasEdited });
    rememberOpen(designId);
    report('pending');
    timer ??= setTimeout(() => void flush(), delayMs);
  };

  const handleHidden = () => {
    if (document.visibilityState === 'hidden') void flush();
  };
  const unsubscribe = useStore.subscribe((state, before) => {
    if (state.design !== before.design || state.designId !== before.designId) note();
  });
  document.addEventListener('visibilitychange', handleHidden);
  note();
  return {
    flush,
    stop() {
      clearTimeout(timer);
      unsubscribe();
      document.removeEventListener('visibilitychange', handleHidden);
    },
  };
}

/**
 * Opens the design that was open at the last visit. Returns its revision by id, empty where there is none: nothing
 * is opened then.
 */
export async function restoreLastDesign(library: DesignLibrary): Promise<ReadonlyMap<DesignId, number>> {
  const id = recallOpen();
  if (id === null) return new Map();
  const loaded = await library.load(id);
  if (loaded === null) return new Map();
  useStore.getState().openDesign(loaded.design, id);
  return new Map([[id, loaded.revision]]);
}
