/** @file Lektion 9: Sättigung, trainieren und hinsehen. */
import type { saturationProse } from '../../en/lessons/saturationProse';

/** Text der Lektion. */
export const saturationProseDe: typeof saturationProse = {
  title: 'Sättigung: trainieren und hinsehen',
  summary: 'Eine Vorhersage, zwei Minuten Training, und was die Schichten wirklich getan haben.',
  steps: {
    guess: {
      title: 'Erst vorhersagen',
      body: ({ image, judged }) => [
        `Eine Kette von ${judged} Faltungen mit vier Pools, auf ${image} mal ${image} Pixeln. Gleich wird sie trainiert, hier auf der Seite.`,
        'Die Bilder zeichnet die Seite selbst: Marken links und rechts, 2 bis 17 Pixel voneinander entfernt. Nur eine Schicht, die beide sieht, kann die Klassen unterscheiden.',
      ],
      task: 'Wie viele Faltungen werden nichts nützen, weil sie das ganze Bild bekommen?',
      hints: [
        'Die Felder sind 3, 8, 18, 26, 46, 62, 102, 134, 166 und 198.',
        'Eine Schicht liegt jenseits der Grenze, wenn die davor mehr als 32 sieht.',
      ],
      done: ({ unproductive, border }) => [
        `${unproductive}, ab ${border}. Das ist eine Vorhersage allein aus der Zeichnung. Das Training kann sie widerlegen.`,
      ],
    },
    train: {
      title: 'Trainieren',
      body: () => [
        'Zweierlei wird dabei gemessen. Sättigung: wie viele ihrer Richtungen eine Schicht wirklich nutzt. Proben: Nach dem Training sagt ein kleiner Klassifikator auf jeder Schicht, wie gut sich die Klassen bis dahin unterscheiden lassen.',
        'Ohne Grafikkarte dauert es etwa zwei Minuten, auf einem beschäftigten oder alten Rechner länger. Inzwischen darf man sich umsehen; das Diagramm unten füllt sich von selbst.',
      ],
      task: 'Dieses Netz trainieren, bis die Proben da sind.',
      hints: [
        'Der Knopf startet den Lauf. Fertig ist er, wenn die Linie der Proben da ist.',
        'Wurde es angehalten oder hat es nichts gelernt: noch einmal trainieren.',
      ],
      done: ({ accuracy, probes }) => [
        `${accuracy} der Testbilder sind erkannt. Die Proben erreichen: ${probes(['conv1', 'conv5', 'conv10'])}.`,
      ],
    },
    used: {
      title: 'Wer wenig nutzt',
      body: () => [
        'Die Balken sind die Sättigung: der Anteil der Richtungen einer Schicht, in denen 99 % dessen liegen, was sie sagt. Ein niedriger Balken ist eine breite Schicht, die wenig sagt.',
      ],
      task: 'Die Faltung mit dem niedrigsten Balken auswählen.',
      hints: [
        'Die Balken hinter der gestrichelten Linie vergleichen.',
        'Unter Training, Sättigung nennt eine Tabelle die Zahlen.',
      ],
      done: ({ saturations }) => [
        `Sättigung in diesem Lauf: ${saturations(['conv1', 'conv5', 'conv8', 'conv10'])}. In den Versuchen der Arbeit fallen die Balken hinter der Grenze und bleiben bis zum Ende niedrig.`,
      ],
    },
    gains: {
      title: 'Wer nichts hinzufügt',
      body: () => [
        'Die Linie ist die Genauigkeit der Proben. Wo sie steigt, hat die Schicht etwas Neues gefunden. Wo sie flach ist oder fällt, würde dem Netz die Schicht nicht fehlen.',
      ],
      task: 'Die Faltung auswählen, deren Probe gegenüber der Schicht davor am wenigsten gewinnt.',
      hints: [
        'Suchen, wo die Linie am meisten fällt oder am wenigsten steigt.',
        'Unter Training, Sättigung hat eine Tabelle eine Spalte mit dem Gewinn. Richtig ist, wer höchstens einen Punkt über dem kleinsten liegt.',
      ],
      done: ({ probes }) => [
        `Die Proben um die Grenze: ${probes(['conv4', 'conv5', 'conv6', 'conv7', 'conv8'])}. Bei 500 Testbildern sind zwei Punkte mehr oder weniger Zufall: Auf den Verlauf der Linie kommt es an, nicht auf einzelne Stufen.`,
      ],
    },
    mend: {
      title: 'Ausbessern und noch einmal trainieren',
      body: ({ unproductive }) => [
        `Drei Wege sind bekannt: Schichten, die nichts tun, gehen; Pools gehen; Kernel schrumpfen. Das Netz so ändern, dass keine Faltung jenseits der Grenze liegt; jetzt sind es ${unproductive}.`,
      ],
      task: 'Bei 32 Pixeln keine Faltung jenseits der Grenze lassen, insgesamt mindestens vier, und das Ergebnis trainieren.',
      hints: [
        'Lektion 4 hatte eine Antwort: später poolen. Lektion 8 hatte eine andere: kürzen.',
        'In der Tabelle conv6 bis relu10 löschen, oder pool1, pool2 und pool4. Dann auf den Knopf drücken.',
      ],
      done: ({ accuracy, judged, totalParams }) => [
        `${accuracy} mit ${judged} Faltungen, die alle arbeiten, und ${totalParams} Parametern, wie gezeichnet. Ein Lauf ist wie ein Wurf mit dem Würfel: Erst mit einem anderen Startwert noch einmal trainieren, bevor man einem Unterschied von wenigen Punkten traut.`,
      ],
    },
  },
};
