/** @file What went wrong with the run at hand, or does not fit it, with what can be done. */
import { useStore } from '../../state/store';
import { getActive } from '../../state/training/runViews';
import { useLateText } from '../useLateText';
import { FailureNote } from './FailureNote';

/** Everything that is to be said about the run at hand. */
export function RunProblems() {
  const { train } = useLateText();
  const run = useStore(({ training }) => getActive(training));
  if (run === null) return null;
  const { lastRecovery, recoveries, keepProblem, keptStep, isKeepingRefused, leftOut } = run.state;
  return (
    <>
      <FailureNote run={run} isAlert />
      {leftOut.map((some) => (
        <p key={some.reason} className="run-note" role="status">
          {train.formatLeftOut(some)}
        </p>
      ))}
      {keepProblem !== null && (
        <p className="run-note" role="status">
          {train.formatKeepProblem(keepProblem)}
        </p>
      )}
      {(isKeepingRefused || run.isUnwritten) && (
        <p className="run-note" role="status">
          {train.formatUnkept(isKeepingRefused ? keptStep : null)}
        </p>
      )}
      {lastRecovery !== null && (
        <p className="run-note" role="status">
          {train.recovered(lastRecovery, recoveries)}
        </p>
      )}
    </>
  );
}
