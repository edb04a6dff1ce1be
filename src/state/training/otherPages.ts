/** @file What other pages do with the runs of this browser, taken in by this one. */
import type { RunId } from '../../training/protocol';
import { isEqual } from '../../util/isEqual';
import { useStore } from '../store';
import type { RunHold } from './runHold';
import type { RunChange, RunLibrary } from './runLibrary';
import { removeRun, takeKept, updateHeld } from './runViews';

/** What it works with. */
interface Parts {
  readonly hold: Pick<RunHold, 'has' | 'listOthers'>;
  readonly library: RunLibrary;
  /** Ends what this page has at hand of a run that is not its own any more. */
  readonly dropActive: () => void;
}

/** A look at what other pages do. */
export interface OtherPages {
  /** Looks which runs they have in hand; those that they have left are read anew. */
  look(): Promise<void>;
  /** Takes in a run that they have written or removed. */
  take(change: RunChange): Promise<void>;
}

/** Looks at nothing before it is asked to. */
export function createOtherPages({ hold, library, dropActive }: Parts): OtherPages {
  const get = () => useStore.getState().training;
  const update = useStore.getState().updateTraining;
  const dropIfActive = (isGone: (id: RunId) => boolean): void => {
    const { active } = get();
    if (active !== null && isGone(active)) dropActive();
  };

  const look = async (): Promise<void> => {
    const others = await hold.listOthers();
    const { active, heldElsewhere } = get();
    const left = [...heldElsewhere].filter((id) => !others.has(id) && id !== active);
    if (left.length === 0 && isEqual([...others], [...heldElsewhere])) return;
    const kept = left.length === 0 ? [] : await library.list();
    // What was let go here, and goes on there: its weights at hand are of the past.
    dropIfActive((id) => others.has(id));
    update((view) =>
      updateHeld(
        view,
        others,
        kept.filter(({ id }) => left.includes(id) && id !== view.active),
      ),
    );
  };

  return {
    look,
    async take({ id, isRemoved }) {
      if (get().runs === null || hold.has(id)) return;
      if (isRemoved) {
        dropIfActive((active) => active === id);
        update((view) => removeRun(view, id));
        return;
      }
      await look();
      const kept = await library.read(id);
      if (kept !== null && !hold.has(id)) update((view) => takeKept(view, kept));
    },
  };
}
