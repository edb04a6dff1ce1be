/** @file Files that were dropped anywhere on the page and belong to training: pictures, results of a run, trained numbers. */
import { hasPanel } from '../../state/assignmentRun';
import { loadLateText } from '../../state/language';
import { useStore } from '../../state/store';
import { rememberSetup } from '../../state/training/keptSetup';
import { joinExplanation } from '../../text/en/words';
import type { DataFile } from '../../training/dataset';
import { createQuickSetup } from '../../training/setups';
import { createSameSource } from './pictureFiles';
import { sortDrop } from './sortDrop';

/**
 * Takes what belongs to training.
 *
 * @param entries of the drop, read before its event was over.
 * @returns whether it took them.
 */
export async function takeTrainingDrop(
  files: readonly File[],
  entries: readonly FileSystemEntry[],
): Promise<boolean> {
  // A teacher's lesson may leave training out.
  if (!hasPanel(useStore.getState(), 'train')) return false;
  const hasFolder = entries.some(({ isDirectory }) => isDirectory);
  const drop = hasFolder ? ({ kind: 'set', files, leftOut: [] } as const) : await sortDrop(files);
  if (drop === null) return false;
  useStore.getState().showDockTab('train');
  if (drop.kind === 'runs') await takeRuns(files);
  else if (drop.kind === 'weights') await takeWeights(drop.file);
  else {
    const { collectEntries } = await import('./droppedFiles');
    const named = drop.files.map((file): DataFile => ({ path: file.name, file }));
    takeSet(hasFolder ? await collectEntries(entries, files) : named);
    if (drop.leftOut.length > 0) await tellLeftOut(drop.leftOut);
  }
  return true;
}

async function takeRuns(files: readonly File[]): Promise<void> {
  const [{ openRunFiles }, text] = await Promise.all([import('./runFiles'), loadLateText()]);
  await openRunFiles(files, text);
  useStore.getState().updateTraining((view) => ({ ...view, section: 'runs' }));
}

async function takeWeights(file: File): Promise<void> {
  const [{ loadWeightsFile }, text] = await Promise.all([import('./startWeights'), loadLateText()]);
  const problem = await loadWeightsFile(file, file.name);
  const { updateTraining, showNotice } = useStore.getState();
  updateTraining((view) => ({ ...view, section: 'setup' }));
  if (problem !== null)
    showNotice({ text: joinExplanation(text.startWeights.formatFileProblem(problem, file.name)) });
}

/** Sets the pictures up, read as those before them. */
function takeSet(files: readonly DataFile[]): void {
  const { updateTraining, design } = useStore.getState();
  updateTraining((view) => {
    const setup = view.setup ?? createQuickSetup(design.architecture, design.resolution);
    const next = { ...setup, data: createSameSource(setup.data, files) };
    rememberSetup(next);
    return { ...view, setup: next, section: 'setup' };
  });
}

async function tellLeftOut(files: readonly File[]): Promise<void> {
  const { train } = await loadLateText();
  useStore.getState().showNotice({ text: train.setup.formatLeftOut(files.map(({ name }) => name)) });
}
