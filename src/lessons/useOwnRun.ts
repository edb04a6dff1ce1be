/** @file The reader's own run of the open network, or of another one, for components. */
import type { Design } from '../document/document';
import { useStore } from '../state/store';
import { settleRun } from '../state/training/shownRuns';
import type { DesignRun } from '../state/training/trainingView';
import { selectContextOf } from './lessonRun';

/**
 * The run that checks see, as it was when it last measured something; null where there is none.
 * @param design a design of its own; without one it is the open one.
 */
export function useOwnRun(design?: Design): DesignRun | null {
  return useStore((state) => {
    const own = selectContextOf(design ?? state.design, state).run;
    return own && settleRun(own);
  });
}
