/** @file Wörter und Sätze des Trainingsfensters. */
import type { DataProblem } from '../../training/dataset';
import type { BackendCandidate, BackendChoice, BackendName } from '../../training/protocol';
import type { RunState } from '../../training/runState';
import { trainText } from '../en/trainText';
import { formatBytes, formatCount, formatExact, formatNumber, formatSize, unitSpace } from '../quantities';
import type { Wording } from '../wording';
import { countDe, countLayers, listDe } from './wordsDe';

const { formatShare, formatDuration, formatRate } = trainText;

const countEpochs = (count: number) => countDe(count, 'Epoche', 'Epochen');

const backendNames: Readonly<Record<BackendName, string>> = {
  wasm: 'WebAssembly',
  webgpu: 'WebGPU',
  webgl: 'WebGL',
  cpu: 'JavaScript',
};

const backendChoices: Readonly<Record<BackendChoice, string>> = { auto: 'das Schnellste', ...backendNames };

function describeCandidate({ backend, stepMs, problem }: BackendCandidate): string {
  const name = backendNames[backend];
  const time = stepMs === null ? '' : `, ${formatNumber(stepMs, 0)}${unitSpace}ms je Schritt`;
  switch (problem) {
    case null:
      return `${name}${time}`;
    case 'missing':
      return `${name} gibt es nicht`;
    case 'software':
      return `${name} wird hier nur in Software nachgeahmt`;
    case 'failed':
      return `${name} ging nicht`;
    case 'slower':
      return `${name} ist langsamer${time}`;
    case 'not-chosen':
      return `${name} wurde nicht gewählt`;
  }
}

const phases: Readonly<Record<RunState['phase'], string>> = {
  loading: 'Beginnt',
  running: 'Trainiert',
  paused: 'Angehalten',
  finished: 'Fertig',
  stopped: 'Beendet',
  failed: 'Gescheitert',
};

function formatDataProblem(problem: DataProblem): string {
  const some = (names: readonly string[]) =>
    names.length > 4
      ? `${names.slice(0, 3).join(', ')} und ${names.length - 3} weitere`
      : listDe(names, 'und');
  switch (problem.code) {
    case 'unknown-format':
      return problem.files.length === 0
        ? 'Es gibt keine Datei zu lesen. Sie noch einmal wählen: Dateien bleiben nur bei einem Lauf, wo sie im Browser aufgehoben wurden.'
        : `Kein Leser kennt ${some(problem.files)}. Geeignet sind CIFAR10s Binärarchiv, Parquet-Dateien, ein Zip mit Bildern in Ordnern, oder ein Ordner mit einem Ordner je Klasse.`;
    case 'not-gzip':
    case 'not-tar':
      return `${some(problem.files)} ist kein .tar.gz-Archiv. Das von CIFAR10 heißt cifar-10-binary.tar.gz und hat 170 MB.`;
    case 'not-zip':
      return `${some(problem.files)} ist kein Zip-Archiv oder ist beschädigt.`;
    case 'not-parquet':
      return `${some(problem.files)} ist keine Parquet-Datei oder ist beschädigt.`;
    case 'cut-off':
      return `${some(problem.files)} endet zu früh. Noch einmal laden.`;
    case 'missing-files':
      return `Was da sein sollte, fehlt: ${some(problem.files)}.`;
    case 'bad-records':
      return `${some(problem.files)} besteht nicht aus ganzen Datensätzen mit Klasse und Bild.`;
    case 'bad-label':
      return `${some(problem.files)} enthält eine Nummer, die zu keiner Klasse gehört.`;
    case 'bad-picture':
      return `Der Browser kann ${some(problem.files)} nicht öffnen.`;
    case 'missing-columns':
      return `Die Parquet-Datei hat keine Spalte für Bilder oder Klassen; sie hat ${some(problem.columns)}.`;
    case 'bad-class-count':
      return problem.count < 2
        ? `Es gibt ${problem.count === 1 ? 'eine Klasse' : 'keine Klasse'}; mindestens zwei sind nötig, ein Ordner für jede.`
        : `Es gibt ${problem.count} Klassen; höchstens ${problem.most} passen.`;
    case 'empty-class':
      return `Für ${some(problem.classes)} gibt es kein Bild zum Trainieren oder zum Testen.`;
    case 'download-failed':
      return problem.status === null
        ? 'Die Adresse antwortet nicht oder lässt diese Seite nicht lesen. Die Datei selbst laden und hier fallen lassen.'
        : `Die Adresse antwortet mit Status ${problem.status}.`;
    case 'not-kept':
      return `„${problem.name}“ ist nicht mehr in diesem Browser. Die Dateien noch einmal wählen.`;
    case 'kept-damaged':
      return `Was als „${problem.name}“ aufgehoben ist, ist beschädigt. Löschen und die Dateien noch einmal wählen.`;
    case 'storage-full':
      return `Der Browser hat keinen Platz für ${formatBytes(problem.bytes)}. Eine aufgehobene Sammlung löschen, oder ohne Aufheben trainieren.`;
  }
}

/** Wörter des Fensters. */
export const trainTextDe: Wording<typeof trainText> = {
  sections: {
    setup: 'Einrichten',
    curves: 'Kurven',
    layers: 'Sättigung',
    pictures: 'Bilder',
    runs: 'Läufe',
  },
  sectionsLabel: 'Teile des Trainings',
  controls: 'Lauf',
  commands: {
    start: 'Training beginnen',
    pause: 'Training anhalten',
    resume: 'Training fortsetzen',
    stop: 'Training beenden',
  },
  start: 'Beginnen',
  startAgain: 'Noch einen beginnen',
  pause: 'Anhalten',
  resume: 'Weiter',
  step: 'Ein Schritt',
  stop: 'Beenden',
  reset: 'Zurücksetzen',
  resetHint: 'Beendet den Lauf; der nächste beginnt neu mit demselben Startwert',
  continueRun: 'Fortsetzen',
  openDesign: 'Seinen Entwurf öffnen',
  otherDesign:
    'Der offene Entwurf ist nicht der, den dieser Lauf trainiert; Änderungen an ihm stören den Lauf nicht.',
  progress: 'Fortschritt',
  idle: 'Nichts trainiert.',
  formatRefusal: (problem) => `Nicht begonnen. ${problem}`,
  queued: (count) => `${countDe(count, 'Lauf folgt', 'Läufe folgen')}`,
  probing: (done, total) => `Proben: ${done} von ${total} Schichten`,
  recovered: (reason, times) =>
    `${reason === 'lost' ? 'Das Grafikgerät ging verloren' : 'Das Grafikgerät meldete einen Fehler'}${times > 1 ? ` (${times}-mal)` : ''}; der Lauf ging vom letzten Zwischenstand weiter.`,
  heldElsewhere: 'Dieser Lauf ist in einem anderen Tab offen. Ihn zuerst dort schließen.',
  phases,
  formatPhase: ({ phase, loading, loadedBytes, totalBytes, latest, totalSteps, stepsPerEpoch, epochs }) => {
    if (phase === 'loading') {
      if (loading === 'backend') return 'Wählt, was rechnet';
      if (loadedBytes === null) return 'Liest die Bilder';
      const all = totalBytes === null ? '' : ` von ${formatBytes(totalBytes)}`;
      return `Liest die Bilder, ${formatBytes(loadedBytes)}${all}`;
    }
    const total = stepsPerEpoch > 0 ? totalSteps / stepsPerEpoch : 0;
    const done = latest?.epoch ?? epochs.at(-1)?.epoch ?? 0;
    const isWhole = phase === 'finished' || Number.isInteger(done);
    return `${phases[phase]}, Epoche ${isWhole ? done : done.toFixed(1)} von ${formatNumber(total)}`;
  },
  formatSpeed: ({ imagesPerSecond, secondsLeft }) => {
    const speed = imagesPerSecond > 0 ? `${formatCount(imagesPerSecond)} Bilder je Sekunde` : null;
    const left = secondsLeft === null ? null : `noch ${formatDuration(secondsLeft)}`;
    return [speed, left].filter((part) => part !== null).join(', ');
  },
  formatShare,
  formatDuration,
  formatRate,
  formatBackend: ({ backend, threads }) =>
    backend === 'wasm'
      ? `${backendNames[backend]}, ${countDe(threads, 'Thread', 'Threads')}`
      : backendNames[backend],
  explainBackend: ({ backend, threads, isIsolated, candidates }) => {
    const others = candidates.filter((candidate) => candidate.backend !== backend);
    const own = candidates.find((candidate) => candidate.backend === backend);
    const parts = [`Läuft auf ${own === undefined ? backendNames[backend] : describeCandidate(own)}.`];
    if (others.length > 0) parts.push(`${others.map(describeCandidate).join('; ')}.`);
    if (backend === 'wasm' && threads === 1 && !isIsolated)
      parts.push(
        'Ein Thread, da diese Seite nicht von anderen isoliert ist (ihr Server schickt keine solchen Header).',
      );
    return parts.join(' ');
  },
  formatMoment: (moment) => (moment === 'now' ? 'Stand jetzt' : `Epoche ${moment}`),
  formatData: ({ trainCount, testCount, classNames, height, width }) =>
    `${formatExact(trainCount)} Bilder zum Trainieren, ${formatExact(testCount)} zum Testen, ` +
    `${countDe(classNames.length, 'Klasse', 'Klassen')}, ${formatSize([height, width])}`,
  formatSource: (source) => {
    switch (source.kind) {
      case 'synthetic':
        return 'künstliche Bilder';
      case 'files':
        return source.files.length === 0 ? 'Dateien eines früheren Besuchs' : 'Dateien';
      case 'address':
        return source.address;
      case 'kept':
        return source.name;
      case 'pictures':
        return 'Bilder';
    }
  },
  formatDataProblem,
  formatKeepProblem: (problem) =>
    `Die Bilder werden verwendet, aber nicht aufgehoben. ${formatDataProblem(problem)}`,
  formatEpochs: countEpochs,
  setup: {
    quick: 'Schneller Lauf',
    quickHint: 'Künstliche Bilder, so breit, wie es sich ohne GPU in etwa zwei Minuten trainieren lässt',
    paper: 'Das Verfahren des Papers',
    paperHint:
      '30 Epochen, Batches von 64, SGD ab 0.1, alle 10 Epochen ein Zehntel davon; Richter et al., ICMLA 2021',
    estimate: (seconds, width) => `Etwa ${formatDuration(seconds)} auf einem Thread ohne GPU, ${width}.`,
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
    lost: 'Bei einem früheren Besuch gewählt und nicht aufgehoben: noch einmal wählen.',
    address: 'Adresse',
    served: 'CIFAR10, das mit dieser Seite kommt',
    keep: 'In diesem Browser aufheben',
    keepHint:
      'Was gelesen wurde, bleibt für spätere Besuche, etwa 185 MB bei CIFAR10; es lässt sich jederzeit löschen.',
    keepQuestion: (name) =>
      `„${name}“ im Speicher dieses Browsers aufheben, damit es nicht noch einmal gelesen werden muss?`,
    keepName: 'Name',
    kept: 'In diesem Browser aufgehoben',
    deleteKept: (name) => `${name} aus diesem Browser löschen`,
    scale: 'Maßstab der Merkmale',
    trainCount: 'Bilder zum Trainieren',
    testCount: 'Bilder zum Testen',
    side: 'Seite in Pixeln',
    testShare: 'Anteil zum Testen',
    width: 'Breite',
    widthHint:
      'Faktor auf die Kanäle aller Schichten bis auf die letzte. Rezeptive Felder bleiben, wie sie sind.',
    formatWidth: (width) => (width === 1 ? 'wie gezeichnet' : `1/${formatNumber(1 / width)}`),
    resolution: 'Größe in Pixeln',
    resolutionLabels: ['Höhe', 'Breite'],
    asDesigned: (size) => `wie entworfen, ${size}`,
    otherSize: 'eine andere Größe',
    resolutionHint: 'Bilder anderer Größe werden darauf vergrößert oder verkleinert, wie in den Papers.',
    epochs: 'Epochen',
    batchSize: 'Batchgröße',
    subset: 'Verwendete Bilder',
    allPictures: 'alle',
    somePictures: 'einige',
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
    warmupShare: 'Anteil des Anstiegs',
    labelSmoothing: 'Label-Glättung',
    cropPadding: 'Ausschnitt, Padding',
    flip: 'Hälfte spiegeln',
    normalization: 'Normierung',
    normalizations: { standard: 'Mittel 0, Streuung 1', symmetric: '−1 bis 1', unit: '0 bis 1' },
    saturation: 'Sättigung',
    delta: 'Anteil der Varianz',
    shrinks: 'Karten auf 4x4 verkleinern',
    shrinksHint: 'Wie in den Läufen der Autoren; sonst zählt jede Stelle.',
    probing: 'Proben',
    probings: { never: 'auf Wunsch', end: 'am Ende', epochs: 'jede Epoche' },
    pooling: 'Pooling der Proben',
    poolings: { '4x4': '4x4 (Paper)', '1x1': '1x1', none: 'keines' },
    probeTrain: 'Proben trainieren auf',
    probeTest: 'Proben testen auf',
    backend: 'Rechnet auf',
    backends: backendChoices,
    backendHint: 'Das Schnellste findet sich, indem zu Beginn auf jedem ein kleiner Schritt gemessen wird.',
  },
  curves: {
    accuracy: 'Genauigkeit',
    loss: 'Verlust',
    learningRate: 'Lernrate',
    epoch: 'Epoche',
    train: 'Trainingsbilder',
    test: 'Testbilder',
    empty: 'Kurven erscheinen hier, sobald ein Lauf trainiert.',
    formatLoss: (loss) => `Verlust ${formatNumber(loss, 3)}`,
    formatRate: (rate) => `Lernrate ${formatRate(rate)}`,
    describeAccuracy: (run, train, test) =>
      `Genauigkeit über Epochen. ${run}: ${train === null ? '' : `${formatShare(train)} auf Trainingsbildern`}${test === null ? '' : `, ${formatShare(test)} auf Testbildern`}`,
    describeLoss: (run, loss) =>
      `Verlust über Epochen. ${run}: ${loss === null ? 'noch keiner' : formatNumber(loss, 3)}`,
    describeRate: (rate) =>
      `Lernrate über Epochen. ${rate === null ? 'Noch keine' : `Jetzt ${formatRate(rate)}`}`,
    table: 'Epochen als Tabelle',
    columns: {
      epoch: 'Epoche',
      trainLoss: 'Verlust, Training',
      trainAccuracy: 'Genauigkeit, Training',
      testLoss: 'Verlust, Test',
      testAccuracy: 'Genauigkeit, Test',
    },
    legend: 'Gezeigte Läufe',
    atCursor: (epoch) => `Epoche ${epoch}`,
  },
  layers: {
    title: 'Sättigung und Proben',
    describe: (run, moment, layers, hasProbes) =>
      `${run}, ${moment}: Sättigung von ${countLayers(layers)} als Balken${hasProbes ? ', Genauigkeit ihrer Proben als Linie' : ''}`,
    bars: (isExact) => (isExact ? 'Sättigung (Balken)' : 'Sättigung bisher, nach Beteiligung (Balken)'),
    line: (epoch) => `Genauigkeit der Proben (Linie), Epoche ${formatNumber(epoch, 1)}`,
    noProbes: 'noch keine Proben',
    border: 'Grenze',
    tail: 'Schwanz',
    empty: 'Sättigung und Proben jeder Schicht erscheinen hier, sobald ein Lauf trainiert.',
    off: 'Für diesen Lauf war die Sättigung abgeschaltet.',
    moment: 'Epoche',
    overTime: 'Alle Epochen',
    onCards: 'Auf den Karten',
    onCardsHint: 'Jede Karte des Netzes trägt ihre Sättigung',
    probeNow: 'Jetzt Proben trainieren',
    probeHint: 'Eine logistische Regression auf dem, was jede Schicht ausgibt, wie im Paper',
    verdict: 'Urteil',
    table: 'Schichten als Tabelle',
    columns: {
      layer: 'Schicht',
      status: 'Vorhergesagt',
      saturation: 'Sättigung',
      dimension: 'Richtungen',
      probe: 'Probe, Test',
      probeTrain: 'Probe, Training',
      gain: 'Gewinn',
    },
    formatDimension: (dimension, width) => `${dimension} von ${width}`,
    formatGain: trainText.layers.formatGain,
    notMeasured: '–',
    formatCard: (share) => `Sättigung ${formatShare(share)}`,
    formatCardShort: trainText.layers.formatCardShort,
  },
  pictures: {
    formatClass: (name) =>
      name.replace(/ px, alike$/, ' px, gleich').replace(/ px, different$/, ' px, verschieden'),
    set: 'Bilder',
    sets: { train: 'zum Trainieren', test: 'zum Testen' },
    show: 'Bilder zeigen',
    label: 'Klasse',
    answer: 'Gehalten für',
    any: 'beliebig',
    onlyWrong: 'Nur Fehler',
    range: (first, last, total) =>
      total === 0
        ? 'Keines passt'
        : `${formatExact(first)} bis ${formatExact(last)} von ${formatExact(total)}`,
    previous: 'Vorige Bilder',
    next: 'Nächste Bilder',
    caption: (label, answer) =>
      answer === null || answer === label ? label : `${label}, gehalten für ${answer}`,
    isRight: 'richtig',
    isWrong: 'falsch',
    confusion: 'Verwechslungen',
    confusionHint: (epoch) =>
      `Testbilder nach ihrer Klasse (Zeilen) und wofür das Netz sie hielt (Spalten), ${epoch}. Ein Druck zeigt diese Bilder.`,
    confusionCell: (count, label, answer) =>
      `${countDe(count, 'Bild', 'Bilder')} von ${label}, gehalten für ${answer}`,
    noConfusion: 'Was wofür gehalten wird, erscheint hier nach der ersten Epoche.',
    loading: 'Bilder werden gelesen …',
    failed: 'Die Bilder lassen sich nicht zeigen.',
    notAtHand: 'Die Bilder dieses Laufs sind nicht zur Hand. Ihn fortsetzen, um zu sehen, wofür er sie hält.',
  },
  runs: {
    empty: 'Läufe bleiben in diesem Browser und stehen hier.',
    list: 'Aufgehobene Läufe',
    shown: (name) => `${name} zeigen`,
    name: 'Name des Laufs',
    delete: (name) => `${name} löschen`,
    deleteQuestion: (name) => `${name} mit Ergebnissen und Gewichten löschen?`,
    confirmDelete: 'Löschen',
    keep: 'Behalten',
    more: (name) => `Mehr zu ${name}`,
    exportCsv: 'Ergebnisse als CSV exportieren',
    exportJson: 'Lauf als JSON exportieren',
    exportSvg: 'Diagramm als SVG exportieren',
    saveWeights: 'Gewichte sichern (safetensors)',
    saveOnnx: 'ONNX mit Gewichten exportieren',
    saveProject: 'Trainingsprojekt mit Gewichten exportieren',
    import: 'Ergebnisse öffnen',
    importHint: 'Ein als JSON exportierter Lauf, oder die results.json eines Trainingsprojekts',
    badFile: (name) => `${name} ist kein exportierter Lauf.`,
    noWeights: 'Von diesem Lauf sind keine Gewichte aufgehoben.',
    summarize: (accuracy, epochs, total, source, width) =>
      `${accuracy === null ? 'noch kein Test' : `${accuracy} auf Testbildern`}, ${epochs} von ${countEpochs(total)}, ${source}, ${width}`,
    formatWidth: (width) => (width === 1 ? 'wie gezeichnet' : `Breite 1/${formatNumber(1 / width)}`),
    formatDate: (date) => date.toLocaleString('de', { dateStyle: 'medium', timeStyle: 'short' }),
    comparisons: 'Fertige Vergleiche',
    comparisonsHint: 'Nacheinander trainiert, wie es eingerichtet ist, und übereinander gezeigt.',
    comparisonWidth: 'Breite',
    formatName: trainText.runs.formatName,
    untitled: 'Ohne Titel',
  },
  comparisons: {
    truncation: {
      title: 'VGG16 und seine gekürzte Form',
      hint: 'Ohne das, was jenseits der Grenze liegt: ein Fünftel der Parameter, kaum weniger Genauigkeit',
    },
    attention: {
      title: 'ResNet18 mit und ohne Attention',
      hint: 'Squeeze-Excitation und räumliche Attention ändern Merkmale, nicht wo geschlossen wird',
    },
    downsampling: {
      title: 'VGG13 mit frühem und spätem Verkleinern',
      hint: 'Frühe Pools lassen das Feld schnell wachsen, späte langsam: Die Grenze wandert',
    },
  },
};
