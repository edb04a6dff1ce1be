/** @file Changes of what the page knows of training, as pure functions of the view. */
import type { RunId, TrainingEvent } from '../../training/protocol';
import {
  createRunState,
  dropPartial,
  findProbing,
  hasBegun,
  isOver,
  reduceRun,
  reopenRun,
} from '../../training/runState';
import type { DesignRun, PlannedRun, TrainingView } from './trainingView';

/** Runs that can be shown over each other. */
export const maxShown = 4;

const noRuns: ReadonlyMap<RunId, DesignRun> = new Map();

/** The runs; none until they are read. */
export function getRuns({ runs }: TrainingView): ReadonlyMap<RunId, DesignRun> {
  return runs ?? noRuns;
}

/** The run that the worker has in hand; null where there is none. */
export function getActive(view: TrainingView): DesignRun | null {
  return (view.active !== null && getRuns(view).get(view.active)) || null;
}

/** The runs that are shown, the main one first. */
export function getShown(view: TrainingView): readonly DesignRun[] {
  return view.shown.flatMap((id) => getRuns(view).get(id) ?? []);
}

/** Whether the worker trains, or is paused on the way. */
export function isTraining(view: TrainingView): boolean {
  const run = getActive(view);
  return run !== null && !isOver(run.state);
}

/** Whether something trains, or follows by itself: whoever begins something else ends that. */
export function isBusy(view: TrainingView): boolean {
  return isTraining(view) || view.queue.length > 0;
}

/** The run at hand where it is over and the browser had no room for its weights; null otherwise. */
export function findUnkept(view: TrainingView): DesignRun | null {
  const run = getActive(view);
  return run !== null && isOver(run.state) && hasUnkeptWeights(view, run) ? run : null;
}

/** Whether weights of a run that the browser had no room for are at hand. */
export function hasUnkeptWeights({ active, handed }: TrainingView, { id, state }: DesignRun): boolean {
  return state.isKeepingRefused && (handed === id || (active === id && state.phase !== 'failed'));
}

/** Whether a run was cut short and can be taken up again. */
export function canContinue(view: TrainingView, run: DesignRun): boolean {
  const { state } = run;
  const hasWeights = state.keptStep !== null || hasUnkeptWeights(view, run);
  return isOver(state) && state.phase !== 'finished' && hasWeights;
}

/** The run that was stopped last, where nothing trains and nothing was started since; null otherwise. */
export function findResumable(view: TrainingView): DesignRun | null {
  const run = view.active === null ? [...getRuns(view).values()].at(-1) : getActive(view);
  const isFree = run !== undefined && run !== null && !view.heldElsewhere.has(run.id);
  return isFree && run.state.phase === 'stopped' && canContinue(view, run) ? run : null;
}

function setRun(view: TrainingView, run: DesignRun): TrainingView {
  return { ...view, runs: new Map(getRuns(view)).set(run.id, run) };
}

/** Changes one run; the same view where there is no such run or nothing changes. */
export function editRun(view: TrainingView, id: RunId, edit: (run: DesignRun) => DesignRun): TrainingView {
  const run = getRuns(view).get(id);
  if (run === undefined) return view;
  const edited = edit(run);
  return edited === run ? view : setRun(view, edited);
}

/** Takes in what the worker says. */
export function applyEvent(view: TrainingView, event: TrainingEvent): TrainingView {
  return editRun(view, event.run, (run) => {
    const state = reduceRun(run.state, event);
    return state === run.state ? run : { ...run, state };
  });
}

/** Takes in the runs of earlier visits; those that are known already stay as they are. */
export function addKeptRuns(view: TrainingView, kept: readonly DesignRun[]): TrainingView {
  const runs = new Map([...kept.map((run) => [run.id, run] as const), ...getRuns(view)]);
  const latest = kept.at(-1);
  const shown = view.shown.length === 0 && latest !== undefined ? [latest.id] : view.shown;
  return { ...view, runs, shown };
}

/** A run as another page has left it; with files that only this one knows, where that did not train it. */
export function mergeKept(own: DesignRun, kept: DesignRun): DesignRun {
  const isSame = kept.state.keptStep === own.state.keptStep;
  // What is written is of an earlier moment, where nobody has trained the run further.
  if (own.isUnwritten && (kept.state.keptStep ?? 0) <= (own.state.keptStep ?? 0))
    return { ...own, name: kept.name };
  return isSame ? { ...own, name: kept.name, state: kept.state } : kept;
}

/** Takes in what another page has written; of the run at hand only its name is not known better here. */
export function takeKept(view: TrainingView, kept: DesignRun): TrainingView {
  if (view.runs === null) return view;
  const own = view.runs.get(kept.id);
  if (own === undefined) return setRun(view, kept);
  return setRun(view, kept.id === view.active ? { ...own, name: kept.name } : mergeKept(own, kept));
}

/** Forgets runs that never began: nobody wants to look at them once something else is done. */
export function dropStillborn(view: TrainingView): TrainingView {
  const stillborn = [...getRuns(view).values()].filter(({ state }) => isOver(state) && !hasBegun(state));
  return stillborn.reduce((rest, { id }) => removeRun(rest, id), view);
}

/**
 * Takes in which runs other tabs have, and what those that they no longer have came to there. One that was at hand here
 * is not any more.
 */
export function updateHeld(
  view: TrainingView,
  heldElsewhere: ReadonlySet<RunId>,
  freed: readonly DesignRun[],
): TrainingView {
  const active = view.active !== null && heldElsewhere.has(view.active) ? null : view.active;
  return freed.reduce(setRun, { ...view, heldElsewhere, active });
}

/** A run begins; it is shown in front of the others of its series, otherwise alone. */
export function beginRun(
  view: TrainingView,
  plan: PlannedRun,
  start: { readonly id: RunId; readonly startedAt: number; readonly isNextOfSeries: boolean },
): TrainingView {
  const { id, startedAt, isNextOfSeries } = start;
  const run: DesignRun = { ...plan, id, startedAt, state: createRunState(id) };
  const shown = isNextOfSeries ? [...view.shown, id].slice(0, maxShown) : [id];
  return { ...setRun(view, run), active: id, shown, moment: null };
}

/** A run that is over is opened for probes: what it has come to stays, also what lies behind its checkpoint. */
export function openForProbes(view: TrainingView, id: RunId): TrainingView {
  const shown = view.shown.includes(id) ? view.shown : [id];
  return { ...view, active: id, opening: id, shown };
}

/** Probes of the run at hand that did not come to their end never will: the worker is gone. */
export function endProbes(view: TrainingView): TrainingView {
  const closed = view.opening === null ? view : { ...view, opening: null };
  const { active } = closed;
  if (active === null) return closed;
  return editRun(closed, active, (run) => {
    if (findProbing(run.state) === null) return run;
    return { ...run, state: { ...run.state, probeRounds: dropPartial(run.state.probeRounds) } };
  });
}

/** A run is taken up again. */
export function continueRun(view: TrainingView, id: RunId, changes: Partial<DesignRun>): TrainingView {
  const next = editRun(view, id, (run) => ({ ...run, ...changes, state: reopenRun(run.state) }));
  const shown = view.shown.includes(id) ? view.shown : [id];
  return { ...next, active: id, shown, moment: null };
}

/** Shows or hides a run over the others. */
export function toggleShown(view: TrainingView, id: RunId): TrainingView {
  const shown = view.shown.includes(id)
    ? view.shown.filter((other) => other !== id)
    : [...view.shown, id].slice(-maxShown);
  return { ...view, shown, moment: null };
}

/** Forgets a run. */
export function removeRun(view: TrainingView, id: RunId): TrainingView {
  const runs = new Map(getRuns(view));
  runs.delete(id);
  return {
    ...view,
    runs,
    active: view.active === id ? null : view.active,
    shown: view.shown.filter((other) => other !== id),
  };
}
