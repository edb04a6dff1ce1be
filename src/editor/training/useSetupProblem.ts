/** @file Why the open design cannot be trained as it is set up: said before anybody starts it. */
import { useDeferredValue, useMemo } from 'react';
import type { LayerId } from '../../architecture/architecture';
import type { Design } from '../../document/document';
import { useStore } from '../../state/store';
import type { TrainingView } from '../../state/training/trainingView';
import { joinExplanation } from '../../text/en/words';
import type { LateText } from '../../text/enLate';
import { checkSetup } from '../../training/checkSetup';
import type { RunSetup } from '../../training/trainedRun';
import { useLateText } from '../useLateText';
import { useSetup } from './useSetup';

/** The problem in a sentence; null where none is known. */
export function findSetupProblem(
  { architecture, resolution }: Pick<Design, 'architecture' | 'resolution'>,
  setup: RunSetup,
  kept: TrainingView['kept'],
  { trainProblems }: LateText,
): string | null {
  const names = kept?.map(({ name }) => name) ?? null;
  const problem = checkSetup({ architecture, resolution }, setup, names);
  const getName = (id: LayerId) => architecture.layers.get(id)?.name ?? id;
  return problem && joinExplanation(trainProblems.formatSetupProblem(problem, getName));
}

/** The same of the open design; it follows edits when there is time. An empty design has none. */
export function useSetupProblem(): string | null {
  const text = useLateText();
  const architecture = useDeferredValue(useStore((state) => state.design.architecture));
  const resolution = useDeferredValue(useStore((state) => state.design.resolution));
  const kept = useStore((state) => state.training.kept);
  const setup = useDeferredValue(useSetup());
  return useMemo(
    () =>
      architecture.layers.size === 0
        ? null
        : findSetupProblem({ architecture, resolution }, setup, kept, text),
    [architecture, resolution, setup, kept, text],
  );
}
