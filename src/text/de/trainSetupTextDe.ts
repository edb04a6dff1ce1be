/** @file Wörter des Formulars, das einen Lauf einrichtet: Bilder, Netz, Lernen, Messen. */
import type { trainSetupText } from '../en/trainSetupText';
import { listFew } from '../listFew';
import { formatBytes, formatExact, formatNumber } from '../quantities';
import { formatDuration } from '../trainQuantities';
import type { Wording } from '../wording';
import { backendChoices } from './backendTextDe';
import { countDe, listDe } from './wordsDe';

/** Wörter des Formulars, das einen Lauf einrichtet. */
export const trainSetupTextDe: Wording<typeof trainSetupText> = {
  quick: 'Schneller Lauf',
  quickHint: 'Künstliche Bilder, so breit, wie es sich ohne GPU in etwa zwei Minuten trainieren lässt',
  paper: 'Das Verfahren des Papers',
  paperHint:
    '30 Epochen, Batches von 64, SGD ab 0,1, alle 10 Epochen ein Zehntel davon; Richter et al., ICMLA 2021',
  estimate: (seconds, probeSeconds, width) => {
    const part = width === 1 ? 'wie gezeichnet' : `mit 1/${formatNumber(1 / width)} seiner Breite`;
    const probes =
      probeSeconds === null ? '' : `; seine Proben brauchen noch einmal etwa ${formatDuration(probeSeconds)}`;
    return `Etwa ${formatDuration(seconds)} auf einem Thread ohne GPU, ${part}${probes}.`;
  },
  data: 'Bilder',
  network: 'Das Netz',
  learning: 'Lernen',
  augmentation: 'Veränderungen der Bilder',
  measuring: 'Messen',
  computing: 'Rechnen',
  source: 'Sammlung',
  sources: {
    synthetic: 'Künstlich',
    cifar10: 'CIFAR10',
    own: 'Eigene Bilder',
    address: 'Von einer Adresse',
  },
  syntheticHint:
    'Zehn Klassen in fünf Paaren. Die Tönung verrät das Paar; welche von beiden es ist, sagt nur der Vergleich zweier Marken, deren Abstand für jedes Paar ein anderer ist: Eine Schicht, die weniger sieht, kann es nicht wissen.',
  cifar10Hint:
    'cifar-10-binary.tar.gz von der Seite der Autoren wählen oder fallen lassen, oder Parquet-Dateien davon.',
  ownHint: 'Ein Ordner mit einem Ordner von Bildern je Klasse, ein Zip davon, oder tiny-imagenet-200.zip.',
  addressHint: 'Die Adresse einer solchen Datei; ihr Server muss anderen Seiten das Lesen erlauben.',
  chooseFiles: 'Dateien wählen',
  chooseFolder: 'Ordner wählen',
  chosen: (count, bytes) => `${countDe(count, 'Datei', 'Dateien')}, ${formatBytes(bytes)}`,
  formatLeftOut: (names) =>
    `Neben der Sammlung von Bildern weggelassen: ${listDe(
      listFew(names, (count) => `${count} weitere`),
      'und',
    )}.`,
  lost: 'Bei einem früheren Besuch gewählt und nicht aufgehoben: noch einmal wählen.',
  address: 'Adresse',
  served: 'CIFAR10, das mit dieser Seite kommt',
  keep: 'In diesem Browser aufheben',
  keepHint: ({ of, bytes, side }) =>
    of === 'set'
      ? `Was gelesen wurde, bleibt für spätere Besuche, etwa ${formatBytes(bytes)}; es lässt sich jederzeit löschen.`
      : `Was gelesen wurde, bleibt für spätere Besuche, ${formatBytes(bytes)} je Bild von ${side} Pixeln: etwa ${formatBytes(1e5 * bytes)} für ${formatExact(1e5)}. Es lässt sich jederzeit löschen.`,
  keepName: 'Name',
  replace: 'Die aufgehobene ersetzen',
  taken: (name) =>
    `Als „${name}“ ist schon eine Sammlung aufgehoben: einen anderen Namen wählen, oder jene ersetzen.`,
  replaced: (name) =>
    `Was jetzt als „${name}“ aufgehoben ist, geht verloren, sobald diese Sammlung aufgehoben ist.`,
  kept: 'In diesem Browser aufgehoben',
  deleteKept: (name) => `${name} aus diesem Browser löschen`,
  scale: 'Maßstab der Merkmale',
  trainCount: 'Bilder zum Trainieren',
  testCount: 'Bilder zum Testen',
  side: 'Seite in Pixeln',
  testShare: 'Anteil zum Testen',
  pictureSeed: 'Startwert der Bilder',
  pictureSeedHint: 'Ein anderer Startwert gibt andere Bilder derselben Art',
  splitSeedHint:
    'Entscheidet, welche Bilder zum Testen zurückbleiben, wo die Dateien es nicht sagen, und ihre Reihenfolge',
  width: 'Breite',
  widthHint:
    'Faktor auf die Kanäle aller Schichten bis auf die letzte. Rezeptive Felder bleiben, wie sie sind.',
  formatWidth: (width) => (width === 1 ? 'wie gezeichnet' : `1/${formatNumber(1 / width)}`),
  resolution: 'Größe in Pixeln',
  resolutionLabels: {
    height: 'Höhe beim Training in Pixeln',
    width: 'Breite beim Training in Pixeln',
    link: 'Die Größe beim Training quadratisch machen',
    unlink: 'Höhe und Breite beim Training getrennt setzen',
  },
  asDesigned: (size) => `wie entworfen, ${size}`,
  otherSize: 'eine andere Größe',
  resolutionHint: 'Bilder anderer Größe werden darauf vergrößert oder verkleinert, wie in den Papers.',
  epochs: 'Epochen',
  batchSize: 'Batchgröße',
  subset: 'Verwendete Bilder',
  allPictures: 'alle',
  somePictures: 'einige',
  subsetCount: 'Wie viele davon',
  seed: 'Startwert',
  optimizer: 'Optimierer',
  optimizers: { sgd: 'SGD', adam: 'Adam', adamW: 'AdamW' },
  learningRate: 'Lernrate',
  momentum: 'Momentum',
  nesterov: 'Nesterov',
  weightDecay: 'Gewichtsschwund',
  schedule: 'Verlauf',
  schedules: { constant: 'gleichbleibend', step: 'Stufen', cosine: 'Kosinus', 'one-cycle': 'ein Zyklus' },
  stepEpochs: 'Alle … Epochen',
  stepFactor: 'mal',
  stepFactorHint: 'Womit die Lernrate bei jeder Stufe malgenommen wird.',
  warmupShare: 'Anteil des Anstiegs',
  warmupShareHint: 'Teil des Laufs, in dem die Lernrate bis zu ihrer Höhe steigt; danach fällt sie.',
  labelSmoothing: 'Label-Glättung',
  cropPadding: 'Ausschnitt, Padding',
  flip: 'Hälfte spiegeln',
  normalization: 'Normierung',
  normalizations: { standard: 'Mittel 0, Streuung 1', symmetric: '−1 bis 1', unit: '0 bis 1' },
  saturation: 'Sättigung',
  saturationHint: 'Wie viel von ihrer Breite jede Schicht nutzt, über jede Epoche gezählt.',
  delta: 'Anteil der Varianz',
  deltaHint:
    'Gezählt werden so viele Richtungen der Ausgabe einer Schicht, wie diesen Anteil ihrer Varianz tragen.',
  shrinks: 'Karten auf 4x4 verkleinern',
  shrinksHint: 'Wie in den Läufen der Autoren; sonst zählt jede Stelle.',
  probing: 'Proben',
  probingHint:
    'Ein kleiner Klassifikator auf dem, was jede Schicht ausgibt, sagt, wie weit das Netz dort ist.',
  probings: { never: 'auf Wunsch', end: 'am Ende', epochs: 'jede Epoche' },
  pooling: 'Pooling der Proben',
  poolings: { '4x4': '4x4 (Paper)', '1x1': '1x1', none: 'keines' },
  probeTrain: 'Proben trainieren auf',
  probeTest: 'Proben testen auf',
  backend: 'Rechnet auf',
  backends: backendChoices,
  backendHint: 'Das Schnellste findet sich, indem zu Beginn auf jedem ein kleiner Schritt gemessen wird.',
};
