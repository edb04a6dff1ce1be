/** @file Wörter und Sätze des Trainingsfensters. */
import type { RunState } from '../../training/runState';
import type { trainText } from '../en/trainText';
import { formatBytes, formatCount, formatExact, formatFixed, formatNumber, formatSize } from '../quantities';
import { formatDuration, formatRate, formatShare } from '../trainQuantities';
import type { Wording } from '../wording';
import { explainBackend, formatBackend } from './backendTextDe';
import { formatDataProblem } from './dataProblemTextDe';
import { formatLeftOut } from './leftOutTextDe';
import {
  trainComparisonsTextDe,
  trainCurvesTextDe,
  trainLayersTextDe,
  trainPicturesTextDe,
  trainRunsTextDe,
} from './trainResultTextDe';
import { trainSetupTextDe } from './trainSetupTextDe';
import { countDe } from './wordsDe';

const phases: Readonly<Record<RunState['phase'], string>> = {
  loading: 'Beginnt',
  running: 'Trainiert',
  paused: 'Angehalten',
  finished: 'Fertig',
  stopped: 'Beendet',
  failed: 'Gescheitert',
};

const formatDoing: typeof trainText.formatDoing = ({ phase, asked, testing }) => {
  if (asked === null || phase === 'loading') return phases[phase];
  if (asked === 'stop') return 'Wird beendet';
  if (asked === 'resume') return 'Wird fortgesetzt';
  return testing === null ? 'Wird angehalten' : 'Wird nach dem Test angehalten';
};

/** Wörter des Fensters. */
export const trainTextDe: Wording<typeof trainText> = {
  sections: {
    setup: 'Einrichten',
    curves: 'Kurven',
    layers: 'Sättigung',
    pictures: 'Bilder',
    runs: 'Läufe',
  },
  sectionsLabel: 'Teile des Trainings',
  controls: 'Lauf',
  commands: {
    start: 'Training beginnen',
    pause: 'Training anhalten',
    resume: 'Training fortsetzen',
    stop: 'Training beenden',
  },
  start: 'Beginnen',
  startAgain: 'Noch einen beginnen',
  pause: 'Anhalten',
  resume: 'Weiter',
  step: 'Ein Schritt',
  stop: 'Beenden',
  reset: 'Zurücksetzen',
  resetHint: 'Beendet den Lauf; der nächste beginnt neu mit demselben Startwert',
  continueRun: 'Fortsetzen',
  continueHint: 'Nimmt den Lauf dort auf, wo er zuletzt gesichert wurde',
  continueFiles: 'Mit Dateien fortsetzen',
  continueFolder: 'Mit einem Ordner fortsetzen',
  continueLost:
    'Seine Bilder sind nicht mehr in diesem Browser. Dieselben noch einmal wählen, und der Lauf geht dort weiter, wo er zuletzt gesichert wurde.',
  openDesign: 'Seinen Entwurf öffnen',
  otherDesign:
    'Der offene Entwurf ist nicht der, den dieser Lauf trainiert; Änderungen an ihm stören den Lauf nicht.',
  progress: 'Fortschritt',
  idle: 'Nichts trainiert.',
  formatUntrainable: (problem) => `Kann nicht beginnen. ${problem}`,
  formatRefusal: (problem) => `Nicht begonnen. ${problem}`,
  queued: (count) => `${countDe(count, 'Lauf folgt', 'Läufe folgen')}`,
  probing: (done, total) => `Proben: ${done} von ${total} Schichten`,
  recovered: (reason, times) =>
    `${reason === 'lost' ? 'Das Grafikgerät ging verloren' : 'Das Grafikgerät meldete einen Fehler'}${times > 1 ? ` (${times}-mal)` : ''}; der Lauf ging vom letzten Zwischenstand weiter.`,
  trainingProbes: 'Trainiert Proben',
  withProbes: (doing) => `${doing}, seine Proben sind da`,
  openingForProbes: 'Öffnet den Lauf für seine Proben',
  otherAtWork:
    'Ein anderer Lauf ist nicht zu Ende und bleibt, wie er ist. Ihn beenden, oder ihn und was ihm folgt zu Ende kommen lassen, um an diesem Proben zu trainieren.',
  endsQueue: (count) =>
    `${countDe(count, 'Lauf folgt', 'Läufe folgen')} noch und ${count === 1 ? 'entfällt' : 'entfallen'}, wenn jetzt ein anderer beginnt.`,
  endsUnkept: (name) =>
    `Für die Gewichte von „${name}“ war in diesem Browser kein Platz: Sie gehen verloren, wenn jetzt ein anderer Lauf beginnt.`,
  startAnyway: 'Trotzdem beginnen',
  unkeptAtHand: (name) =>
    `Für die Gewichte von „${name}“ war in diesem Browser kein Platz, und sie gingen verloren. Läufe oder Bilder löschen, damit Platz wird, oder sie unter „Läufe“ speichern und dann „Zurücksetzen“ drücken.`,
  heldElsewhere:
    'Dieser Lauf ist in einem anderen Tab offen. Ihn dort zu Ende kommen lassen oder den Tab schließen.',
  phases,
  formatDoing,
  formatPhase: (state, plannedEpochs) => {
    const { phase, loading, loadedBytes, totalBytes, latest, totalSteps, stepsPerEpoch, epochs } = state;
    if (phase === 'loading') {
      if (loading === 'backend') return 'Wählt, was rechnet';
      if (loadedBytes === null) return 'Liest die Bilder';
      const all = totalBytes === null ? '' : ` von ${formatBytes(totalBytes)}`;
      return `Liest die Bilder, ${formatBytes(loadedBytes)}${all}`;
    }
    const total = stepsPerEpoch > 0 ? totalSteps / stepsPerEpoch : plannedEpochs;
    const done = latest?.epoch ?? epochs.at(-1)?.epoch ?? 0;
    const isWhole = phase === 'finished' || Number.isInteger(done);
    return `${formatDoing(state)}, Epoche ${isWhole ? done : formatFixed(done, 1)} von ${formatNumber(total)}`;
  },
  formatTesting: (done, total) => `Test: ${formatExact(done)} von ${formatExact(total)} Bildern`,
  formatSpeed: ({ imagesPerSecond, secondsLeft }) => {
    const speed = imagesPerSecond > 0 ? `${formatCount(imagesPerSecond)} Bilder je Sekunde` : null;
    const left = secondsLeft === null ? null : `noch ${formatDuration(secondsLeft)}`;
    return [speed, left].filter((part) => part !== null).join(', ');
  },
  formatShare,
  formatDuration,
  formatRate,
  formatBackend,
  explainBackend,
  formatMoment: (moment) => (moment === 'now' ? 'Stand jetzt' : `Epoche ${moment}`),
  formatData: ({ trainCount, testCount, classNames, height, width }) =>
    `${formatExact(trainCount)} Bilder zum Trainieren, ${formatExact(testCount)} zum Testen, ` +
    `${countDe(classNames.length, 'Klasse', 'Klassen')}, ${formatSize([height, width])}`,
  formatSource: (source) => {
    switch (source.kind) {
      case 'synthetic':
        return 'künstliche Bilder';
      case 'files':
        return source.files.length === 0 ? 'Dateien eines früheren Besuchs' : 'Dateien';
      case 'address':
        return source.address;
      case 'kept':
        return source.name || 'unbekannte Bilder';
      case 'pictures':
        return 'Bilder';
    }
  },
  formatDataProblem,
  formatLeftOut,
  formatKeepProblem: (problem) =>
    `Die Bilder werden verwendet, aber nicht aufgehoben. ${formatDataProblem(problem)}`,
  formatUnkept: (keptStep) =>
    `In diesem Browser ist kein Platz mehr für den Lauf; ${keptStep === null ? 'er' : `was nach Schritt ${formatExact(keptStep)} kam,`} geht verloren, wenn die Seite verlassen wird. Läufe oder Bilder löschen, damit Platz wird, oder seine Gewichte unter „Läufe“ speichern.`,
  formatEpochs: (count) => countDe(count, 'Epoche', 'Epochen'),
  setup: trainSetupTextDe,
  curves: trainCurvesTextDe,
  layers: trainLayersTextDe,
  pictures: trainPicturesTextDe,
  runs: trainRunsTextDe,
  comparisons: trainComparisonsTextDe,
};
