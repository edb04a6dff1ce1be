/** @file The button that trains the open network with a setup that fits it, and how far the run has come. */

import type { Design } from '../document/document';
import { askToStart, goOnWith, tellProbeOutcome } from '../editor/training/runActions';
import { useLateText } from '../editor/useLateText';
import { useStore } from '../state/store';
import type { Store } from '../state/storeShape';
import { getRunControl } from '../state/training/runControl';
import { createRunName } from '../state/training/runNames';
import { getActive, isTraining } from '../state/training/runViews';
import type { DesignRun, TrainingView } from '../state/training/trainingView';
import type { AllText } from '../text/enLate';
import { formatPercent } from '../text/quantities';
import { createQuickSetup } from '../training/setups';
import type { RunSetup, TrainedRun } from '../training/trainedRun';
import { Button } from '../ui/Button';
import { selectContext } from './lessonRun';
import { findOwnRun, hasLearnt, readOwnResults } from './ownRun';
import { useKeptRuns } from './useKeptRuns';

/** Evidence of 2 to 17 pixels: a layer in the middle of a network can see all of it. */
const evidenceScale = 0.7;

/** As fits the network and the two minutes that there are, on synthetic pictures. */
function createLessonSetup({ architecture, resolution }: Design): RunSetup {
  const setup = createQuickSetup(architecture, resolution);
  return setup.data.kind === 'synthetic'
    ? { ...setup, data: { ...setup.data, scale: evidenceScale } }
    : setup;
}

/** Trains what is open; saturation shows on the cards. */
function train(text: AllText): void {
  const { design, updateTraining } = useStore.getState();
  const setup = createLessonSetup(design);
  askToStart(text, () => {
    getRunControl().start([{ name: createRunName(design.title, text), network: design, setup }]);
    updateTraining((view) => ({ ...view, section: 'layers', isOnCards: true }));
  });
}

/** Whether a run was cut off, by a reload say, before its probes were there, and its weights are kept. */
function canGoOn(run: TrainedRun): boolean {
  const { phase, keptStep } = run.state;
  return (phase === 'stopped' || phase === 'finished') && keptStep !== null && readOwnResults(run) === null;
}

/** Goes on with a run where it was cut off: with its epochs, or with its probes. */
async function goOn(run: TrainedRun, text: AllText): Promise<void> {
  const { id, setup, state } = run;
  const control = getRunControl();
  const { updateTraining } = useStore.getState();
  if (state.phase === 'finished') {
    const outcome = await control.probe(id, setup.probes);
    tellProbeOutcome(outcome, run, text);
    if (outcome !== null) return;
  }
  const isGoing = state.phase === 'finished' || (await goOnWith(run, text));
  if (isGoing) updateTraining((view) => ({ ...view, section: 'layers', isOnCards: true }));
}

/** The run that is spoken of: the one that trains, where it is of the open network, else the reader's best one. */
function selectRun(state: Store): DesignRun | null {
  const active = isTraining(state.training) ? getActive(state.training) : null;
  return (active && findOwnRun([active], state.design)) ?? selectContext(state).run;
}

type Standing = 'training' | 'probing' | 'over';

/** What the worker does with a run. */
function getStanding(run: TrainedRun | null, view: TrainingView): Standing {
  const active = getActive(view);
  if (run === null || active?.id !== run.id) return 'over';
  if (isTraining(view)) return 'training';
  const { state, setup } = run;
  const isToProbe = state.phase === 'finished' && setup.probing !== 'never' && readOwnResults(run) === null;
  return isToProbe || state.probeRounds.some(({ done, total }) => done < total) ? 'probing' : 'over';
}

/** Where a run of the open network stands, in a sentence. */
function describe(run: TrainedRun, standing: Standing, { train: words, lessons }: AllText): string {
  const { state } = run;
  const results = readOwnResults(run);
  const probing = state.probeRounds.find(({ done, total }) => done < total);
  if (standing === 'training') return words.formatPhase(state, run.setup.settings.epochs);
  if (state.phase === 'failed') return lessons.trainFailed;
  if (hasLearnt(run)) return lessons.trainNotYet;
  if (results !== null) return lessons.trainGuesses(formatPercent(results.accuracy));
  if (probing !== undefined) return lessons.trainProbing(probing.done, probing.total);
  if (standing === 'probing') return lessons.trainToProbe;
  return lessons.trainUnprobed;
}

/** The button and the standing. `isAsked`: a run is missing for a question that is not about training. */
export default function TrainTask({ isAsked }: { readonly isAsked: boolean }) {
  const text = useLateText();
  const { lessons: words } = text;
  useKeptRuns();
  const run = useStore(selectRun);
  const isBusy = useStore(({ training }) => isTraining(training));
  const standing = useStore(({ training }) => getStanding(run, training));
  return (
    <div className="lesson-answer">
      {standing === 'over' && (
        <>
          {run !== null && canGoOn(run) && (
            <Button look="primary" onClick={() => void goOn(run, text)}>
              {words.trainOn}
            </Button>
          )}
          <Button look={run !== null && canGoOn(run) ? 'plain' : 'primary'} onClick={() => train(text)}>
            {run === null ? words.train : words.trainAgain}
          </Button>
        </>
      )}
      <p className="lesson-hint" role="status">
        {run !== null
          ? describe(run, standing, text)
          : isBusy
            ? words.trainsOther
            : isAsked
              ? words.trainFirst
              : words.trainTime}
      </p>
    </div>
  );
}
