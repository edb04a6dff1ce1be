/** @file Worte darüber, was für eine Einheit zählt, und was ein trainiertes Netz benutzt hat. */
import type { LayerId } from '../../architecture/architecture';
import type { FieldMeasure } from '../../training/effectiveField';
import type { InsightProblem } from '../../training/insight';
import type { RunProblem } from '../../training/protocol';
import type { PerAxis } from '../../util/perAxis';
import type { mattersText } from '../en/mattersText';
import type { Explanation } from '../en/words';
import { formatNumber, formatPercent, formatSize } from '../quantities';
import type { Wording } from '../wording';
import { trainProblemTextDe } from './trainProblemTextDe';
import { countChannels, countDe } from './wordsDe';

const isSame = (a: PerAxis<number>, b: PerAxis<number>) => a[0] === b[0] && a[1] === b[1];

const measures: Readonly<Record<FieldMeasure, string>> = { absolute: 'nach Betrag', squared: 'nach Quadrat' };

function formatProblem(problem: InsightProblem | RunProblem, getName: (id: LayerId) => string): Explanation {
  switch (problem.code) {
    case 'no-field':
      return {
        what: `Jede Einheit von ${getName(problem.layer)} sieht das ganze Bild: es gibt kein Feld zu messen.`,
      };
    case 'tensor-mismatch':
      return {
        what: `Die Gewichte gehören nicht zu diesem Netz: ${problem.tensor} fehlt oder hat eine andere Form.`,
        fix: 'Das Netz trainieren, wie es jetzt ist.',
      };
    case 'not-finite':
      return {
        what: 'Zahlen auf dem Weg wurden unendlich: die Gewichte sind davongelaufen, oder ein Pool hat Fenster, in denen nur Rand liegt.',
      };
    case 'not-used':
      return {
        what: `Die Antwort des Netzes kommt nicht aus ${getName(problem.layer)}.`,
        fix: 'Eine Schicht davor wählen.',
      };
    default:
      return trainProblemTextDe.formatRunProblem(problem, getName);
  }
}

/** Die Worte. */
export const mattersTextDe: Wording<typeof mattersText> = {
  title: 'Was zählt',
  about:
    'Nicht jedes Pixel ihres Feldes zählt für eine Einheit gleich viel. Wie viel, sagt die Ableitung der Einheit nach dem Pixel (Luo et al., NIPS 2016).',
  weights: 'Gewichte',
  weightChoices: { random: 'zufällig', trained: 'trainiert' },
  noRun: 'Für trainierte Gewichte zuerst dieses Netz trainieren.',
  train: 'Trainieren',
  compute: 'Das wirksame Feld berechnen',
  computeAgain: 'Noch einmal berechnen',
  cancel: 'Abbrechen',
  progress: (done: number, total: number) =>
    done === 0 ? 'Wird vorbereitet …' : `Runde ${done} von ${total}`,
  progressLabel: 'Fortschritt der Berechnung',
  measure: 'Ableitungen gezählt',
  measures,
  noField: 'Einheiten dieser Schicht sehen das ganze Bild: es gibt kein Feld zu messen.',
  noGradient: 'Am Bild kommt keine Ableitung an: was vor dieser Einheit liegt, ist abgeschaltet.',
  formatField: (
    [rows, columns]: PerAxis<number>,
    theory: PerAxis<number>,
    inside: PerAxis<number>,
    share: number,
  ) =>
    `${formatPercent(share)} dessen, wovon diese Einheit abhängt, liegen in ${countDe(rows, 'Zeile', 'Zeilen')} von Pixeln, ebenso viel in ${countDe(columns, 'Spalte', 'Spalten')}; der Theorie nach sieht sie ${formatSize(theory)}${
      isSame(theory, inside) ? '' : `, davon ${formatSize(inside)} auf dem Bild`
    }.`,
  formatRandom: (draws: number) =>
    `Mittel über ${countDe(draws, 'Bild', 'Bilder')} aus Zufallszahlen und zufällige Gewichte, wie He et al. sie ziehen.`,
  formatTrained: (run: string, draws: number) =>
    `Mittel über ${countDe(draws, 'Ziehung', 'Ziehungen')} von Vorzeichen ihrer Kanäle, mit den Gewichten von „${run}“ auf diesem Bild.`,
  overlay: (name: string) => `Wirksames Feld der Einheit von ${name}: je heller, desto mehr zählt ein Pixel`,
  legend: 'Anteil an der größten Ableitung',
  classLegend: 'Anteil am stärksten Beleg',
  theoryBox: 'nach der Theorie',
  shareBox: (share: number) => `${formatPercent(share)} davon auf jeder Achse`,
  table: 'Größen als Tabelle',
  columns: { share: 'Anteil', height: 'Höhe', width: 'Breite' },
  used: 'Was es benutzt hat',
  showUsed: 'Zeigen, was es benutzt hat',
  aboutUsed:
    'Die Klassenkarte dieser Schicht: wo in diesem Bild das trainierte Netz Belege für eine Klasse fand (Grad-CAM, Selvaraju et al., ICCV 2017).',
  label: 'Klasse',
  ownAnswer: 'seine Antwort',
  className: (label: number) => `Klasse ${label}`,
  wrongChannels: (channels: number) =>
    `Dieses Netz nimmt Bilder mit ${countChannels(channels)}; Fotos haben 1 oder 3.`,
  formatAnswer: (name: string, share: number, isAnswer: boolean) =>
    isAnswer
      ? `Gehalten für „${name}“, mit ${formatPercent(share)}.`
      : `„${name}“ bekommt ${formatPercent(share)}.`,
  formatEvidence: (layer: string, [row, column]: PerAxis<number>) =>
    `Die meisten Belege in ${layer} liegen bei Zeile ${formatNumber(row)}, Spalte ${formatNumber(column)}.`,
  noEvidence: (layer: string) => `Nichts in ${layer} spricht für diese Klasse.`,
  classOverlay: (name: string) => `Belege für „${name}“: je heller, desto mehr`,
  formatProblem,
};
