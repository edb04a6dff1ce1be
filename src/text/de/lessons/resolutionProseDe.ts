/** @file Lektion 11: wenn das Bild größer ist als das Feld. */
import type { resolutionProse } from '../../en/lessons/resolutionProse';
import { listDe } from '../wordsDe';

/** Text der Lektion. */
export const resolutionProseDe: typeof resolutionProse = {
  title: 'Wenn das Bild dem Feld entwächst',
  summary: 'Die andere Seite des Bereichs, der passt.',
  steps: {
    short: {
      title: 'Ein zu großes Bild',
      body: ({ image }) => [
        `Ein kleines Netz auf einem Bild von ${image} mal ${image}. Keine Schicht liegt jenseits der Grenze, alles ist blaugrün. Das heißt nicht, dass alles gut ist.`,
      ],
      task: 'Wie viele Pixel sieht die letzte Faltung?',
      hints: ['3x3, Pool, 3x3, Pool, 3x3: Schritt für Schritt.', '3, 4, 8, 10, und dann 10 + 2 × 4.'],
      done: ({ sees, image }) => [
        `${sees('conv3')} von ${image}. Der globale Pool dahinter mittelt über Stellen, die je ein kleines Stück gesehen haben. Einen größeren Gegenstand sieht keine Einheit jemals ganz.`,
      ],
    },
    grow: {
      title: 'Das Feld wachsen lassen',
      body: ({ image }) => [
        'Alles, was ein Feld wachsen lässt, ist erlaubt: frühere Schrittweiten, größere Kernel, Dilatation, mehr Schichten.',
        `Zu viel davon, und Schichten fallen wieder hinter die Grenze. Das Ziel liegt dazwischen: Die letzte Faltung sieht alle ${image} Pixel, und keine bekommt sie schon.`,
      ],
      task: 'Eine Faltung 64 Pixel oder mehr sehen lassen, ohne dass eine jenseits der Grenze liegt.',
      hints: [
        'Die größten Sprünge sind am Ende, also wirkt eine Änderung am Ende am meisten.',
        'Hinter pool2 Faltungen anfügen, bis das Feld groß genug ist. Oder conv3 um 8 dilatieren.',
      ],
      done: ({ fitsFrom, fitsTo }) => [
        `Zu diesem Netz passen jetzt Bilder von ${fitsFrom} bis ${fitsTo} Pixeln: Ab dem unteren Ende arbeitet jede Schicht, bis zum oberen sieht eine Schicht alles.`,
      ],
    },
    fit: {
      title: 'Die Größe zu einem Netz wählen',
      body: ({ fitsFrom, fitsTo, image }) => [
        `Noch einmal VGG16, diesmal auf ${image} Pixeln. Größen von ${fitsFrom} bis ${fitsTo} würden passen.`,
      ],
      task: 'Eine Bildgröße im passenden Bereich wählen und das Netz lassen, wie es ist.',
      hints: ['Die Marke auf dem Streifen in der Leiste ziehen, oder tippen.', '192 nehmen.'],
      done: ({ image, seeingAll, last }) => [
        seeingAll.length === 0
          ? `Bei ${image} arbeiten alle Faltungen, aber keine sieht das ganze Bild: Die letzte sieht ${last.sees}, und nur der Pool dahinter sieht alles.`
          : `Bei ${image} arbeiten alle Faltungen, und ${listDe(seeingAll, 'und')} ${seeingAll.length === 1 ? 'sieht' : 'sehen'} das ganze Bild.`,
        `Ob sich das lohnt, sagen die Daten: Ein Bild zu vergrößern kostet, und Gegenstände füllen es vielleicht nur zum Teil.`,
      ],
    },
  },
};
