/** @file Lektion 4: Pooling, und warum Tiefe dahinter teuer an Sicht ist. */
import type { poolingProse } from '../../en/lessons/poolingProse';

/** Text der Lektion. */
export const poolingProseDe: typeof poolingProse = {
  title: 'Pooling und die Tiefe dahinter',
  summary: 'Hinter jedem Pool verbraucht eine Schicht doppelt so viel vom Bild.',
  steps: {
    pool: {
      title: 'Auch ein Pool hat ein Feld',
      body: ({ sees }) => [
        `Zwei Faltungen mit 3x3, die ${sees('conv1')} und ${sees('conv2')} sehen, und ein Max-Pool: ein 2x2-Fenster mit Schrittweite 2.`,
      ],
      task: 'Wie viele Pixel sieht eine Einheit des Pools?',
      hints: [
        'Dieselbe Rekursion gilt: Was ist der Kernel, und welcher Sprung kommt an?',
        '5 + (2 − 1) × 1.',
      ],
      done: ({ sees, jump }) => [
        `${sees('pool')}. Der Pool selbst fügt wenig hinzu. Wichtig ist, was er hinterlässt: einen Sprung von ${jump('pool')}.`,
      ],
    },
    behind: {
      title: 'Der Preis der nächsten Schicht',
      body: ({ sees, jump }) => [
        `Hinter dem Pool kommt noch eine 3x3-Faltung. Bei ihr kommen ein Feld von ${sees('pool')} und ein Sprung von ${jump('pool')} an.`,
      ],
      task: 'Wie viele Pixel sieht eine Einheit von conv3?',
      hints: ['Vor dem Pool fügte eine 3x3-Faltung zwei Pixel hinzu.', '6 + (3 − 1) × 2.'],
      done: ({ sees }) => [
        `${sees('conv3')}. Hinter einem Pool verbraucht eine 3x3-Faltung 4 Pixel des Bildes, hinter zweien 8, hinter dreien 16. Mehr als das Bild gibt es nicht.`,
      ],
    },
    spent: {
      title: 'Wenn das Bild verbraucht ist',
      body: ({ image }) => [
        `VGG11 auf einem Bild von ${image} mal ${image}: acht Faltungen, fünf Pools. Die Kacheln entlanggehen und zusehen, wie die Zeichnung ihren Rahmen füllt.`,
      ],
      task: 'Die erste Faltung auswählen, die mehr als das ganze Bild sieht.',
      hints: ['Dort ändert sich die Farbe.', 'Die Felder sind 3, 8, 18, 26, und dann?'],
      done: ({ covering: { name, sees }, image }) => [
        `${name} sieht ${sees} von ${image} Pixeln: Sie sieht als Erste alles. Sie leistet noch etwas, denn was sie bekommt, deckt das Bild noch nicht ab. Die Schichten dahinter bekommen das ganze Bild und können es nur umarbeiten.`,
      ],
    },
    later: {
      title: 'Später poolen',
      body: ({ unproductive, judged }) => [
        `${unproductive} von ${judged} Faltungen dieses VGG11 liegen jenseits der Grenze. Niemand zwingt die Pools, dort zu stehen, wo sie stehen.`,
      ],
      task: 'Ohne die Bildgröße zu ändern oder eine Faltung zu entfernen: keine Faltung jenseits der Grenze lassen.',
      hints: [
        'Jeder Pool vor einer Schicht verdoppelt, was sie verbraucht. Welche Pools sind am ehesten entbehrlich?',
        'pool1 und pool2 löschen.',
      ],
      done: ({ judged, totalMacs }) => [
        `Jetzt arbeiten alle ${judged}. Der Preis steht auch da: ${totalMacs} MACs, denn Karten bleiben länger groß. Wo gepoolt wird, ist eine Wahl zwischen Sicht und Kosten.`,
      ],
    },
  },
};
