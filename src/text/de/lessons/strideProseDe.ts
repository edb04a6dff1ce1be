/** @file Lektion 3: Schrittweite und Sprung. */
import type { strideProse } from '../../en/lessons/strideProse';

/** Text der Lektion. */
export const strideProseDe: typeof strideProse = {
  title: 'Schrittweite und Sprung',
  summary: 'Zweierschritte verdoppeln, wie weit jeder spätere Kernel reicht.',
  steps: {
    jump: {
      title: 'Jeder zweite Halt',
      body: ({ size }) => [
        `conv1 hat Schrittweite 2: Ihr Kernel hält an jedem zweiten Pixel, also ist ihre Karte halb so groß, ${size('conv1')}.`,
        'Nachbarn in dieser Karte schauen auf Stellen des Bildes, die auseinanderliegen. Dieser Abstand heißt Sprung.',
      ],
      task: 'Wie viele Pixel liegen die Stellen auseinander, auf die zwei benachbarte Einheiten von conv1 schauen?',
      hints: ['Wo hält der Kernel als Nächstes?', 'Er rückt um seine Schrittweite weiter.'],
      done: ({ jump }) => [
        `${jump('conv1')}. Der Sprung einer Schicht ist das Produkt aller Schrittweiten bis zu ihr.`,
      ],
    },
    reach: {
      title: 'Der nächste Kernel reicht weiter',
      body: ({ sees, jump }) => [
        `Eine Einheit von conv1 sieht ${sees('conv1')} Pixel, und ihre Nachbarn stehen ${jump('conv1')} Pixel auseinander. conv2 ist eine schlichte 3x3-Faltung: Sie liest drei solche Nachbarn.`,
      ],
      task: 'Wie viele Pixel sieht eine Einheit von conv2?',
      hints: [
        'Ohne die Schrittweite sähe sie 5. Jetzt fügt jede weitere Einheit von conv1 mehr als ein Pixel hinzu.',
        "r' = r + (k − 1) × Sprung.",
      ],
      done: ({ sees, jump }) => [
        `${sees('conv1')} + (3 − 1) × ${jump('conv1')} = ${sees('conv2')}. Das ist die ganze Rekursion: Das Feld wächst um das, was der Kernel hinzufügt, in Schritten des Sprungs.`,
      ],
    },
    double: {
      title: 'Schrittweiten multiplizieren sich',
      body: ({ jump }) => [
        `Drei Faltungen mit 3x3, die ersten beiden mit Schrittweite 2. Der Sprung, der bei conv3 ankommt, ist ${jump('conv2')}.`,
      ],
      task: 'Wie viele Pixel sieht eine Einheit von conv3?',
      hints: [
        'Schicht für Schicht vorgehen: Feld und Sprung hinter conv1, dann conv2, dann conv3.',
        '3, dann 3 + 2 × 2, dann das plus 2 × 4.',
      ],
      done: ({ sees }) => [
        `${sees('conv1')}, ${sees('conv2')}, ${sees('conv3')}: Mit einer Schrittweite in jeder Schicht verdoppelt sich das Feld, statt um zwei zu wachsen. Es wächst exponentiell, und ebenso schrumpft die Karte.`,
      ],
    },
    thirtyOne: {
      title: 'Einunddreißig mit vier',
      body: () => ['Vier Faltungen mit 3x3, alle mit Schrittweite 1: Die letzte sieht 9 Pixel.'],
      task: 'Die letzte von genau vier Faltungen mit 3x3-Kerneln 31 Pixel oder mehr sehen lassen.',
      hints: [
        'Für eine Schicht zählen nur die Schrittweiten vor ihr, nicht ihre eigene.',
        'Den ersten drei Faltungen Schrittweite 2 geben.',
      ],
      done: ({ last, image }) => [
        `Die Karte am Ende ist ${last.size} groß, bei einem Bild von ${image}. Jede Schrittweite halbiert sie: Was so weiter gesehen wird, wird ungenauer verortet. Das ist der Preis.`,
      ],
    },
  },
};
