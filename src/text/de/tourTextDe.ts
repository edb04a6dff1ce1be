/** @file Der Rundgang in fünf Schritten, und was beim Vorführen gesagt wird. */
import type { tourText } from '../en/tourText';

/** Wörter des Rundgangs. */
export const tourTextDe: typeof tourText = {
  welcome: 'Rote Schichten bekommen schon das ganze Bild: Sie kosten und bringen nichts.',
  startTour: 'Ein Rundgang in einer Minute',
  lessons: 'Lektionen',
  region: 'Rundgang',
  formatStep: (step, count) => `${step} von ${count}`,
  back: 'Zurück',
  next: 'Weiter',
  finish: 'Fertig',
  leave: 'Den Rundgang verlassen',
  steps: {
    network: {
      title: 'Ein Netz, vom Bild an abwärts',
      body: 'Jede Kachel ist eine Schicht. Die kleine Zeichnung darauf zeigt, was eine ihrer Einheiten sieht: Der Rahmen ist das Bild, das Quadrat wächst von Schicht zu Schicht.',
    },
    colours: {
      title: 'Die Farbe sagt, ob sie noch hilft',
      body: 'Blaugrüne Schichten erfahren von immer Größerem. Rote bekommen schon das ganze Bild: Sie kosten und bringen keine Genauigkeit. Die gestrichelte Linie ist die Grenze.',
    },
    image: {
      title: 'Es hängt vom Bild ab',
      body: 'Die Größe der eigenen Bilder eintippen. Der Streifen zeigt, welche Größen zu diesem Netz passen, und alles färbt sich sofort um.',
    },
    layer: {
      title: 'Alles lässt sich ändern',
      body: 'Eine Schicht auswählen, um zu sehen, warum sie ihre Farbe hat, und Kernel oder Schrittweite ändern. Jeder Schritt lässt sich zurücknehmen. Einzelne Buchstaben fügen Schichten hinzu: C eine Faltung, P einen Pool.',
    },
    more: {
      title: 'Dasselbe als Tabelle, und was zu tun ist',
      body: 'Darunter stehen alle Schichten als Tabelle, Rat mit einem Druck, Diagramme, und Training im Browser. Der Hut in der Leiste führt zu Lektionen und zurück zu diesem Rundgang.',
    },
  },
  narrowMore: (table) =>
    `Unter „${table}“ stehen alle Schichten als Tabelle, Rat mit einem Druck, Diagramme, und Training im Browser. Das Menü „…“ in der Leiste führt zu Lektionen und zurück zu diesem Rundgang.`,
  present: 'Vorführen',
  leavePresent: 'Vorführen beenden',
  presentHints: { lesson: '← → Schritte der Lektion', layers: '← → Schichten' },
};
