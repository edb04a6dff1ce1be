/** @file Words for opening things: known networks, files, what a file held. */

import type { FileAnswer } from '../../codecs/fileAnswer';
import type { ImportReport } from '../../codecs/importer';
import type { PresetFacts } from '../../presets/preset';
import { formatSize } from '../quantities';
import { designText } from './designText';
import { importText } from './importText';
import { pictureText } from './pictureText';
import { countNoun, type Explanation, joinExplanation } from './words';

/** So many files are named that were left out. */
export const namedFiles = 3;

/** Why a file was not opened; null where it was. */
function explainAnswer(answer: FileAnswer): Explanation | null {
  if (answer.type === 'design-problem') return designText.formatDesignProblem(answer.problem);
  if (answer.type === 'picture-problem') return pictureText.formatPictureProblem(answer.problem);
  if (answer.type === 'import' && !answer.result.ok) return importText.explainError(answer.result.error);
  return null;
}

/** What became of a file, which may be compared with what is open, in a sentence; a refusal with what would mend it. */
function formatAnswer(fileName: string, answer: FileAnswer, isCompared = false): string {
  const refusal = explainAnswer(answer);
  if (refusal !== null) return `${fileName} was not opened. ${joinExplanation(refusal)}`;
  if (answer.type !== 'import' || !answer.result.ok)
    return `${fileName} was ${isCompared ? 'read' : 'opened'}.`;
  return formatReading(fileName, answer.result.report);
}

/** How much of a file was read and understood. */
function formatReading(fileName: string, { format, nodesRead, unsupported }: ImportReport): string {
  const unknown = unsupported.reduce((sum, { count }) => sum + count, 0);
  const read = `${fileName}: ${countNoun(nodesRead, format === 'onnx' ? 'node' : 'layer')} read`;
  return unknown === 0
    ? `${read}, all understood.`
    : `${read}, ${countNoun(unknown, 'operation')} not understood.`;
}

/** That one file was opened and these, which came with it, were not. */
function formatLeftOut(names: readonly string[]): string {
  return names.length > namedFiles
    ? `One file is opened at a time; ${names.length} others were left out.`
    : `One file is opened at a time; left out: ${names.join(', ')}.`;
}

/** Words for opening things. */
export const openingText = {
  title: 'Open a network',
  presets: 'Known networks',
  search: 'Search known networks',
  searchHint: 'Name, family or id',
  nothingFound: (query: string) => `No known network matches “${query}”.`,
  formatCount: (count: number) => countNoun(count, 'network'),
  formatFacts: ({ year, source }: Pick<PresetFacts, 'year' | 'source'>) => `${source} (${year})`,
  options: 'Options',
  image: 'Image',
  asPublished: (resolution: readonly [number, number]) => `${formatSize(resolution)}, as published`,
  asNow: (resolution: readonly [number, number]) => `${formatSize(resolution)}, as now`,
  open: (name: string) => `Open ${name}`,
  files: 'Files',
  chooseFile: 'Choose a file',
  fileHint:
    'ONNX from PyTorch and others, Keras (.keras, .h5, .json), TensorFlow.js (model.json), or a design of Fovea. Or drop it anywhere on the page.',
  stays: 'It stays in your browser.',
  reading: (name: string) => `Reading ${name}`,
  cancel: 'Cancel',
  dismiss: 'Dismiss',
  report: 'Report',
  reportTitle: (name: string) => `What was read of ${name}`,
  notUnderstood: 'Not understood',
  notUnderstoodNote: 'Kept as unknown operations. Select one to say what it does.',
  notes: 'Worth knowing',
  formatOperation: (op: string, count: number) => (count === 1 ? op : `${op}, ${countNoun(count, 'time')}`),
  chooseInput: 'Which input is the image?',
  explainAnswer,
  formatAnswer,
  formatLeftOut,
  formatReading,
} as const;
