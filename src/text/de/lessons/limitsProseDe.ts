/** @file Lektion 12: Grenzen der Theorie. */
import type { limitsProse } from '../../en/lessons/limitsProse';

/** Text der Lektion. */
export const limitsProseDe: typeof limitsProse = {
  title: 'Grenzen der Theorie',
  summary: 'Attention, globaler Kontext, und was die Arbeit gezeigt hat und was nicht.',
  steps: {
    context: {
      title: 'Ein Blick auf alles',
      body: () => [
        'Eine Squeeze-Excitation-Schicht mittelt jeden Kanal über die ganze Karte und gewichtet die Kanäle danach. Von da an hängt jede Einheit ein wenig von jedem Pixel ab: Sie hat globalen Kontext.',
        'Aber sie erfährt nur eine Zahl je Kanal, nicht, wo etwas ist.',
      ],
      task: 'Hinter eine der Faltungen eine Squeeze-Excitation-Schicht setzen, ohne zu ändern, wie viele jenseits der Grenze liegen.',
      hints: [
        'Eine Faltung oder ihre ReLU auswählen und „Squeeze-Excitation“ in der Palette suchen.',
        'relu4 auswählen, / drücken, „squeeze“ tippen und Enter drücken.',
      ],
      done: ({ unproductive, judged }) => [
        `Immer noch ${unproductive} von ${judged}. Das Feld zählt Wege durch den Raum, und das ist keiner. In den Versuchen der Autoren änderte Attention, was Schichten lernten, aber nicht, wo die nützlichen endeten.`,
      ],
    },
    theory: {
      title: 'Ein Feld ist eine Schranke',
      body: ({ sees }) => [
        `Dass conv13 ${sees('conv13')} Pixel sieht, sagt: Nichts außerhalb kann sie erreichen. Es sagt nicht, dass alles innerhalb es tut. Pixel in der Mitte liegen auf vielen Wegen, die am Rand auf wenigen; der Teil, der zählt, ist kleiner und wächst beim Training.`,
        'Die Grenze ist also dort, wo eine Schicht nichts mehr gewinnen kann, indem sie mehr sieht. Manche gewinnen schon davor weniger.',
      ],
      task: 'Wie viele Faltungen liegen hier jenseits der Grenze?',
      hints: ['Die roten zählen, oder die Zeile über dem Netz lesen.', 'Von conv8 an.'],
      done: ({ unproductive }) => [
        `${unproductive}. Die Zahl ist genau; was daraus folgt, ist ein Befund, kein mathematischer Satz.`,
      ],
    },
    shown: {
      title: 'Was gezeigt wurde und was nicht',
      body: () => [
        'Gezeigt, indem viele Netze auf kleinen und großen Bildern trainiert wurden: Hinter der Grenzschicht werden Proben auf den Schichten nicht mehr besser, und die Sättigung fällt. Dort zu kürzen kostet keine Genauigkeit; das Wachstum des Feldes zu bremsen hilft.',
        'Nicht gezeigt: dass eine unproduktive Schicht gar nichts tut. Sie bringt Parameter mit und kann Merkmale umarbeiten, der Optimierung helfen oder regularisieren. Nicht geprüft: Detektion, Segmentierung und Transformer. Und wo Gegenstände nur einen Teil des Bildes füllen, zählt ihre Größe und nicht die des Bildes.',
        'Die Farben helfen zu entscheiden, was zuerst zu versuchen ist. Dann trainieren und nachsehen: Dafür ist das Register Training da.',
      ],
    },
  },
};
