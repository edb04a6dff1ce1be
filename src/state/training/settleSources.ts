/** @file Where the pictures of runs come from once the worker has read them and kept them, or could not. */
import type { DataSource } from '../../training/dataset';
import { obeysSettings } from '../../training/obeysSettings';
import { editRun } from './runViews';
import type { DesignRun, TrainingView } from './trainingView';

type Keeping = Extract<DataSource, { kind: 'files' | 'address' }>;

const isKeeping = (data: DataSource): data is Keeping =>
  (data.kind === 'files' || data.kind === 'address') && data.keepAs !== null;

/** A source that is only looked at: what it reads is kept when a run begins. */
export function withoutKeeping(data: DataSource): DataSource {
  return isKeeping(data) ? { ...data, keepAs: null } : data;
}

/** Whether two sources keep the same under the same name. */
function isSame(a: Keeping, b: DataSource): boolean {
  if (!isKeeping(b) || a.keepAs !== b.keepAs || a.settings !== b.settings) return false;
  if (a.kind === 'files') return b.kind === 'files' && a.files === b.files;
  return b.kind === 'address' && a.address === b.address;
}

/**
 * What a run has kept is read from there from now on: by itself where it goes on, by those that follow, and by the
 * next one that is set up alike. Where it could not be kept the run goes by its own files, never by another set that
 * has the name.
 */
export function settleSources(view: TrainingView, { id, setup, state }: DesignRun): TrainingView {
  const { data } = setup;
  if (!isKeeping(data) || data.keepAs === null) return view;
  if (state.keepProblem !== null)
    return editRun(view, id, (run) => ({ ...run, setup: { ...setup, data: { ...data, keepAs: null } } }));
  // The settings are for the case that what was kept is deleted, and its files are chosen again.
  const reading = obeysSettings(data) ? { settings: data.settings } : null;
  const kept: DataSource = { kind: 'kept', name: data.keepAs, ...reading };
  const settle = <T extends { readonly data: DataSource }>(own: T): T =>
    isSame(data, own.data) ? { ...own, data: kept } : own;
  return {
    ...editRun(view, id, (run) => ({ ...run, setup: settle(run.setup) })),
    setup: view.setup && settle(view.setup),
    queue: view.queue.map((plan) => ({ ...plan, setup: settle(plan.setup) })),
  };
}
