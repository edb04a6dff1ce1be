/** @file Pictures that fit a query: those of the run at hand, or of the set that is set up. */
import { useEffect, useState } from 'react';
import { useStore } from '../../state/store';
import type { PictureAnswer, ReadingProgress } from '../../state/training/runCommands';
import { getRunControl } from '../../state/training/runControl';
import { getActive } from '../../state/training/runViews';
import type { DesignRun, TrainingView } from '../../state/training/trainingView';
import { checkSource, type SetupProblem } from '../../training/checkSetup';
import type { DataSource } from '../../training/dataset';
import type { PictureQuery, RunId } from '../../training/protocol';
import { useSetup } from './useSetup';

/** What is looked at. */
type Subject = RunId | DataSource;

/** An answer with what it answers. */
interface Answered {
  readonly subject: Subject;
  readonly query: PictureQuery;
  readonly answer: PictureAnswer;
}

/** What is known of the pictures. */
export interface Look {
  /** The run whose pictures these are; null for those that are set up. */
  readonly run: Pick<DesignRun, 'id' | 'name'> | null;
  /** Why nothing is asked for. */
  readonly problem: SetupProblem | null;
  /** The last answer about this set, perhaps to a query before this one; null before the first. */
  readonly answered: Answered | null;
  /** How much is read; null where that is not known. */
  readonly progress: ReadingProgress | null;
}

/** The run at hand where it has pictures, or is about to. */
function findRun(training: TrainingView): DesignRun | null {
  const run = getActive(training);
  if (run === null) return null;
  const { phase, backend } = run.state;
  return phase === 'loading' || (backend !== null && phase !== 'failed') ? run : null;
}

/** Asks anew when the query, the run, its epoch or the set changes; who leaves the view ends what is read for it. */
export function usePictures(query: PictureQuery): Look {
  const { data } = useSetup();
  const id = useStore(({ training }) => findRun(training)?.id ?? null);
  const name = useStore(({ training }) => findRun(training)?.name ?? '');
  const epochCount = useStore(({ training }) => findRun(training)?.state.epochs.length ?? 0);
  const [answered, setAnswered] = useState<Answered | null>(null);
  const [progress, setProgress] = useState<(ReadingProgress & { readonly subject: Subject }) | null>(null);
  const subject: Subject = id ?? data;
  const problem = id === null ? checkSource(data, null) : null;
  const isAsked = problem === null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another subject ends the look at this one
  useEffect(() => () => getRunControl().endLook(), [subject]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another epoch gives other answers
  useEffect(() => {
    if (!isAsked) return;
    let isCurrent = true;
    const asked = typeof subject === 'string' ? null : subject;
    const tell = (next: ReadingProgress) => {
      if (isCurrent) setProgress({ ...next, subject });
    };
    void getRunControl()
      .look(query, asked, tell)
      .then((answer) => {
        if (isCurrent) setAnswered({ subject, query, answer });
      });
    return () => {
      isCurrent = false;
    };
  }, [query, subject, isAsked, epochCount]);
  return {
    run: id === null ? null : { id, name },
    problem,
    answered: answered?.subject === subject ? answered : null,
    progress: progress?.subject === subject ? progress : null,
  };
}
