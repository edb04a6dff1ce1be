/** @file Lektion 6: Padding, Versatz und der Rand des Bildes. */
import type { paddingProse } from '../../en/lessons/paddingProse';

/** Text der Lektion. */
export const paddingProseDe: typeof paddingProse = {
  title: 'Padding und der Rand',
  summary: 'Wo eine Einheit steht, und was außerhalb des Bildes liegt.',
  steps: {
    shrink: {
      title: 'Ein Kernel braucht Platz',
      body: ({ image }) => [
        `Ein Bild von ${image} mal ${image} Pixeln und eine 3x3-Faltung ohne Padding: Der Kernel hält nur, wo er ganz hineinpasst.`,
      ],
      task: 'Wie viele Einheiten hat die Karte entlang einer Seite?',
      hints: ['Wie oft passt ein Streifen von 3 ins Bild, jedes Mal ein Pixel weiter?', 'Bild − Kernel + 1.'],
      done: ({ size }) => [
        `${size('conv')}: An jedem Rand geht ein Pixel verloren. Nach zehn solchen Schichten sind zwanzig Zeilen und Spalten weg.`,
      ],
    },
    same: {
      title: 'Nullen um das Bild',
      body: () => [
        'Padding legt Nullen um die Karte, bevor der Kernel gleitet. Das Feld wächst dadurch nicht: Eine Einheit am Rand schaut eben auf Nullen.',
      ],
      task: 'Die Karte wieder so groß wie das Bild werden lassen, ohne zu ändern, wie groß der Kernel ist und wie viel eine Einheit sieht.',
      hints: ['Das Padding von conv ansehen.', 'Auf „same“ setzen, oder auf ein Pixel an jeder Seite.'],
      done: ({ last }) => [
        `Die Karte ist wieder ${last.size} groß, und eine Einheit sieht ${last.sees} wie zuvor.`,
      ],
    },
    low: {
      title: 'Außerhalb des Bildes',
      body: () => [
        'Pixel werden von 0 an gezählt. Mit einem Pixel Padding schaut die erste Einheit einer 3x3-Faltung auf die Pixel von −1 bis 1: −1 liegt außerhalb, dort steht eine Null.',
        'Hier stehen zwei solche Faltungen hintereinander.',
      ],
      task: 'Bei welchem Pixel beginnt das Feld der ersten Einheit von conv2?',
      hints: [
        'Das Padding von conv1 hat den Anfang auf −1 verschoben. Was tut das von conv2?',
        'Der Sprung ist 1, also verschiebt jedes Padding um eins weiter.',
      ],
      done: ({ sees, low, high }) => [
        `Bei ${low('conv2')}: Die Einheit sieht ${sees('conv2')} Pixel, von ${low('conv2')} bis ${high('conv2')}, und ihre Mitte ist Pixel 0. Dafür ist Padding da: Einheit 0 steht über Pixel 0. Im Bereich „Schicht“ steht es als „Einheit 0 sieht Pixel“.`,
      ],
    },
    causal: {
      title: 'Nur zurückschauen',
      body: () => [
        'Padding muss nicht auf allen Seiten gleich sein. Liegt alles oben und links, sieht eine Einheit ihr eigenes Pixel und was davor kommt, aber nichts dahinter: Netze, die ein Bild Pixel für Pixel zeichnen, brauchen das.',
      ],
      task: 'Das Feld der ersten Einheit der letzten Faltung auf beiden Achsen bei Pixel 0 enden lassen, mit einer Karte so groß wie das Bild.',
      hints: [
        'Ein Kernel von 3 braucht insgesamt zwei Pixel Padding. Beide an die Seite des Anfangs legen.',
        'Padding je Seite: oben 2, unten 0, links 2, rechts 0.',
      ],
      done: () => [
        'Das Feld endet, wo die Einheit steht. Seine Mitte liegt jetzt außerhalb des Bildes; daran ist nichts falsch.',
      ],
    },
  },
};
