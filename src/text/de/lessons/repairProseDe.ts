/** @file Lektion 10: ResNet18 für 32 Pixel reparieren. */
import type { repairProse } from '../../en/lessons/repairProse';

/** Text der Lektion. */
export const repairProseDe: typeof repairProse = {
  title: 'ResNet18 für 32 Pixel reparieren',
  summary: 'Ein Netz, zwei Reparaturen: besser, und billiger.',
  steps: {
    diagnose: {
      title: 'Was nicht stimmt',
      body: ({ image, unproductive, judged }) => [
        `ResNet18, wie es für ImageNet gemacht wurde, auf ${image} Pixeln: ${unproductive} von ${judged} Faltungen liegen jenseits der Grenze.`,
        'Die ersten Kacheln ansehen: ein 7x7-Kernel mit Schrittweite 2 und ein Pool mit Schrittweite 2. Bevor der erste Block begonnen hat, ist die Karte je Seite ein Viertel des Bildes.',
      ],
      task: 'Wie viele Pixel beträgt der Sprung hinter dem Max-Pool?',
      hints: ['Zwei Zweierschritte.', '2 × 2.'],
      done: ({ jump, sees }) => [
        `${jump('maxpool')}: Jede 3x3-Faltung dahinter fügt ${jump('maxpool')}-mal so viel hinzu wie bei voller Größe, und sie beginnt schon bei ${sees('maxpool')} Pixeln.`,
      ],
    },
    better: {
      title: 'Besser machen',
      body: () => [
        'He und andere nahmen für CIFAR10 einen anderen Stamm, in derselben Arbeit, die ResNets eingeführt hat: Je kleiner das Bild, desto weniger davon sollte als Erstes weggeworfen werden.',
      ],
      task: 'Bei 32 Pixeln keine Faltung jenseits der Grenze lassen und alle 20 Faltungen behalten.',
      hints: [
        'Zwei Stellen im Stamm halbieren die Karte. Eine davon zu ändern genügt nicht.',
        'maxpool löschen und die Schrittweite von conv1 auf 1 setzen.',
      ],
      done: ({ totalMacs }) => [
        `Jetzt kann jede Schicht helfen, bei ${totalMacs} MACs. Ganz umgebaut, mit einem 3x3-Stamm mit Schrittweite 1 und ohne Pool, kamen trainierte Netze auf CIFAR10 von 84,6 auf 92,0 %.`,
      ],
    },
    cheaper: {
      title: 'Oder billiger machen',
      body: ({ totalMacs, totalParams }) => [
        `Noch einmal das Netz wie veröffentlicht: ${totalParams} Parameter, ${totalMacs} MACs. Ist die Genauigkeit gut genug, kann gehen, was nichts tut.`,
      ],
      task: 'Bei 32 Pixeln keine Faltung jenseits der Grenze lassen, insgesamt mindestens acht, mit weniger als 3 Millionen Parametern.',
      hints: [
        'Die letzte Stufe enthält drei Viertel aller Parameter. Sie löschen, von layer4.0.conv1 bis zu ihrer letzten Schicht.',
        'layer4 und den Block layer3.1 löschen: in der Tabelle auswählen, mit Umschalt von der ersten bis zur letzten.',
      ],
      done: ({ totalParams, totalMacs }) => [
        `${totalParams} Parameter und ${totalMacs} MACs, und was übrig ist, arbeitet noch am Bild. Die Autoren haben dasselbe getan: ResNet18 von 11,2 auf 1,6 Millionen Parameter.`,
      ],
    },
  },
};
