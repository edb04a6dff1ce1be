/**
 * @file Weights that the browser had no room for, on their way from one worker to the next: until the run has started
 * there they are nowhere else.
 */
import type { Checkpoint } from '../../training/checkpoint';
import type { CheckpointStore } from '../../training/checkpointStore';
import type { RunId } from '../../training/protocol';
import { useStore } from '../store';
import { editRun } from './runViews';

/** Holds those of one run at most. */
export interface HandedWeights {
  isOf(id: RunId): boolean;
  hold(id: RunId, checkpoint: Checkpoint): void;
  /** A copy of those of a run: what is sent to a worker is gone here. */
  copy(id: RunId): Checkpoint | null;
  /** They are elsewhere, or given up. @param id of this run alone. */
  drop(id?: RunId): void;
  /** Writes them, where there is room by now: then they are what was kept. */
  keep(store: Pick<CheckpointStore, 'save'>): Promise<void>;
}

/** Holds none. */
export function createHandedWeights(): HandedWeights {
  const update = useStore.getState().updateTraining;
  let handed: { readonly id: RunId; readonly checkpoint: Checkpoint } | null = null;
  const set = (next: typeof handed): void => {
    handed = next;
    const id = next?.id ?? null;
    update((view) => (view.handed === id ? view : { ...view, handed: id }));
  };
  return {
    isOf: (id) => handed?.id === id,
    hold: (id, checkpoint) => set({ id, checkpoint }),
    copy: (id) => (handed?.id === id ? structuredClone(handed.checkpoint) : null),
    drop(id) {
      if (id === undefined || handed?.id === id) set(null);
    },
    async keep(store) {
      const mine = handed;
      if (mine === null || !(await store.save(mine.id, mine.checkpoint)) || handed !== mine) return;
      set(null);
      const keptStep = mine.checkpoint.step;
      update((view) =>
        editRun(view, mine.id, (run) => ({
          ...run,
          state: { ...run.state, keptStep, isKeepingRefused: false },
        })),
      );
    },
  };
}
