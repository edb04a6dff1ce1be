/** @file Lektion 1: was eine Einheit sieht. */
import type { unitProse } from '../../en/lessons/unitProse';

/** Text der Lektion. */
export const unitProseDe: typeof unitProse = {
  title: 'Was eine Einheit sieht',
  summary: 'Eine Einheit, ihr rezeptives Feld, und wie ein Kernel es erzeugt.',
  steps: {
    look: {
      title: 'Eine Zahl, die auf das Bild schaut',
      body: ({ image }) => [
        `Das ist das kleinste Netz, das es gibt: ein Bild von ${image} mal ${image} Pixeln und eine Faltung.`,
        'Die Faltung gibt Karten von Zahlen aus. Eine solche Zahl ist eine Einheit. Sie wurde aus wenigen Pixeln des Bildes berechnet und weiß nichts von den anderen. Diese Pixel sind ihr rezeptives Feld.',
      ],
      task: 'Die Faltung auswählen.',
      hints: [
        'Auf ihre Kachel drücken, oder mit den Pfeiltasten hingehen und Enter drücken.',
        'Es ist die Kachel namens conv.',
      ],
      done: ({ last: { name, sees } }) => [
        `Eine Einheit von ${name} sieht ${sees} Pixel von einem Ende zum anderen, in der Höhe und in der Breite: Das sagt „sieht ${sees}“ auf der Kachel. In der kleinen Zeichnung ist der Rahmen das Bild und das gefüllte Quadrat das Feld.`,
      ],
    },
    kernel: {
      title: 'Der Kernel entscheidet',
      body: () => [
        'Der Kernel dieser Faltung ist fünf Pixel hoch und fünf breit. Er gleitet über das Bild und erzeugt an jedem Halt eine Einheit.',
      ],
      task: 'Wie viele Pixel sieht eine Einheit entlang einer Seite?',
      hints: [
        'An einem Halt wird die Einheit aus allem berechnet, was unter dem Kernel liegt, und aus nichts anderem.',
        'Der Kernel hat fünf Pixel entlang einer Seite.',
      ],
      done: ({ last }) => [`${last.sees}: Direkt hinter dem Bild ist das Feld der Kernel.`],
    },
    seven: {
      title: 'Sieben Pixel sehen',
      body: () => [
        'Jetzt selbst. Was im Bereich „Schicht“ geändert wird, zeigt sich sofort: auf der Kachel, in der Zeichnung und in der Tabelle.',
      ],
      task: 'Das Netz so ändern, dass seine letzte Faltung genau 7 Pixel sieht.',
      hints: [
        'Der Kernel steht gleich unter den Filtern. Es gibt andere Wege, und sie zählen auch.',
        'Den Kernel auf 7 setzen.',
      ],
      done: () => [
        'Jeder Weg, der 7 ergibt, wurde angenommen. Ein größerer Kernel ist einer; die nächsten Lektionen haben andere, die meisten davon billiger.',
      ],
    },
    axes: {
      title: 'Höhe und Breite',
      body: () => [
        'Bilder haben zwei Achsen, und ein Feld muss nicht quadratisch sein. Die Höhe wird immer zuerst genannt: 3x9 ist drei Pixel hoch und neun breit.',
      ],
      task: 'Die letzte Faltung 3 Pixel in der Höhe und 9 in der Breite sehen lassen.',
      hints: [
        'Die Kette zwischen den beiden Zahlen des Kernels bindet sie aneinander. Sie lässt sich öffnen.',
        'Den Kernel auf 3 mal 9 setzen.',
      ],
      done: ({ last }) => [
        `Sie sieht ${last.sees}. Solche Kernel schauen entlang von Textzeilen, entlang der Zeitachse eines Klangs oder entlang einer Straße.`,
      ],
    },
  },
};
