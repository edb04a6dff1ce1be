/** @file Wörter fürs Öffnen: bekannte Netze, Dateien, was eine Datei enthielt. */
import type { FileAnswer } from '../../codecs/fileAnswer';
import type { ImportReport } from '../../codecs/importer';
import { namedFiles, type openingText } from '../en/openingText';
import { type Explanation, joinExplanation } from '../en/words';
import { formatSize } from '../quantities';
import type { Wording } from '../wording';
import { designTextDe } from './designTextDe';
import { importTextDe } from './importTextDe';
import { pictureTextDe } from './pictureTextDe';
import { countDe, countLayers } from './wordsDe';

function explainAnswer(answer: FileAnswer): Explanation | null {
  if (answer.type === 'design-problem') return designTextDe.formatDesignProblem(answer.problem);
  if (answer.type === 'picture-problem') return pictureTextDe.formatPictureProblem(answer.problem);
  if (answer.type === 'import' && !answer.result.ok) return importTextDe.explainError(answer.result.error);
  return null;
}

function formatReading(fileName: string, { format, nodesRead, unsupported }: ImportReport): string {
  const unknown = unsupported.reduce((sum, { count }) => sum + count, 0);
  const things = format === 'onnx' ? countDe(nodesRead, 'Knoten', 'Knoten') : countLayers(nodesRead);
  const read = `${fileName}: ${things} gelesen`;
  return unknown === 0
    ? `${read}, alle verstanden.`
    : `${read}, ${countDe(unknown, 'Operation', 'Operationen')} nicht verstanden.`;
}

/** Wörter fürs Öffnen. */
export const openingTextDe: Wording<typeof openingText> = {
  title: 'Ein Netz öffnen',
  presets: 'Bekannte Netze',
  search: 'Bekannte Netze durchsuchen',
  searchHint: 'Name, Familie oder Kennung',
  nothingFound: (query) => `Kein bekanntes Netz passt zu „${query}“.`,
  formatCount: (count) => countDe(count, 'Netz', 'Netze'),
  formatFacts: ({ year, source }) => `${source} (${year})`,
  options: 'Optionen',
  image: 'Bild',
  asPublished: (resolution) => `${formatSize(resolution)}, wie veröffentlicht`,
  asNow: (resolution) => `${formatSize(resolution)}, wie jetzt`,
  open: (name) => `${name} öffnen`,
  files: 'Dateien',
  chooseFile: 'Datei wählen',
  fileHint:
    'ONNX aus PyTorch und anderen, Keras (.keras, .h5, .json), TensorFlow.js (model.json) oder ein Entwurf von Fovea. Oder irgendwo auf die Seite fallen lassen.',
  stays: 'Sie bleibt in diesem Browser.',
  reading: (name) => `${name} wird gelesen`,
  cancel: 'Abbrechen',
  dismiss: 'Ausblenden',
  report: 'Bericht',
  reportTitle: (name) => `Was von ${name} gelesen wurde`,
  notUnderstood: 'Nicht verstanden',
  notUnderstoodNote: 'Als unbekannte Operationen behalten. Eine auswählen, um zu sagen, was sie tut.',
  notes: 'Gut zu wissen',
  formatOperation: (op, count) => (count === 1 ? op : `${op}, ${count}-mal`),
  chooseInput: 'Welche Eingabe ist das Bild?',
  explainAnswer,
  formatAnswer: (fileName, answer, isCompared = false) => {
    const refusal = explainAnswer(answer);
    if (refusal !== null) return `${fileName} wurde nicht geöffnet. ${joinExplanation(refusal)}`;
    if (answer.type !== 'import' || !answer.result.ok)
      return `${fileName} wurde ${isCompared ? 'gelesen' : 'geöffnet'}.`;
    return formatReading(fileName, answer.result.report);
  },
  formatLeftOut: (names) =>
    names.length > namedFiles
      ? `Es wird eine Datei auf einmal geöffnet; ${names.length} weitere blieben weg.`
      : `Es wird eine Datei auf einmal geöffnet; weggelassen: ${names.join(', ')}.`,
  formatReading,
};
