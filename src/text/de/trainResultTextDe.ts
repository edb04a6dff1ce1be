/** @file Wörter dessen, was bei einem Lauf herauskommt: Kurven, Schichten, Bilder, aufgehobene und verglichene Läufe. */
import type { ProbePooling, ProbeSettings } from '../../training/protocol';
import type { RunFileProblem, RunValue } from '../../training/runFileProblem';
import {
  type CurveReading,
  type DescribedRun,
  type trainComparisonsText,
  type trainCurvesText,
  trainLayersText,
  type trainPicturesText,
  trainRunsText,
} from '../en/trainResultText';
import type { Explanation } from '../en/words';
import {
  formatBytes,
  formatExact,
  formatNumber,
  formatPerAxis,
  formatPercent,
  formatSize,
  unitSpace,
} from '../quantities';
import { formatStoredPath } from '../storedPath';
import { formatLoss, formatRate, formatShare, formatSteadyLoss } from '../trainQuantities';
import type { Wording } from '../wording';
import { statusTextDe } from './statusTextDe';
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
    case 'unknown-layer':
      return {
        what: `${formatPath(problem.path)} ist „${problem.layer}“, eine Schicht, die der Entwurf in der Datei nicht hat.`,
      };
    case 'wrong-type':
      return { what: `${formatPath(problem.path)} muss ${values[problem.expected]} sein.` };
  }
}

const describeEach = (
  readings: readonly CurveReading[],
  list: (reading: CurveReading) => readonly string[],
) => readings.map((reading) => `${reading.run}: ${list(reading).join(', ') || 'noch nichts'}`).join('; ');

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
  formatLoss: (loss) => `Verlust ${formatSteadyLoss(loss)}`,
  formatRate: (rate) => `Lernrate ${formatRate(rate)}`,
  describeAccuracy: (readings) =>
    `Genauigkeit über Epochen. ${describeEach(readings, ({ train, test }) => [
      ...(train === null ? [] : [`${formatShare(train.accuracy)} auf Trainingsbildern`]),
      ...(test === null ? [] : [`${formatShare(test.accuracy)} auf Testbildern`]),
    ])}`,
  describeLoss: (readings) =>
    `Verlust über Epochen. ${describeEach(readings, ({ train, test }) => [
      ...(train === null ? [] : [`${formatLoss(train.loss)} auf Trainingsbildern`]),
      ...(test === null ? [] : [`${formatLoss(test.loss)} auf Testbildern`]),
    ])}`,
  describeRate: (readings) =>
    `Lernrate über Epochen. ${describeEach(readings, ({ rate }) =>
      rate === null ? [] : [`${formatRate(rate)} im letzten Schritt`],
    )}`,
  table: 'Epochen als Tabelle',
  columns: {
    epoch: 'Epoche',
    trainLoss: 'Verlust, Training',
    trainAccuracy: 'Genauigkeit, Training',
    testLoss: 'Verlust, Test',
    testAccuracy: 'Genauigkeit, Test',
    learningRate: 'Lernrate',
  },
  legend: 'Gezeigte Läufe',
  cursor: 'Epoche, an der die Kurven gelesen werden',
  atCursor: (epoch) => `Epoche ${epoch}`,
};

function describeMeasured({ bars, probes, isNow }: DescribedRun, isFirst: boolean): string {
  const measure = isNow ? 'Beteiligung' : 'Sättigung';
  const parts = [
    ...(bars === 0 ? [] : [`${measure} von ${countLayers(bars)} als ${isFirst ? 'Balken' : 'Marken'}`]),
    ...(probes === 0 ? [] : [`Genauigkeit von ${countDe(probes, 'Probe', 'Proben')} als Linie`]),
  ];
  return parts.join(', ') || 'nichts gemessen';
}

const poolings: Readonly<Record<ProbePooling, string>> = {
  '4x4': 'Pooling 4x4',
  '1x1': 'Pooling 1x1',
  none: 'ohne Pooling',
};

const countProbePictures = ({ trainCount, testCount }: ProbeSettings) =>
  `bis zu ${formatExact(trainCount)} Trainings- und ${formatExact(testCount)} Testbildern`;

const formatProbeSettings = (settings: ProbeSettings) =>
  `${poolings[settings.pooling]}, auf ${countProbePictures(settings)}`;

/** Wörter von Sättigung und Proben. */
export const trainLayersTextDe: Wording<typeof trainLayersText> = {
  title: 'Sättigung und Proben',
  describe: (runs) =>
    runs.map((run, index) => `${run.name}, ${run.moment}: ${describeMeasured(run, index === 0)}`).join('; '),
  inNotes: { saturation: 'Sättigung', probe: 'Genauigkeit der Proben' },
  bars: (isNow) =>
    isNow ? 'Beteiligung bisher in dieser Epoche (Balken), nicht Sättigung' : 'Sättigung (Balken)',
  notYet: 'Sättigung kommt am Ende der ersten Epoche',
  unseen: 'keine Sättigung dieser Epoche, die der Lauf nicht von Anfang an sah',
  unsettled: (count) => `${countDe(count, 'Probe', 'Proben')} vor der besten Anpassung beendet`,
  endedEarly: (share) => `${share}, vor der besten Anpassung`,
  judged: (rule) => `beurteilt ${statusTextDe.rules[rule]}, nach der Regel beim Start des Laufs`,
  tooWide: (count, max) => `${countLayers(count)} breiter als ${formatNumber(max)} nicht gezählt`,
  now: 'Beteiligung jetzt',
  nowHint:
    'Ein anderes Maß, schon innerhalb einer Epoche bekannt: das Beteiligungsverhältnis der Richtungen zur Breite. Seine Zahlen sind kleiner als die der Sättigung.',
  participation: 'Beteiligung',
  line: (epoch, settings) =>
    `Genauigkeit der Proben (Linie), Epoche ${formatNumber(epoch, 1)}${settings === null ? '' : `, ${poolings[settings.pooling]}`}`,
  noProbes: 'noch keine Proben',
  probing: (done, total) => `bisher ${done} von ${countDe(total, 'Probe', 'Proben')}`,
  probesUnderWay: (done, total) => `Proben sind unterwegs: bisher ${done} von ${countLayers(total)}.`,
  formatProbePictures: (settings) => `Proben auf ${countProbePictures(settings)}`,
  tableProbes: (epoch, settings) =>
    `Proben der Epoche ${formatNumber(epoch, 1)}${settings === null ? '' : `: ${formatProbeSettings(settings)}`}`,
  formatSaturation: ({ delta, shrinks }) =>
    `${formatNumber(100 * delta, 2)}${unitSpace}% der Varianz, ${shrinks ? 'Karten auf 4x4 verkleinert' : 'ganze Karten'}`,
  border: 'Grenze',
  tail: 'Schwanz',
  empty: 'Sättigung und Proben jeder Schicht erscheinen hier, sobald ein Lauf trainiert.',
  off: 'Für diesen Lauf war die Sättigung abgeschaltet.',
  moment: 'Epoche',
  overTime: 'Alle Epochen',
  onCards: 'Auf den Kacheln',
  onCardsHint: 'Jede Kachel des Netzes trägt ihre Sättigung',
  probeNow: 'Jetzt Proben trainieren',
  probeHint: (settings) =>
    `Eine logistische Regression auf dem, was jede Schicht ausgibt, wie im Paper. Wie eingestellt: ${formatProbeSettings(settings)}. Frühere derselben Epoche werden ersetzt.`,
  probeFiles: 'Proben mit Dateien',
  probeFolder: 'Proben mit einem Ordner',
  probeLost:
    'Seine Bilder sind nicht mehr in diesem Browser. Dieselben noch einmal wählen, um Proben auf dem zu trainieren, was seine Schichten ausgeben; der Lauf bleibt, wie er ist.',
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
  formatCard: ({ share, least, most, count, size }) => {
    const of = count === 1 ? 'Sättigung' : `mittlere Sättigung (Median) von ${countLayers(count)}`;
    const range = count === 1 ? '' : `, von ${formatShare(least)} bis ${formatShare(most)}`;
    return `${of} ${formatShare(share)}${range}${size === null ? '' : `, gemessen bei ${formatSize(size)}`}`;
  },
  formatCardShort: ({ share, count, size }) =>
    `${count === 1 ? '' : 'Median '}${formatPercent(share)}${size === null ? '' : ` bei ${formatPerAxis(size)}`}`,
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
  caption: (label, answer) => (answer === null ? label : `${label}, gehalten für ${answer}`),
  isRight: 'richtig',
  isWrong: 'falsch',
  confusion: 'Verwechslungen',
  confusionHint: (epoch) =>
    `Testbilder nach ihrer Klasse (Zeilen) und wofür das Netz sie hielt (Spalten), ${epoch}.`,
  confusionPress: 'Ein Druck zeigt diese Bilder.',
  confusionAlone: 'Welche Bilder das sind, weiß nur die Seite, die sie gerade geprüft hat.',
  confusionEarlier: 'Welche Bilder das waren, ist nicht mehr bekannt: Es bleibt nur vom letzten Test.',
  confusionCell: (count, label, answer) =>
    `${countDe(count, 'Bild', 'Bilder')} von ${label}, gehalten für ${answer}`,
  confusionMap: (classes) =>
    `Verwechslungen von ${countDe(classes, 'Klasse', 'Klassen')} als Bild; die häufigsten Fehler stehen darunter`,
  mistakes: 'Die häufigsten Fehler',
  noMistakes: 'Kein Testbild wurde verwechselt',
  noClass: 'keine davon',
  noConfusion: 'Was wofür gehalten wird, erscheint hier nach der ersten Epoche.',
  formatReading: (bytes, totalBytes) => {
    if (bytes === null) return 'Bilder werden gelesen …';
    return `Bilder werden gelesen, ${formatBytes(bytes)}${totalBytes === null ? '' : ` von ${formatBytes(totalBytes)}`} …`;
  },
  ofRun: (name, pictures) => `Die des Laufs „${name}“: ${pictures}`,
  failed: 'Die Bilder lassen sich nicht zeigen.',
};

/** Wörter der aufgehobenen Läufe. */
export const trainRunsTextDe: Wording<typeof trainRunsText> = {
  empty: 'Läufe bleiben in diesem Browser und stehen hier.',
  list: 'Aufgehobene Läufe',
  shown: (name) => `${name} zeigen`,
  name: 'Name des Laufs',
  elsewhere: 'In einem anderen Tab offen',
  lost: 'Zu Ende, bevor er gesichert war',
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
  moreBadFiles: (count) =>
    `Auch ${countDe(count, 'weitere Datei wurde', 'weitere Dateien wurden')} nicht geöffnet.`,
  explainFile: (problem) => explainRunFile(problem),
  noWeights: 'Von diesem Lauf sind keine Gewichte aufgehoben.',
  summarize: (accuracy, epochs, total, source, width) =>
    `${accuracy === null ? 'noch kein Test' : `${accuracy} auf Testbildern`}, ${formatNumber(epochs)} von ${countDe(total, 'Epoche', 'Epochen')}, ${source}, ${width}`,
  formatWidth: (width) => (width === 1 ? 'wie gezeichnet' : `Breite 1/${formatNumber(1 / width)}`),
  formatDate: (date) => date.toLocaleString('de', { dateStyle: 'medium', timeStyle: 'short' }),
  comparisons: 'Fertige Vergleiche',
  comparisonsHint: 'Nacheinander trainiert, wie es eingerichtet ist, und übereinander gezeigt.',
  comparisonsBusy: 'Ein Lauf arbeitet. Sie können beginnen, wenn er und was ihm folgt zu Ende ist.',
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
