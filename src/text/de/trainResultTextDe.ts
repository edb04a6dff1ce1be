/** @file Wörter dessen, was bei einem Lauf herauskommt: Kurven, Schichten, Bilder, aufgehobene und verglichene Läufe. */
import type { RunFileProblem, RunValue } from '../../training/runFileProblem';
import {
  type trainComparisonsText,
  type trainCurvesText,
  trainLayersText,
  type trainPicturesText,
  trainRunsText,
} from '../en/trainResultText';
import type { Explanation } from '../en/words';
import { formatExact, formatNumber } from '../quantities';
import { formatStoredPath } from '../storedPath';
import { formatLoss, formatRate, formatShare } from '../trainQuantities';
import type { Wording } from '../wording';
import { countDe, countLayers } from './wordsDe';

const values: Readonly<Record<RunValue, string>> = {
  object: 'ein Objekt',
  list: 'eine Liste',
  text: 'ein Text',
  number: 'eine Zahl',
  'whole-number': 'eine ganze Zahl',
  other: 'etwas anderes',
};

const formatPath = (path: readonly (string | number)[]) => formatStoredPath(path, 'die ganze Datei');

/** Warum sich die Datei eines Laufs nicht lesen lässt. */
function explainRunFile(problem: RunFileProblem): Explanation {
  switch (problem.code) {
    case 'no-json':
      return {
        what: 'Sie ist kein gültiges JSON; vielleicht wurde sie abgeschnitten.',
        fix: 'Noch einmal exportieren.',
      };
    case 'design':
      return { what: 'Sie ist ein Entwurf, ohne Ergebnisse.', fix: 'Mit „Öffnen“ wählen, ganz oben.' };
    case 'no-run':
      return {
        what: 'Sie ist weder ein als JSON exportierter Lauf noch die results.json eines Trainingsprojekts.',
      };
    case 'other-version':
      return {
        what: `Sie hat die Version ${problem.actual}, und ${problem.readable} wird gelesen.`,
        fix: 'Fovea aktualisieren.',
      };
    case 'missing':
      return { what: `${formatPath(problem.path)} fehlt.` };
    case 'too-small':
      return {
        what: `${formatPath(problem.path)} ist ${problem.actual} und muss mindestens ${problem.min} sein.`,
      };
    case 'too-large':
      return {
        what: `${formatPath(problem.path)} ist ${problem.actual} und darf höchstens ${problem.max} sein.`,
      };
    case 'wrong-type':
      return { what: `${formatPath(problem.path)} muss ${values[problem.expected]} sein.` };
  }
}

/** Wörter der Kurven. */
export const trainCurvesTextDe: Wording<typeof trainCurvesText> = {
  accuracy: 'Genauigkeit',
  loss: 'Verlust',
  learningRate: 'Lernrate',
  epoch: 'Epoche',
  train: 'Trainingsbilder',
  lastBatches: 'letzte Trainingsbatches',
  test: 'Testbilder',
  empty: 'Kurven erscheinen hier, sobald ein Lauf trainiert.',
  formatLoss: (loss) => `Verlust ${formatLoss(loss)}`,
  formatRate: (rate) => `Lernrate ${formatRate(rate)}`,
  describeAccuracy: (run, train, test) =>
    `Genauigkeit über Epochen. ${run}: ${train === null ? '' : `${formatShare(train)} auf Trainingsbildern`}${test === null ? '' : `, ${formatShare(test)} auf Testbildern`}`,
  describeLoss: (run, loss) =>
    `Verlust über Epochen. ${run}: ${loss === null ? 'noch keiner' : formatLoss(loss)}`,
  describeRate: (rate) =>
    `Lernrate über Epochen. ${rate === null ? 'Noch keine' : `Jetzt ${formatRate(rate)}`}`,
  table: 'Epochen als Tabelle',
  columns: {
    epoch: 'Epoche',
    trainLoss: 'Verlust, Training',
    trainAccuracy: 'Genauigkeit, Training',
    testLoss: 'Verlust, Test',
    testAccuracy: 'Genauigkeit, Test',
  },
  legend: 'Gezeigte Läufe',
  atCursor: (epoch) => `Epoche ${epoch}`,
};

/** Wörter von Sättigung und Proben. */
export const trainLayersTextDe: Wording<typeof trainLayersText> = {
  title: 'Sättigung und Proben',
  describe: (run, moment, layers, hasProbes, isNow) =>
    `${run}, ${moment}: ${isNow ? 'Beteiligung' : 'Sättigung'} von ${countLayers(layers)} als Balken${hasProbes ? ', Genauigkeit ihrer Proben als Linie' : ''}`,
  bars: (isNow) =>
    isNow ? 'Beteiligung bisher in dieser Epoche (Balken), nicht Sättigung' : 'Sättigung (Balken)',
  notYet: 'Sättigung kommt am Ende der ersten Epoche',
  unseen: 'keine Sättigung dieser Epoche, die der Lauf nicht von Anfang an sah',
  tooWide: (count, max) => `${countLayers(count)} breiter als ${formatNumber(max)} nicht gezählt`,
  now: 'Beteiligung jetzt',
  nowHint:
    'Ein anderes Maß, schon innerhalb einer Epoche bekannt: das Beteiligungsverhältnis der Richtungen zur Breite. Seine Zahlen sind kleiner als die der Sättigung.',
  participation: 'Beteiligung',
  line: (epoch) => `Genauigkeit der Proben (Linie), Epoche ${formatNumber(epoch, 1)}`,
  noProbes: 'noch keine Proben',
  border: 'Grenze',
  tail: 'Schwanz',
  empty: 'Sättigung und Proben jeder Schicht erscheinen hier, sobald ein Lauf trainiert.',
  off: 'Für diesen Lauf war die Sättigung abgeschaltet.',
  moment: 'Epoche',
  overTime: 'Alle Epochen',
  onCards: 'Auf den Kacheln',
  onCardsHint: 'Jede Kachel des Netzes trägt ihre Sättigung',
  probeNow: 'Jetzt Proben trainieren',
  probeHint: 'Eine logistische Regression auf dem, was jede Schicht ausgibt, wie im Paper',
  noWeights: 'Seine Gewichte sind nicht in diesem Browser: es gibt nichts zu sondieren.',
  verdict: 'Urteil',
  table: 'Schichten als Tabelle',
  columns: {
    layer: 'Schicht',
    status: 'Vorhergesagt',
    saturation: 'Sättigung',
    dimension: 'Richtungen',
    probe: 'Probe, Test',
    probeTrain: 'Probe, Training',
    gain: 'Gewinn',
  },
  formatDimension: (dimension, width) => `${dimension} von ${width}`,
  formatGain: trainLayersText.formatGain,
  notMeasured: '–',
  formatCard: (share) => `Sättigung ${formatShare(share)}`,
  formatCardShort: trainLayersText.formatCardShort,
};

/** Wörter der Bilder und wofür sie gehalten werden. */
export const trainPicturesTextDe: Wording<typeof trainPicturesText> = {
  formatClass: (name) =>
    name.replace(/ px, alike$/, ' px, gleich').replace(/ px, different$/, ' px, verschieden'),
  set: 'Bilder',
  sets: { train: 'zum Trainieren', test: 'zum Testen' },
  show: 'Bilder zeigen',
  label: 'Klasse',
  answer: 'Gehalten für',
  any: 'beliebig',
  onlyWrong: 'Nur Fehler',
  range: (first, last, total) =>
    total === 0 ? 'Keines passt' : `${formatExact(first)} bis ${formatExact(last)} von ${formatExact(total)}`,
  previous: 'Vorige Bilder',
  next: 'Nächste Bilder',
  caption: (label, answer) =>
    answer === null || answer === label ? label : `${label}, gehalten für ${answer}`,
  isRight: 'richtig',
  isWrong: 'falsch',
  confusion: 'Verwechslungen',
  confusionHint: (epoch) =>
    `Testbilder nach ihrer Klasse (Zeilen) und wofür das Netz sie hielt (Spalten), ${epoch}.`,
  confusionPress: 'Ein Druck zeigt diese Bilder.',
  confusionAlone: 'Welche Bilder das sind, weiß nur die Seite, die sie gerade geprüft hat.',
  confusionCell: (count, label, answer) =>
    `${countDe(count, 'Bild', 'Bilder')} von ${label}, gehalten für ${answer}`,
  confusionMap: (classes) =>
    `Verwechslungen von ${countDe(classes, 'Klasse', 'Klassen')} als Bild; die häufigsten Fehler stehen darunter`,
  mistakes: 'Die häufigsten Fehler',
  noMistakes: 'Kein Testbild wurde verwechselt',
  noClass: 'keine davon',
  noConfusion: 'Was wofür gehalten wird, erscheint hier nach der ersten Epoche.',
  loading: 'Bilder werden gelesen …',
  failed: 'Die Bilder lassen sich nicht zeigen.',
};

/** Wörter der aufgehobenen Läufe. */
export const trainRunsTextDe: Wording<typeof trainRunsText> = {
  empty: 'Läufe bleiben in diesem Browser und stehen hier.',
  list: 'Aufgehobene Läufe',
  shown: (name) => `${name} zeigen`,
  name: 'Name des Laufs',
  elsewhere: 'In einem anderen Tab offen',
  delete: (name) => `${name} löschen`,
  deleteQuestion: (name) => `${name} mit Ergebnissen und Gewichten löschen?`,
  confirmDelete: 'Löschen',
  keep: 'Behalten',
  more: (name) => `Mehr zu ${name}`,
  exportCsv: 'Ergebnisse als CSV exportieren',
  exportJson: 'Lauf als JSON exportieren',
  exportSvg: 'Diagramm als SVG exportieren',
  saveWeights: 'Gewichte sichern (safetensors)',
  saveOnnx: 'ONNX mit Gewichten exportieren',
  saveProject: 'Trainingsprojekt mit Gewichten exportieren',
  import: 'Ergebnisse öffnen',
  importHint: 'Ein als JSON exportierter Lauf, oder die results.json eines Trainingsprojekts',
  badFile: (name, reason) => `${name} wurde nicht geöffnet. ${reason}`,
  explainFile: (problem) => explainRunFile(problem),
  noWeights: 'Von diesem Lauf sind keine Gewichte aufgehoben.',
  summarize: (accuracy, epochs, total, source, width) =>
    `${accuracy === null ? 'noch kein Test' : `${accuracy} auf Testbildern`}, ${formatNumber(epochs)} von ${countDe(total, 'Epoche', 'Epochen')}, ${source}, ${width}`,
  formatWidth: (width) => (width === 1 ? 'wie gezeichnet' : `Breite 1/${formatNumber(1 / width)}`),
  formatDate: (date) => date.toLocaleString('de', { dateStyle: 'medium', timeStyle: 'short' }),
  comparisons: 'Fertige Vergleiche',
  comparisonsHint: 'Nacheinander trainiert, wie es eingerichtet ist, und übereinander gezeigt.',
  comparisonWidth: 'Breite',
  formatName: trainRunsText.formatName,
  untitled: 'Ohne Titel',
};

/** Wörter der fertigen Vergleiche. */
export const trainComparisonsTextDe: Wording<typeof trainComparisonsText> = {
  truncation: {
    title: 'VGG16 und seine gekürzte Form',
    hint: 'Ohne das, was jenseits der Grenze liegt: ein Fünftel der Parameter, kaum weniger Genauigkeit',
  },
  attention: {
    title: 'ResNet18 mit und ohne Attention',
    hint: 'Squeeze-Excitation und räumliche Attention ändern Merkmale, nicht wo geschlossen wird',
  },
  downsampling: {
    title: 'VGG13 mit frühem und spätem Verkleinern',
    hint: 'Frühe Pools lassen das Feld schnell wachsen, späte langsam: Die Grenze wandert',
  },
};
