/** @file Lektion 5: Dilatation und ungleiche Kernel. */
import type { dilationProse } from '../../en/lessons/dilationProse';

/** Text der Lektion. */
export const dilationProseDe: typeof dilationProse = {
  title: 'Dilatation und andere Kernel',
  summary: 'Weiter sehen, ohne gröbere Karten und ohne mehr Gewichte.',
  steps: {
    gaps: {
      title: 'Ein Kernel mit Lücken',
      body: () => [
        'Ein dilatierter Kernel lässt Lücken zwischen seinen Gewichten. Mit Dilatation 2 liest ein 3x3-Kernel jedes zweite Pixel: Er hat noch immer neun Gewichte.',
      ],
      task: 'Wie viele Pixel überspannt er entlang einer Seite, vom ersten, das er liest, bis zum letzten?',
      hints: ['Drei Gewichte, zwei Lücken.', 'Dilatation × (Kernel − 1) + 1.'],
      done: ({ sees }) => [
        `${sees('conv')}: Der wirksame Kernel ist d × (k − 1) + 1 = 2 × 2 + 1. Dazwischen liegen Pixel, die diese Einheit nicht liest; gezählt wird das Feld von einem Ende zum anderen.`,
      ],
    },
    powers: {
      title: 'Eins, zwei, vier',
      body: ({ size }) => [
        `Drei Faltungen mit 3x3 und Dilatation 1, 2 und 4. Die Karte bleibt ${size('conv3')}: Nichts wird weggeworfen.`,
      ],
      task: 'Wie viele Pixel sieht eine Einheit von conv3?',
      hints: ['Der Sprung ist überall 1. Was fügt jeder wirksame Kernel hinzu?', '1 + 2 + 4 + 8.'],
      done: ({ sees }) => [
        `${sees('conv1')}, ${sees('conv2')}, ${sees('conv3')}. Das Feld verdoppelt sich mit jeder Schicht wie bei Schrittweiten, aber die Karten behalten ihre Größe. Auf diese Weise sehen Netze für Segmentierung und für Klänge weit.`,
      ],
    },
    far: {
      title: 'Einunddreißig ohne Schrittweite',
      body: () => ['Noch einmal vier Faltungen mit 3x3. Diesmal muss die Karte ihre volle Größe behalten.'],
      task: 'Die letzte von vier 3x3-Faltungen genau 31 Pixel sehen lassen, mit Karten so groß wie das Bild.',
      hints: [
        'Die Dilatationen müssen zusammenpassen: 1 + 2 × ihre Summe = 31.',
        'Dilatationen 1, 2, 4 und 8.',
      ],
      done: ({ last }) => [
        `Sie sieht ${last.sees}. Mit 1, 2, 4 und 8 wird jedes Pixel dazwischen auf irgendeinem Weg gelesen; andere Dilatationen können ein Gitter von Pixeln lassen, das niemand liest.`,
      ],
    },
    strips: {
      title: 'Ein Quadrat aus zwei Streifen',
      body: ({ params }) => [
        `Eine 7x7-Faltung von 16 auf 16 Kanäle hat ${params('conv')} Parameter. Eine 1x7 hinter einer 7x1 sieht dasselbe Quadrat.`,
      ],
      task: 'Die letzte Faltung 7x7 sehen lassen, mit höchstens 5000 Parametern insgesamt.',
      hints: [
        'Ein Kernel 7 hoch und 1 breit, dann einer 1 hoch und 7 breit.',
        'Den Kernel von conv auf 7x1 setzen, sie verdoppeln und die Kopie auf 1x7 setzen.',
      ],
      done: ({ totalParams }) => [
        `${totalParams} Parameter insgesamt. Inception nutzt solche Paare. Sie sind nicht dasselbe wie ein voller Kernel, denn nicht jedes 7x7-Muster besteht aus zwei Streifen, aber sie sehen dasselbe.`,
      ],
    },
  },
};
