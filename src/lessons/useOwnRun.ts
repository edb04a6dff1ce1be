/** @file The reader's own run of the open network, for components. */
import { useStore } from '../state/store';
import { settleRun } from '../state/training/shownRuns';
import type { DesignRun } from '../state/training/trainingView';
import { selectContext } from './lessonRun';

/** The run that checks see, as it was when it last measured something; null where there is none. */
export function useOwnRun(): DesignRun | null {
  return useStore((state) => {
    const own = selectContext(state).run;
    return own && settleRun(own);
  });
}
