/** @file Why a run failed, and the remedy where one is known. */
import type { LayerId } from '../../architecture/architecture';
import { useStore } from '../../state/store';
import { getRunControl } from '../../state/training/runControl';
import { createRunName } from '../../state/training/runNames';
import { canContinue } from '../../state/training/runViews';
import type { DesignRun } from '../../state/training/trainingView';
import { joinExplanation } from '../../text/en/words';
import { findRemedy, type Remedy } from '../../training/remedies';
import { Button } from '../../ui/Button';
import { useLateText } from '../useLateText';
import { ContinueButton, needsFiles } from './ContinueButton';
import { askToStart, goOnWith } from './runActions';
import { changeSetup } from './useSetup';

/**
 * Says it.
 *
 * @param isAlert whether it has just happened.
 * @param isBusy whether something trains that a remedy would end.
 */
export function FailureNote({
  run,
  isAlert,
  isBusy = false,
}: {
  readonly run: DesignRun;
  readonly isAlert: boolean;
  readonly isBusy?: boolean;
}) {
  const text = useLateText();
  const isContinuable = useStore(({ training }) => canContinue(training, run));
  const { problem } = run.state;
  if (problem === null) return null;
  const remedy = findRemedy(problem, run.setup);
  const getName = (id: LayerId) => run.network.architecture.layers.get(id)?.name ?? id;
  const apply = ({ setup, goesOn }: Remedy) => {
    if (goesOn) {
      void goOnWith(run, text, setup);
      return;
    }
    askToStart(text, () => {
      changeSetup(setup);
      const name = createRunName(run.network.title, text);
      getRunControl().start([{ name, network: run.network, setup }]);
    });
  };
  return (
    <div className="run-problem" role={isAlert ? 'alert' : undefined}>
      <p>{joinExplanation(text.trainProblems.formatRunProblem(problem, getName))}</p>
      {isAlert && remedy === null && needsFiles(run) && isContinuable && <ContinueButton run={run} />}
      {remedy !== null && (
        <Button disabled={isBusy} onClick={() => apply(remedy)}>
          {text.trainProblems.formatRemedy(remedy)}
        </Button>
      )}
    </div>
  );
}
