/** @file The setup of the next run: as somebody made it, or quick for the open design. */
import { useDeferredValue, useMemo } from 'react';
import { useStore } from '../../state/store';
import { rememberSetup } from '../../state/training/keptSetup';
import type { TrainingSettings } from '../../training/settings';
import { renewSetup } from '../../training/setupSchema';
import { createQuickSetup } from '../../training/setups';
import type { RunSetup } from '../../training/trainedRun';

/** Changes the setup; null makes it the quick one again. */
export function changeSetup(setup: RunSetup | null): void {
  const next = setup && renewSetup(setup);
  useStore.getState().updateTraining((view) => ({ ...view, setup: next }));
  rememberSetup(next);
}

/** Changes some settings of a setup. */
export function changeSettings(setup: RunSetup, changes: Partial<TrainingSettings>): void {
  changeSetup({ ...setup, settings: { ...setup.settings, ...changes } });
}

/** The quick setup of the open design; it follows edits when there is time. An assignment may say with which seed. */
export function useQuickSetup(): RunSetup {
  const seed = useStore((state) => state.assignment?.assignment.seed ?? null);
  const architecture = useDeferredValue(useStore((state) => state.design.architecture));
  const resolution = useDeferredValue(useStore((state) => state.design.resolution));
  return useMemo(() => {
    const setup = createQuickSetup(architecture, resolution);
    return seed === null ? setup : { ...setup, settings: { ...setup.settings, seed } };
  }, [architecture, resolution, seed]);
}

/** The setup of the next run. */
export function useSetup(): RunSetup {
  const own = useStore((state) => state.training.setup);
  const quick = useQuickSetup();
  return own ?? quick;
}
