/** @file Lektion 8: die Grenzschicht. */
import type { borderProse } from '../../en/lessons/borderProse';

/** Text der Lektion. */
export const borderProseDe: typeof borderProse = {
  title: 'Die Grenzschicht',
  summary: 'Ab wo eine Schicht nur noch Ballast ist, und was dagegen hilft.',
  steps: {
    find: {
      title: 'Wo nichts Neues hereinkommt',
      body: ({ image }) => [
        `VGG16 auf einem Bild von ${image} mal ${image}. Eine Faltung setzt zusammen, was ihre Eingabe vom Bild gesehen hat. Hat die Eingabe schon alles gesehen, bleibt nichts zusammenzusetzen: Die Schicht kann Bekanntes umarbeiten, aber von nichts Größerem erfahren.`,
        'Die erste solche Schicht ist die Grenzschicht. Richter und andere fanden 2021, dass dahinter die Genauigkeit nicht mehr steigt, bei einem Netz nach dem anderen.',
      ],
      task: 'Die Grenzschicht auswählen.',
      hints: [
        'Sie ist die erste Faltung, die mehr als das ganze Bild bekommt.',
        'conv7 sieht als Erste mehr als 32 Pixel. Welche bekommt das?',
      ],
      done: ({ border, covering, image }) => [
        `${border}: Sie bekommt ${covering.sees} Pixel, mehr als die ${image}, die es gibt. ${covering.name} selbst heißt kritisch: Sie fügt als Letzte etwas hinzu.`,
      ],
    },
    count: {
      title: 'Wie viel dahinter liegt',
      body: ({ judged }) => [
        `Dieses Netz hat ${judged} Faltungen. Die Grenzschicht und alle Faltungen dahinter bekommen das ganze Bild.`,
      ],
      task: 'Wie viele Faltungen liegen jenseits der Grenze?',
      hints: ['Die Grenzschicht zählt mit.', 'Von conv8 bis conv13 zählen.'],
      done: ({ unproductive, judged }) => [
        `${unproductive} von ${judged}, und es sind die breitesten: Dort sitzen die meisten Parameter. Die Zeile über dem Netz sagt genau, wie viele.`,
      ],
    },
    larger: {
      title: 'Ein größeres Bild',
      body: ({ image }) => [
        `An VGG16 ist nichts falsch: Es wurde für 224 Pixel gemacht. Netz und Bild passen bei ${image} nicht zueinander.`,
      ],
      task: 'Die Bildgröße ändern, und sonst nichts, bis keine Faltung mehr jenseits der Grenze liegt.',
      hints: [
        'Der Streifen zeigt, welche Größen passen. Links vom grünen Bereich bekommen manche Schichten alles.',
        '164 oder mehr nehmen.',
      ],
      done: ({ fitsFrom, fitsTo }) => [
        `Größen von ${fitsFrom} bis ${fitsTo} passen. Kleine Bilder zu vergrößern bringt keine Einzelheiten hinein. Es kann trotzdem helfen, weil mehr Schichten etwas zu tun bekommen, aber bei doppelter Größe kostet jede Schicht das Vierfache.`,
      ],
    },
    mend: {
      title: 'Ein Netz für das Bild, das da ist',
      body: ({ image }) => [
        `Zurück zu ${image} Pixeln. Entweder muss das Feld langsamer wachsen, damit mehr Schichten arbeiten, oder die Schichten, die nichts tun, gehen.`,
      ],
      task: 'Bei 32 Pixeln höchstens eine Faltung jenseits der Grenze lassen, insgesamt mindestens vier. Pools, Schrittweiten, Kernel, Schichten: Alles andere ist erlaubt.',
      hints: [
        'Kürzen: löschen, was hinter conv8 liegt, bis zum Kopf. Bremsen: Pools löschen.',
        'In der Tabelle conv9 bis pool5 auswählen und löschen.',
      ],
      done: ({ totalParams, totalMacs }) => [
        `Geschafft: ${totalParams} Parameter und ${totalMacs} MACs. Kürzen macht ein Netz bei gleicher Genauigkeit billiger; Bremsen lässt die Schichten arbeiten, meist mit besserem Ergebnis, aber zu höheren Kosten. Die Autoren haben VGG16 so von 14,9 auf 3,1 Millionen Parameter gekürzt.`,
      ],
    },
  },
};
