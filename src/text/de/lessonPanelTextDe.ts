/** @file Wörter um die Lektionen. */
import type { lessonPanelText } from '../en/lessonPanelText';
import { countDe } from './wordsDe';

const countSteps = (count: number) => countDe(count, 'Schritt', 'Schritte');

/** Wörter um die Lektionen. */
export const lessonPanelTextDe: typeof lessonPanelText = {
  title: 'Lektionen',
  intro:
    'Zwölf Lektionen, von einer Einheit bis zum reparierten Netz. Gelernt wird durch Tun; die eigenen Entwürfe bleiben, wie sie sind.',
  region: 'Lektion',
  formatNumber: (number) => `Lektion ${number}`,
  formatStep: (step, count) => `Schritt ${step} von ${count}`,
  formatDone: (done, count) =>
    done === 0
      ? countSteps(count)
      : done === count
        ? 'fertig'
        : `${done} von ${countDe(count, 'Schritt', 'Schritten')} fertig`,
  start: 'Beginnen',
  goOn: 'Weiter',
  again: 'Noch einmal',
  task: 'Aufgabe',
  answer: 'Antwort',
  answerHint: 'eine Zahl',
  units: ['Pixeln', 'Pixel', 'Einheiten', 'Einheit', 'Faltungen', 'Faltung', 'Schichten', 'Schicht'],
  check: 'Prüfen',
  noNumber: 'Das ist keine Zahl.',
  wrong: (answer, hasHint) =>
    `${answer} ist es nicht. Noch einmal versuchen${hasHint ? ' oder einen Tipp nehmen' : ''}.`,
  wrongLayer: (name, hasHint) =>
    `${name} ist es nicht. Eine andere versuchen${hasHint ? ' oder einen Tipp nehmen' : ''}.`,
  noneAsked: 'Die Schicht, um die es geht, ist weg. Den Schritt neu beginnen.',
  right: 'Richtig.',
  hint: 'Ein Tipp',
  secondHint: 'Noch ein Tipp',
  reveal: 'Die Antwort zeigen',
  back: 'Zurück',
  next: 'Weiter',
  skip: 'Überspringen',
  finish: 'Zu den Lektionen',
  restart: 'Den Schritt neu beginnen',
  leave: 'Die Lektion verlassen',
  setAside: 'Die Lektion endet hier: Sie handelt von einem anderen Netz.',
  takeUp: 'Zurück zur Lektion',
  fold: 'Die Lektion einklappen',
  unfold: 'Die Lektion zeigen',
  hidden: 'Verborgen bis zur Antwort.',
  figure: 'Einheiten, und woraus sie berechnet werden',
  terms: 'Wie das Feld entsteht, die letzte Schicht zuerst',
  unit: 'Einheit',
  unitValue: (unit, count) => `Einheit ${unit} von ${count}`,
  diagram: (layer, unit) =>
    `Reihen von Einheiten vom Bild bis ${layer}; markiert ist, woraus Einheit ${unit} berechnet wird.`,
  box: (layer, unit, low, high) =>
    `Einheit ${unit} von ${layer} sieht die Pixel von ${low} bis ${high} des Bildes.`,
  formatPixels: (low, high) => `sieht Pixel ${low} bis ${high}`,
  train: 'Dieses Netz trainieren',
  trainAgain: 'Noch einmal trainieren',
  trainOn: 'Weiter trainieren',
  trainTime: 'Auf den meisten Rechnern etwa zwei Minuten.',
  trainFirst: 'Hier geht es um einen Lauf genau dieses Netzes, und es gibt noch keinen.',
  trainsOther:
    'Ein anderes Netz wird gerade trainiert; es würde aufhören und lässt sich unter Training, Läufe fortsetzen.',
  trainProbing: (done, count) => `Proben: ${done} von ${countDe(count, 'Schicht', 'Schichten')}.`,
  trainToProbe: 'Trainiert; als Nächstes kommen die Proben.',
  trainGuesses: (accuracy) =>
    `${accuracy} der Bilder sind richtig, kaum mehr als durch Raten. Noch einmal trainieren oder das Netz ändern.`,
  trainFailed: 'Der Lauf ist gescheitert. Was geschehen ist, steht unter Training.',
  trainUnprobed: 'Der Lauf endete, bevor seine Proben da waren.',
  trainNotYet: 'Der Lauf ist da, aber das Netz ist noch nicht, was verlangt ist.',
  progress: 'Fortschritt',
  code: 'Code zum Vorzeigen',
  copyCode: 'Code kopieren',
  copied: 'Kopiert.',
  readCode: 'Den Code von jemandem lesen',
  badCode: 'Das ist kein Code dieser Lektionen, oder ein Buchstabe darin ist falsch.',
  formatCodeLine: (title, done, count) => `${title}: ${done} von ${count}`,
  reset: 'Meinen Fortschritt vergessen',
  resetQuestion: 'Vergessen, welche Schritte fertig sind? Es gibt keinen Weg zurück.',
  confirmReset: 'Vergessen',
  keepProgress: 'Behalten',
  resetDone: 'Der Fortschritt ist vergessen.',
};
