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
import { findUnkept, getActive } from '../../state/training/runViews';
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

/** Starts a run of the open design, and shows its curves, or the form where that says why it does not start. */
export async function startAndShow(
  setup: RunSetup,
  text: LateText,
  options: Omit<StartOptions, 'weights'> = {},
): Promise<void> {
  const isStarted = await startRun(setup, text, options);
  if (isStarted && options.isPaused) getRunControl().step();
  showSection(isStarted ? 'curves' : 'setup');
}

/** Starts a run; where that would end others that are to come, or weights that are kept nowhere, it asks before. */
export function askToStart({ train }: LateText, start: () => void): void {
  const { training, showNotice } = useStore.getState();
  const unkept = findUnkept(training);
  const loss =
    training.queue.length > 0
      ? train.endsQueue(training.queue.length)
      : unkept && train.endsUnkept(unkept.name);
  if (loss === null) start();
  else showNotice({ text: loss, action: { label: train.startAnyway, run: start } });
}

/** What keeps a run from being opened beside others, in a sentence. */
function formatRefusal(outcome: 'held-elsewhere' | 'busy' | 'unkept', { train }: LateText): string {
  if (outcome === 'busy') return train.otherAtWork;
  const unkept = outcome === 'unkept' ? findUnkept(useStore.getState().training) : null;
  return unkept === null ? train.heldElsewhere : train.unkeptAtHand(unkept.name);
}

/** Says why probes that were asked for do not train; nothing where they do. */
export function tellProbeOutcome(outcome: ProbeOutcome, { network }: TrainedRun, text: LateText): void {
  if (outcome === null) return;
  const getName = (id: LayerId) => network.architecture.layers.get(id)?.name ?? id;
  const why =
    typeof outcome === 'string'
      ? formatRefusal(outcome, text)
      : joinExplanation(text.trainProblems.formatRunProblem(outcome, getName));
  useStore.getState().showNotice({ text: why });
}

/**
 * Goes on with a run from where it was kept; where it does not, a notice says why.
 *
 * @param setup in place of its own.
 * @returns whether it goes on.
 */
export async function goOnWith({ id }: TrainedRun, text: LateText, setup?: RunSetup): Promise<boolean> {
  const outcome = await getRunControl().goOn(id, setup);
  if (outcome === null) return true;
  const why = formatRefusal(outcome === 'gone' ? 'held-elsewhere' : outcome, text);
  useStore.getState().showNotice({ text: why });
  return false;
}

/** Goes on with a run, and shows its curves. @param setup in place of its own. */
export async function continueRun(run: DesignRun, text: LateText, setup?: RunSetup): Promise<void> {
  if (await goOnWith(run, text, setup)) showSection('curves');
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
  askToStart(text, () => void startAndShow(training.setup ?? recallSetup() ?? quick(), text));
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
