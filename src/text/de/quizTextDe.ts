/** @file Wörter der Aufgabenblätter, auf Papier und im Fenster, das sie macht. */
import type { quizText } from '../en/quizText';
import type { Wording } from '../wording';
import { countDe } from './wordsDe';

/** Wörter der Aufgabenblätter. */
export const quizTextDe: Wording<typeof quizText> = {
  command: 'Aufgabenblätter …',
  title: 'Aufgabenblätter',
  intro:
    'Fragen zu kleinen zufälligen Netzen, für Papier, mit einem Lösungsblatt, das den Weg zeigt. Derselbe Startwert gibt dasselbe Blatt, auf jedem Rechner.',
  count: 'Fragen',
  difficulty: 'Schwierigkeit',
  difficulties: { easy: 'leicht', medium: 'mittel', hard: 'schwer' },
  seed: 'Startwert',
  another: 'Ein anderes Blatt',
  view: 'Gezeigt',
  views: { questions: 'Fragen', answers: 'Lösung' },
  printQuestions: 'Fragen drucken',
  printKey: 'Lösung drucken',
  preview: 'Vorschau',
  sheet: 'Was sieht es?',
  key: 'Was sieht es? Die Lösung',
  formatSheet: (difficulty, count, seed) =>
    `Fovea, ${countDe(count, 'Frage', 'Fragen')}, ${difficulty}, Blatt ${seed}`,
  name: 'Name: ______________________________   Datum: ______________',
  rules:
    'Jedes Netz ist in Höhe und Breite gleich. Ein Feld wächst um Dilatation × (Kernel − 1) × Sprung, der Sprung wird mit der Schrittweite malgenommen. Felder und Sprünge sind Pixel des Bildes.',
  formatNumber: (number) => `Frage ${number}`,
  formatQuestion: (kind, layer, image) => {
    switch (kind) {
      case 'field':
        return `Wie viele Pixel sieht eine Einheit von ${layer} mindestens? Das Bild ist ${image} Pixel hoch und breit.`;
      case 'jump':
        return `Wie viele Pixel des Bildes liegen benachbarte Einheiten von ${layer} auseinander? Das Bild ist ${image} Pixel hoch und breit.`;
      case 'size':
        return `Wie viele Einheiten hoch ist die Ausgabe von ${layer}? Das Bild ist ${image} Pixel hoch und breit.`;
      case 'border':
        return `Welche Faltung ist die erste, die unproduktiv ist: Sie bekommt mehr als das ganze Bild, das ${image} Pixel hoch und breit ist? Oder gibt es keine?`;
    }
  },
  drawing: 'Das Netz der Frage, vom Bild an',
  toDraw:
    'Entlang der Höhe. Einzeichnen, woraus die schwarze Einheit berechnet wird, bis zu den Pixeln, und diese zählen.',
  drawn:
    'Entlang der Höhe: woraus eine Einheit berechnet wird, bis zu den Pixeln. Gestrichelte Einheiten sind Padding.',
  answer: 'Antwort: ______________',
  formatAnswer: (kind, value) =>
    `Antwort: ${kind === 'size' ? countDe(value, 'Einheit', 'Einheiten') : countDe(value, 'Pixel', 'Pixel')}`,
  formatBorder: (layer) => `Antwort: ${layer}`,
  noBorder: 'Antwort: keine. Keine Faltung bekommt mehr als das Bild.',
  same: 'same',
  given: ['Schicht', 'Art', 'Kernel', 'Schrittweite', 'Dilatation', 'Padding', 'Liest'],
  found: ['Feld', 'Sprung', 'Höhe'],
};
