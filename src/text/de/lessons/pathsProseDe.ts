/** @file Lektion 7: zwei Wege, kleinstes und größtes Feld. */
import type { pathsProse } from '../../en/lessons/pathsProse';

/** Text der Lektion. */
export const pathsProseDe: typeof pathsProse = {
  title: 'Zwei Wege',
  summary: 'Mit Abkürzungen und Zweigen hat eine Schicht ein kleinstes und ein größtes Feld.',
  steps: {
    least: {
      title: 'Außen herum und hindurch',
      body: ({ sees }) => [
        `Der Stamm sieht ${sees('stem')}. Dann gabelt sich das Netz: zwei Faltungen mit 3x3 auf dem einen Weg, gar nichts auf dem anderen. Add bringt beide zusammen.`,
        'Also gibt es zwei Antworten auf „Wie viel sieht sie?“, eine für jeden Weg. Auf Kacheln und in der Tabelle steht die kleinste zuerst.',
      ],
      task: 'Was ist das kleinste Feld von add über alle Wege?',
      hints: ['Welcher Weg fügt am wenigsten hinzu?', 'Der außen herum: Er fügt dem Stamm nichts hinzu.'],
      done: ({ sees }) => [
        `${sees('add')}. Einzelheiten kommen am Block vorbei unverändert an: Eine Einheit von add kann etwas so Kleines wissen, wie der Stamm sieht.`,
      ],
    },
    most: {
      title: 'Der längste Weg',
      body: ({ sees }) => [
        `Durch den Block hindurch ist alles wie in einer Kette. Der Stamm sieht ${sees('stem')}.`,
      ],
      task: 'Was ist das größte Feld von add?',
      hints: ['Der Stamm, dann zwei Faltungen mit 3x3.', '3 + 2 + 2.'],
      done: ({ sees, seesAtMost }) => [
        `${seesAtMost('add')}. In der Zeichnung ist das gefüllte Quadrat das kleinste Feld, ${sees('add')}, die dünne Linie darum das größte. Ob eine Schicht noch hilft, wird am kleinsten gemessen: Solange ein Weg noch nicht das ganze Bild gesehen hat, bleibt etwas zusammenzusetzen.`,
      ],
    },
    branches: {
      title: 'Zweige nebeneinander',
      body: ({ sees, seesAtMost }) => [
        `Inception schickt dieselbe Karte durch Kernel mehrerer Größen und stapelt, was herauskommt. Hier sieht concat von ${sees('concat')} bis ${seesAtMost('concat')} Pixel.`,
      ],
      task: 'concat von 3 bis genau 9 Pixel sehen lassen, in der Höhe und in der Breite.',
      hints: [
        'Der kleinste Weg ist der mit der 1x1. Ihn lassen und den anderen verbreitern.',
        'Den Kernel von wide auf 7 setzen.',
      ],
      done: ({ sees, seesAtMost }) => [
        `Von ${sees('concat')} bis ${seesAtMost('concat')}. Eine Schicht schaut auf mehrere Größen zugleich.`,
      ],
    },
    resnet: {
      title: 'Warum ResNets Geduld haben',
      body: ({ image }) => [
        `ResNet18 auf ${image} Pixeln. Sein längster Weg sieht nach wenigen Blöcken alles. Aber um jeden Block führt ein Weg herum, und auf ihm wächst das Feld gar nicht: nur der Sprung, wo die Karte halbiert wird.`,
      ],
      task: 'Eine Faltung auswählen, deren größtes Feld das Bild übertrifft, ihr kleinstes aber nicht.',
      hints: [
        'In der Tabelle stehen solche Felder wie 27/83: erst das kleinste, dann das größte.',
        'layer2.1.conv1 ist eine davon.',
      ],
      done: () => [
        'Eine solche Schicht bekommt über die Abkürzungen noch Karten, die das Bild nicht abdecken. Deshalb können ResNets tiefer sein als VGGs, bevor ihre Schichten den Nutzen verlieren.',
      ],
    },
  },
};
