/** @file What went wrong with the run at hand, or does not fit it, with what can be done. */

import type { LayerId } from '../../architecture/architecture';
import { useStore } from '../../state/store';
import { getRunControl } from '../../state/training/runControl';
import { createRunName } from '../../state/training/runNames';
import { canContinue, getActive } from '../../state/training/runViews';
import type { DesignRun } from '../../state/training/trainingView';
import { joinExplanation } from '../../text/en/words';
import { findRemedy, type Remedy } from '../../training/remedies';
import { Button } from '../../ui/Button';
import { useLateText } from '../useLateText';
import { ContinueButton, needsFiles } from './ContinueButton';
import { changeSetup } from './useSetup';

/** Why the run failed, and the remedy where one is known. */
function Failure({ run }: { readonly run: DesignRun }) {
  const text = useLateText();
  const { problem } = run.state;
  if (problem === null) return null;
  const remedy = findRemedy(problem, run.setup);
  const getName = (id: LayerId) => run.network.architecture.layers.get(id)?.name ?? id;
  const apply = ({ setup, goesOn }: Remedy) => {
    if (goesOn) {
      void getRunControl().goOn(run.id, setup);
      return;
    }
    changeSetup(setup);
    getRunControl().start([{ name: createRunName(run.network.title, text), network: run.network, setup }]);
  };
  return (
    <div className="run-problem" role="alert">
      <p>{joinExplanation(text.trainProblems.formatRunProblem(problem, getName))}</p>
      {remedy === null && needsFiles(run) && canContinue(run) && <ContinueButton run={run} />}
      {remedy !== null && (
        <Button onClick={() => apply(remedy)}>{text.trainProblems.formatRemedy(remedy)}</Button>
      )}
    </div>
  );
}

/** Everything that is to be said about the run at hand. */
export function RunProblems() {
  const { train } = useLateText();
  const run = useStore(({ training }) => getActive(training));
  if (run === null) return null;
  const { lastRecovery, recoveries, keepProblem, keptStep, isKeepingRefused, leftOut } = run.state;
  return (
    <>
      <Failure run={run} />
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
      {isKeepingRefused && (
        <p className="run-note" role="status">
          {train.formatUnkept(keptStep)}
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
