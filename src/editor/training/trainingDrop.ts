/** @file Files that were dropped anywhere on the page and belong to training: pictures, results of a run, trained numbers. */
import { hasPanel } from '../../state/assignmentRun';
import { loadLateText } from '../../state/language';
import { useStore } from '../../state/store';
import { rememberSetup } from '../../state/training/keptSetup';
import { joinExplanation } from '../../text/en/words';
import { createQuickSetup } from '../../training/setups';
import { createFileSource } from './pictureFiles';

const setPattern = /\.(tar|gz|tgz|zip|parquet|bin)$/i;
const picturePattern = /\.(png|jpe?g|gif|bmp|webp|avif)$/i;

async function isRunFile(file: File): Promise<boolean> {
  return /\.json$/i.test(file.name) && (await file.slice(0, 200).text()).includes('fovea-run/');
}

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
  const [first] = files;
  // A teacher's lesson may leave training out.
  if (first === undefined || !hasPanel(useStore.getState(), 'train')) return false;
  const hasFolder = entries.some(({ isDirectory }) => isDirectory);
  const isRun = await isRunFile(first);
  // One picture is no set to train on: it may be a design's.
  const isSet = setPattern.test(first.name) || (files.length > 1 && picturePattern.test(first.name));
  const isWeights = /\.safetensors$/i.test(first.name);
  if (!hasFolder && !isRun && !isSet && !isWeights) return false;
  const { showDockTab, updateTraining, design } = useStore.getState();
  showDockTab('train');
  if (isRun) {
    const [{ openRunFiles }, text] = await Promise.all([import('./runFiles'), loadLateText()]);
    await openRunFiles(files, text);
    updateTraining((view) => ({ ...view, section: 'runs' }));
    return true;
  }
  if (isWeights) {
    const [{ loadWeightsFile }, text] = await Promise.all([import('./startWeights'), loadLateText()]);
    const problem = await loadWeightsFile(first, first.name);
    updateTraining((view) => ({ ...view, section: 'setup' }));
    const { showNotice } = useStore.getState();
    if (problem !== null)
      showNotice({ text: joinExplanation(text.startWeights.formatFileProblem(problem, first.name)) });
    return true;
  }
  const { collectEntries } = await import('./droppedFiles');
  const collected = await collectEntries(entries, files);
  updateTraining((view) => {
    const setup = view.setup ?? createQuickSetup(design.architecture, design.resolution);
    const next = { ...setup, data: createFileSource(collected) };
    rememberSetup(next);
    return { ...view, setup: next, section: 'setup' };
  });
  return true;
}
