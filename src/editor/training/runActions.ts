/** @file What buttons of the panel do. */
import { flushSync } from 'react-dom';
import type { LayerId } from '../../architecture/architecture';
import { createDesign } from '../../document/document';
import { loadLateText } from '../../state/language';
import { useStore } from '../../state/store';
import { recallSetup } from '../../state/training/keptSetup';
import type { ProbeOutcome, StartOptions } from '../../state/training/runCommands';
import { getRunControl } from '../../state/training/runControl';
import { createRunName } from '../../state/training/runNames';
import { getActive } from '../../state/training/runViews';
import type { DesignRun, TrainSection } from '../../state/training/trainingView';
import { joinExplanation } from '../../text/en/words';
import type { LateText } from '../../text/enLate';
import { createQuickSetup } from '../../training/setups';
import type { RunSetup, TrainedRun } from '../../training/trainedRun';
import { focusRefusedField } from './refusedField';
import { fitWeights } from './startWeights';
import { findSetupProblem } from './useSetupProblem';

/** Shows a part of the panel. */
export function showSection(section: TrainSection): void {
  useStore.getState().updateTraining((view) => ({ ...view, section }));
}

/**
 * Starts a run of the open design, from the numbers that are set for it.
 *
 * @returns false where the network cannot be trained so, or where these are still being read, do not fit, or not all
 * of them and nobody agreed to that; the form says why.
 */
export async function startRun(
  setup: RunSetup,
  text: LateText,
  options: Omit<StartOptions, 'weights'> = {},
): Promise<boolean> {
  const { design, training } = useStore.getState();
  const problem = findSetupProblem(design, setup, training.kept, text);
  if (problem !== null) {
    useStore.getState().showNotice({ text: text.train.formatRefusal(problem) });
    return false;
  }
  if (training.weightsFile?.problem === null) {
    useStore.getState().showNotice({ text: text.startWeights.unread(training.weightsFile.name) });
    return false;
  }
  // What earlier runs are called is known once they are read.
  await getRunControl().readKept();
  const plan = { name: createRunName(design.title, text), network: design, setup };
  if (training.startWeights === null) {
    getRunControl().start([plan], options);
    return true;
  }
  const { startWeights } = training;
  const fit = await fitWeights(design, setup, startWeights);
  if ('problem' in fit || (fit.lacking.length > 0 && !startWeights.takesPart)) {
    useStore.getState().showNotice({ text: text.startWeights.refused(startWeights.name) });
    return false;
  }
  getRunControl().start([plan], { ...options, weights: fit.take() });
  return true;
}

/** Says why probes that were asked for do not train; nothing where they do. */
export function tellProbeOutcome(outcome: ProbeOutcome, { network }: TrainedRun, text: LateText): void {
  if (outcome === null) return;
  const getName = (id: LayerId) => network.architecture.layers.get(id)?.name ?? id;
  const why =
    outcome === 'held-elsewhere'
      ? text.train.heldElsewhere
      : outcome === 'busy'
        ? text.train.otherAtWork
        : joinExplanation(text.trainProblems.formatRunProblem(outcome, getName));
  useStore.getState().showNotice({ text: why });
}

/** Goes on with a run from where it was kept. @param setup in place of its own. */
export async function continueRun({ id }: DesignRun, { train }: LateText, setup?: RunSetup): Promise<void> {
  const isStarted = await getRunControl().goOn(id, setup);
  if (isStarted) showSection('curves');
  else useStore.getState().showNotice({ text: train.heldElsewhere });
}

/** Gives the focus to the tab of the part that is shown. */
export function focusSection(): void {
  document.querySelector<HTMLElement>('.train-tabs [aria-selected="true"]')?.focus();
}

/** Opens the design of a run, as it was when it started. */
export function openRunDesign({ network }: DesignRun): void {
  const { architecture, title, notes, resolution, rule, positions } = network;
  const design = createDesign(architecture, { title, notes, resolution, rule, positions });
  // The dock draws its panel anew for another design: the button that was pressed goes with the old one.
  flushSync(() => useStore.getState().openDesign(design));
  const { activeElement } = document;
  if (activeElement === null || activeElement === document.body) focusSection();
}

/** Shows the tab, and starts a run of the open design as it is set up. */
export async function startOpenDesign(): Promise<void> {
  const text = await loadLateText();
  const { showDockTab, training, design } = useStore.getState();
  showDockTab('train');
  if (focusRefusedField() !== null) return;
  const quick = () => createQuickSetup(design.architecture, design.resolution);
  const isStarted = await startRun(training.setup ?? recallSetup() ?? quick(), text);
  showSection(isStarted ? 'curves' : 'setup');
}

/** Pauses the run at hand, or goes on with it. */
export function togglePause(): void {
  const run = getActive(useStore.getState().training);
  if (run?.state.phase === 'paused') getRunControl().resume();
  else getRunControl().pause();
}

/** Ends the run at hand. */
export function stopRun(): void {
  getRunControl().stop();
}
