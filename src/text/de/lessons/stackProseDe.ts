/** @file Lektion 2: Faltungen stapeln. */
import type { stackProse } from '../../en/lessons/stackProse';

/** Text der Lektion. */
export const stackProseDe: typeof stackProse = {
  title: 'Faltungen stapeln',
  summary: 'Jede 3x3-Faltung fügt zwei Pixel hinzu, und kleine Kernel sind billig.',
  steps: {
    two: {
      title: 'Eine hinter der anderen',
      body: ({ sees }) => [
        `Zwei Faltungen mit 3x3. Eine Einheit von conv1 sieht ${sees('conv1')} Pixel des Bildes. Eine Einheit von conv2 sieht 3 Einheiten von conv1, nebeneinander.`,
      ],
      task: 'Wie viele Pixel des Bildes sieht eine Einheit von conv2 entlang einer Seite?',
      hints: [
        'Drei Einheiten von conv1 in einer Reihe zeichnen. Jede sieht drei Pixel, und Nachbarn teilen sich zwei davon.',
        'Drei Pixel, und an jedem Ende eines mehr.',
      ],
      done: ({ sees }) => [
        `${sees('conv2')}: die ${sees('conv1')}, die eine Einheit sieht, und für jede weitere Einheit ein Pixel mehr. Als Formel: r' = r + (k − 1), hier ${sees('conv1')} + (3 − 1) = ${sees('conv2')}.`,
      ],
    },
    four: {
      title: 'Und so weiter',
      body: () => [
        'Zwei weitere sind dazugekommen. Alle Kernel sind 3x3, und kein Schritt wird ausgelassen.',
      ],
      task: 'Wie viele Pixel sieht eine Einheit von conv4?',
      hints: ['Jede von ihnen fügt gleich viel hinzu.', 'Mit 1 beginnen und für jede Faltung 2 addieren.'],
      done: ({ sees }) => [
        `${sees('conv4')}. Die vier sehen ${sees('conv1')}, ${sees('conv2')}, ${sees('conv3')} und ${sees('conv4')}: Das wächst linear, und langsam. Um ein Bild von 224 Pixeln so zu überblicken, bräuchte es mehr als hundert Schichten.`,
      ],
    },
    fifteen: {
      title: 'Fünfzehn erreichen',
      body: () => [
        'Eine neue Schicht kommt hinter die ausgewählte: auf dem Netz C drücken oder sie aus der Palette nehmen. Strg D verdoppelt.',
      ],
      task: 'Die letzte Faltung genau 15 Pixel sehen lassen. Jedes Netz, dem das gelingt, ist richtig.',
      hints: [
        'Sieben Faltungen mit 3x3 genügen. Weniger mit größeren Kerneln auch.',
        '1 + 7 × 2 = 15, und auch 1 + 2 + 4 + 4 + 4 = 15.',
      ],
      done: ({ totalParams }) => [
        `Geschafft, mit ${totalParams} Parametern. Eine Faltung mit 15x15 hätte ebenso viel gesehen.`,
      ],
    },
    cheap: {
      title: 'Warum niemand 15x15 nimmt',
      body: ({ params }) => [
        `Hier ist eine Faltung mit 5x5 von 16 auf 16 Kanäle: ${params('conv')} Parameter.`,
        'Zwei Faltungen mit 3x3 sehen dieselben 5 Pixel, und zwischen ihnen liegt eine Aktivierung.',
      ],
      task: 'Ein Netz bauen, das mit weniger als 5000 Parametern insgesamt 5 Pixel sieht und am Ende 16 Kanäle hat.',
      hints: [
        'Eine Faltung hat Kernelhöhe × Kernelbreite × Eingangskanäle × Ausgangskanäle Gewichte. Der Kernel lässt sich auf zwei verteilen.',
        'Den Kernel von conv auf 3 setzen und sie verdoppeln.',
      ],
      done: ({ totalParams }) => [
        `${totalParams} Parameter. Zwei kleine Kernel brauchen 2 × 9 Gewichte je Kanalpaar, wo ein großer 25 braucht. Das hat VGG 2014 allen vor Augen geführt.`,
      ],
    },
  },
};
