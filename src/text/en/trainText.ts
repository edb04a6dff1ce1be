/** @file Words and sentences of the panel that trains: its parts, its form, where a run stands. */
import type { DataProblem, DataSource, DataSummary } from '../../training/dataset';
import type { RunMoment } from '../../training/layerResults';
import type {
  BackendCandidate,
  BackendChoice,
  BackendName,
  BackendReport,
  Progress,
} from '../../training/protocol';
import type { RunState } from '../../training/runState';
import type { PerAxis } from '../../util/perAxis';
import { formatBytes, formatCount, formatExact, formatNumber, formatSize, unitSpace } from '../quantities';
import { countNoun, listWords } from './words';

/** A share of 1 in percent with a decimal: `92.1 %`. */
function formatShare(share: number): string {
  return `${(100 * share).toFixed(1)}${unitSpace}%`;
}

/** A length of time, roughly: `40 s`, `3 min`, `2 h 10 min`. */
function formatDuration(seconds: number): string {
  if (seconds < 90) return `${Math.max(1, Math.round(seconds))}${unitSpace}s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 90) return `${minutes}${unitSpace}min`;
  const rest = Math.round((minutes % 60) / 10) * 10;
  const hours = Math.floor(minutes / 60) + (rest === 60 ? 1 : 0);
  return rest === 0 || rest === 60 ? `${hours}${unitSpace}h` : `${hours}${unitSpace}h ${rest}${unitSpace}min`;
}

/** A learning rate: `0.001`, `3e-5`. */
function formatRate(rate: number): string {
  const digits = Number(rate.toPrecision(3));
  return digits !== 0 && Math.abs(digits) < 1e-4 ? digits.toExponential() : String(digits);
}

const backendNames: Readonly<Record<BackendName, string>> = {
  wasm: 'WebAssembly',
  webgpu: 'WebGPU',
  webgl: 'WebGL',
  cpu: 'JavaScript',
};

const backendChoices: Readonly<Record<BackendChoice, string>> = {
  auto: 'the fastest',
  ...backendNames,
};

function describeCandidate({ backend, stepMs, problem }: BackendCandidate): string {
  const name = backendNames[backend];
  const time = stepMs === null ? '' : `, ${formatNumber(stepMs, 0)}${unitSpace}ms a step`;
  switch (problem) {
    case null:
      return `${name}${time}`;
    case 'missing':
      return `${name} is not there`;
    case 'software':
      return `${name} is only imitated in software here`;
    case 'failed':
      return `${name} did not work`;
    case 'slower':
      return `${name} is slower${time}`;
    case 'not-chosen':
      return `${name} was not chosen`;
  }
}

/** What computes, and why: "WebAssembly, 2 threads". */
function formatBackend({ backend, threads }: BackendReport): string {
  const name = backendNames[backend];
  return backend === 'wasm' ? `${name}, ${countNoun(threads, 'thread')}` : name;
}

/** Why this backend computes: what became of the others. */
function explainBackend({ backend, threads, isIsolated, candidates }: BackendReport): string {
  const others = candidates.filter((candidate) => candidate.backend !== backend);
  const own = candidates.find((candidate) => candidate.backend === backend);
  const parts = [`Runs on ${own === undefined ? backendNames[backend] : describeCandidate(own)}.`];
  if (others.length > 0) parts.push(`${others.map(describeCandidate).join('; ')}.`);
  if (backend === 'wasm' && threads === 1 && !isIsolated)
    parts.push('One thread, since this page is not isolated from others (its host sends no such headers).');
  return parts.join(' ');
}

const phases: Readonly<Record<RunState['phase'], string>> = {
  loading: 'Starting',
  running: 'Training',
  paused: 'Paused',
  finished: 'Finished',
  stopped: 'Stopped',
  failed: 'Failed',
};

/** Where a run stands: "Training, epoch 3.4 of 12". */
function formatPhase({
  phase,
  loading,
  loadedBytes,
  totalBytes,
  latest,
  totalSteps,
  stepsPerEpoch,
  epochs,
}: RunState): string {
  if (phase === 'loading') {
    if (loading === 'backend') return 'Choosing what computes';
    if (loadedBytes === null) return 'Reading the pictures';
    const all = totalBytes === null ? '' : ` of ${formatBytes(totalBytes)}`;
    return `Reading the pictures, ${formatBytes(loadedBytes)}${all}`;
  }
  const total = stepsPerEpoch > 0 ? totalSteps / stepsPerEpoch : 0;
  const done = latest?.epoch ?? epochs.at(-1)?.epoch ?? 0;
  const isWhole = phase === 'finished' || Number.isInteger(done);
  return `${phases[phase]}, epoch ${isWhole ? done : done.toFixed(1)} of ${formatNumber(total)}`;
}

/** Speed and time left: "512 images a second, 40 s left". */
function formatSpeed({ imagesPerSecond, secondsLeft }: Progress): string {
  const speed = imagesPerSecond > 0 ? `${formatCount(imagesPerSecond)} images a second` : null;
  const left = secondsLeft === null ? null : `${formatDuration(secondsLeft)} left`;
  return [speed, left].filter((part) => part !== null).join(', ');
}

/** A moment of a run. */
function formatMoment(moment: RunMoment): string {
  return moment === 'now' ? 'as of now' : `epoch ${moment}`;
}

/** What a set holds: "2 000 pictures to train, 500 to test, 10 classes, 32x32". */
function formatData({ trainCount, testCount, classNames, height, width }: DataSummary): string {
  const size: PerAxis<number> = [height, width];
  return (
    `${formatExact(trainCount)} pictures to train, ${formatExact(testCount)} to test, ` +
    `${countNoun(classNames.length, 'class', 'classes')}, ${formatSize(size)}`
  );
}

/** Where pictures come from. */
function formatSource(source: DataSource): string {
  switch (source.kind) {
    case 'synthetic':
      return 'synthetic pictures';
    case 'files':
      return source.files.length === 0 ? 'files of an earlier visit' : 'files';
    case 'address':
      return source.address;
    case 'kept':
      return source.name;
    case 'pictures':
      return 'pictures';
  }
}

/** Why pictures cannot be read, and what would help. */
function formatDataProblem(problem: DataProblem): string {
  const some = (names: readonly string[]) =>
    names.length > 4
      ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more`
      : listWords(names, 'and');
  switch (problem.code) {
    case 'unknown-format':
      return problem.files.length === 0
        ? 'There is no file to read. Choose it again: files stay with a run only where they were kept in the browser.'
        : `No reader knows ${some(problem.files)}. Use CIFAR10’s binary archive, Parquet files, a zip of pictures in folders, or a folder with a folder for each class.`;
    case 'not-gzip':
    case 'not-tar':
      return `${some(problem.files)} is no .tar.gz archive. CIFAR10’s is called cifar-10-binary.tar.gz and has 170 MB.`;
    case 'not-zip':
      return `${some(problem.files)} is no zip archive, or is damaged.`;
    case 'not-parquet':
      return `${some(problem.files)} is no Parquet file, or is damaged.`;
    case 'cut-off':
      return `${some(problem.files)} ends too early. Load it once more.`;
    case 'missing-files':
      return `What should be there is missing: ${some(problem.files)}.`;
    case 'bad-records':
      return `${some(problem.files)} is not made of whole records of a label and a picture.`;
    case 'bad-label':
      return `${some(problem.files)} holds a label that belongs to no class.`;
    case 'bad-picture':
      return `The browser cannot open ${some(problem.files)}.`;
    case 'missing-columns':
      return `The Parquet file has no column for pictures or for labels; it has ${some(problem.columns)}.`;
    case 'bad-class-count':
      return problem.count < 2
        ? `There ${problem.count === 1 ? 'is one class' : 'is no class'}; at least two are needed, a folder for each.`
        : `There are ${problem.count} classes; at most ${problem.most} fit.`;
    case 'empty-class':
      return `There is no picture to train or to test on for ${some(problem.classes)}.`;
    case 'download-failed':
      return problem.status === null
        ? 'The address does not answer, or does not let this page read. Download the file yourself and drop it here.'
        : `The address answers with status ${problem.status}.`;
    case 'not-kept':
      return `“${problem.name}” is not kept in this browser any more. Choose its files again.`;
    case 'kept-damaged':
      return `What is kept as “${problem.name}” is damaged. Delete it and choose its files again.`;
    case 'storage-full':
      return `The browser has no room for ${formatBytes(problem.bytes)}. Delete a kept set, or train without keeping it.`;
  }
}

/** Words of the panel. */
export const trainText = {
  sections: { setup: 'Set up', curves: 'Curves', layers: 'Saturation', pictures: 'Pictures', runs: 'Runs' },
  sectionsLabel: 'Parts of training',
  controls: 'Run',
  commands: {
    start: 'Start training',
    pause: 'Pause training',
    resume: 'Resume training',
    stop: 'Stop training',
  },
  start: 'Start',
  startAgain: 'Start another',
  pause: 'Pause',
  resume: 'Resume',
  step: 'One step',
  stop: 'Stop',
  reset: 'Reset',
  resetHint: 'Ends the run; the next one starts anew with the same seed',
  continueRun: 'Continue',
  openDesign: 'Open its design',
  otherDesign: 'The open design is not the one that this run trains; changes to it do not disturb the run.',
  progress: 'Progress',
  idle: 'Nothing is training.',
  formatRefusal: (problem: string) => `Not started. ${problem}`,
  queued: (count: number) => `${countNoun(count, 'run')} to follow`,
  probing: (done: number, total: number) => `Probes: ${done} of ${total} layers`,
  recovered: (reason: 'lost' | 'error', times: number) =>
    `${reason === 'lost' ? 'The graphics device was lost' : 'The graphics device reported an error'}${times > 1 ? ` ${times} times` : ''}; the run went on from its last checkpoint.`,
  heldElsewhere: 'This run is open in another tab. Close it there first.',
  phases,
  formatPhase,
  formatSpeed,
  formatShare,
  formatDuration,
  formatRate,
  formatBackend,
  explainBackend,
  formatMoment,
  formatData,
  formatSource,
  formatDataProblem,
  formatKeepProblem: (problem: DataProblem) =>
    `The pictures are used, but they are not kept. ${formatDataProblem(problem)}`,
  formatEpochs: (count: number) => countNoun(count, 'epoch'),
  setup: {
    quick: 'Quick run',
    quickHint: 'Synthetic pictures, as wide as trains in about two minutes on a machine without a GPU',
    paper: 'The paper’s protocol',
    paperHint:
      '30 epochs, batches of 64, SGD from 0.1, a tenth of it every 10 epochs; Richter et al., ICMLA 2021',
    estimate: (seconds: number, width: string) =>
      `About ${formatDuration(seconds)} on one thread without a GPU, ${width}.`,
    data: 'Pictures',
    network: 'The network',
    learning: 'Learning',
    augmentation: 'Changes of pictures',
    measuring: 'Measuring',
    computing: 'Computing',
    source: 'Set',
    sources: {
      synthetic: 'Synthetic',
      cifar10: 'CIFAR10',
      own: 'Own pictures',
      address: 'From an address',
    },
    syntheticHint:
      'Ten classes in five pairs. The tint tells the pair; which of the two it is, only a comparison of two marks tells, and their distance is another for each pair: a layer that sees less cannot know.',
    cifar10Hint: 'Choose or drop cifar-10-binary.tar.gz from its authors’ site, or Parquet files of it.',
    ownHint: 'A folder with a folder of pictures for each class, a zip of it, or tiny-imagenet-200.zip.',
    addressHint: 'The address of such a file; its host must allow other pages to read it.',
    chooseFiles: 'Choose files',
    chooseFolder: 'Choose a folder',
    chosen: (count: number, bytes: number) => `${countNoun(count, 'file')}, ${formatBytes(bytes)}`,
    lost: 'Chosen at an earlier visit and not kept: choose again.',
    address: 'Address',
    served: 'CIFAR10 that comes with this page',
    keep: 'Keep in this browser',
    keepHint: 'What was read stays for later visits, some 185 MB for CIFAR10; it can be deleted at any time.',
    keepQuestion: (name: string) =>
      `Keep “${name}” in this browser’s storage, so that it need not be read again?`,
    keepName: 'Name',
    kept: 'Kept in this browser',
    deleteKept: (name: string) => `Delete ${name} from this browser`,
    scale: 'Scale of the evidence',
    trainCount: 'Pictures to train',
    testCount: 'Pictures to test',
    side: 'Side in pixels',
    testShare: 'Share for testing',
    width: 'Width',
    widthHint: 'Factor on the channels of all layers but the last. Receptive fields stay as they are.',
    formatWidth: (width: number) => (width === 1 ? 'as drawn' : `1/${formatNumber(1 / width)}`),
    resolution: 'Size in pixels',
    resolutionLabels: ['Height', 'Width'] as const,
    asDesigned: (size: string) => `as designed, ${size}`,
    otherSize: 'another size',
    resolutionHint: 'Pictures of another size are enlarged or shrunk to it, as in the papers.',
    epochs: 'Epochs',
    batchSize: 'Batch size',
    subset: 'Pictures used',
    allPictures: 'all',
    somePictures: 'some',
    seed: 'Seed',
    optimizer: 'Optimiser',
    optimizers: { sgd: 'SGD', adam: 'Adam', adamW: 'AdamW' },
    learningRate: 'Learning rate',
    momentum: 'Momentum',
    nesterov: 'Nesterov',
    weightDecay: 'Weight decay',
    schedule: 'Schedule',
    schedules: { constant: 'constant', step: 'steps', cosine: 'cosine', 'one-cycle': 'one cycle' },
    stepEpochs: 'Every … epochs',
    stepFactor: 'times',
    warmupShare: 'Share to rise',
    labelSmoothing: 'Label smoothing',
    cropPadding: 'Crop, padding',
    flip: 'Mirror half',
    normalization: 'Normalisation',
    normalizations: { standard: 'mean 0, deviation 1', symmetric: '−1 to 1', unit: '0 to 1' },
    saturation: 'Saturation',
    delta: 'Share of variance',
    shrinks: 'Shrink maps to 4x4',
    shrinksHint: 'As in the authors’ runs; otherwise every position counts.',
    probing: 'Probes',
    probings: { never: 'on demand', end: 'at the end', epochs: 'every epoch' },
    pooling: 'Pooling of probes',
    poolings: { '4x4': '4x4 (paper)', '1x1': '1x1', none: 'none' },
    probeTrain: 'Probes train on',
    probeTest: 'Probes test on',
    backend: 'Computes on',
    backends: backendChoices,
    backendHint: 'The fastest is found by timing one small step on each at the start.',
  },
  curves: {
    accuracy: 'Accuracy',
    loss: 'Loss',
    learningRate: 'Learning rate',
    epoch: 'epoch',
    train: 'training pictures',
    test: 'test pictures',
    empty: 'Curves appear here as soon as a run trains.',
    formatLoss: (loss: number) => `loss ${formatNumber(loss, 3)}`,
    formatRate: (rate: number) => `learning rate ${formatRate(rate)}`,
    describeAccuracy: (run: string, train: number | null, test: number | null) =>
      `Accuracy over epochs. ${run}: ${train === null ? '' : `${formatShare(train)} on training pictures`}${test === null ? '' : `, ${formatShare(test)} on test pictures`}`,
    describeLoss: (run: string, loss: number | null) =>
      `Loss over epochs. ${run}: ${loss === null ? 'none yet' : formatNumber(loss, 3)}`,
    describeRate: (rate: number | null) =>
      `Learning rate over epochs. ${rate === null ? 'None yet' : `Now ${formatRate(rate)}`}`,
    table: 'Epochs as a table',
    columns: {
      epoch: 'Epoch',
      trainLoss: 'Training loss',
      trainAccuracy: 'Training accuracy',
      testLoss: 'Test loss',
      testAccuracy: 'Test accuracy',
    },
    legend: 'Runs shown',
    atCursor: (epoch: string) => `epoch ${epoch}`,
  },
  layers: {
    title: 'Saturation and probes',
    describe: (run: string, moment: string, layers: number, hasProbes: boolean) =>
      `${run}, ${moment}: saturation of ${countNoun(layers, 'layer')} as bars${hasProbes ? ', accuracy of their probes as a line' : ''}`,
    bars: (isExact: boolean) =>
      isExact ? 'saturation (bars)' : 'saturation so far, by participation (bars)',
    line: (epoch: number) => `probe accuracy (line), epoch ${formatNumber(epoch, 1)}`,
    noProbes: 'no probes yet',
    border: 'border',
    tail: 'tail',
    empty: 'Saturation and probes of each layer appear here as soon as a run trains.',
    off: 'Saturation was switched off for this run.',
    moment: 'Epoch',
    overTime: 'All epochs',
    onCards: 'On the cards',
    onCardsHint: 'Each card of the network carries its saturation',
    probeNow: 'Train probes',
    probeHint: 'A logistic regression on what each layer puts out, as in the paper',
    verdict: 'Verdict',
    table: 'Layers as a table',
    columns: {
      layer: 'Layer',
      status: 'Predicted',
      saturation: 'Saturation',
      dimension: 'Directions',
      probe: 'Probe, test',
      probeTrain: 'Probe, training',
      gain: 'Gain',
    },
    formatDimension: (dimension: number, width: number) => `${dimension} of ${width}`,
    formatGain: (gain: number) => `${gain < 0 ? '−' : '+'}${Math.abs(100 * gain).toFixed(1)}`,
    notMeasured: '–',
    formatCard: (share: number) => `saturation ${formatShare(share)}`,
    formatCardShort: (share: number) => `${Math.round(100 * share)}${unitSpace}%`,
  },
  pictures: {
    /** A class by its name; those of the synthetic set have English ones. */
    formatClass: (name: string) => name,
    set: 'Pictures',
    sets: { train: 'to train', test: 'to test' },
    show: 'Show pictures',
    label: 'Class',
    answer: 'Taken for',
    any: 'any',
    onlyWrong: 'Only mistakes',
    range: (first: number, last: number, total: number) =>
      total === 0 ? 'None fit' : `${formatExact(first)} to ${formatExact(last)} of ${formatExact(total)}`,
    previous: 'Previous pictures',
    next: 'Next pictures',
    caption: (label: string, answer: string | null) =>
      answer === null || answer === label ? label : `${label}, taken for ${answer}`,
    isRight: 'right',
    isWrong: 'wrong',
    confusion: 'Confusion',
    confusionHint: (epoch: string) =>
      `Test pictures by their class (rows) and what the network took them for (columns), ${epoch}. A press shows those pictures.`,
    confusionCell: (count: number, label: string, answer: string) =>
      `${countNoun(count, 'picture')} of ${label} taken for ${answer}`,
    noConfusion: 'What is taken for what appears here after the first epoch.',
    loading: 'Reading pictures …',
    failed: 'The pictures cannot be shown.',
    notAtHand: 'The pictures of this run are not at hand. Continue it to see what it takes them for.',
  },
  runs: {
    empty: 'Runs are kept in this browser and listed here.',
    list: 'Kept runs',
    shown: (name: string) => `Show ${name}`,
    name: 'Name of the run',
    delete: (name: string) => `Delete ${name}`,
    deleteQuestion: (name: string) => `Delete ${name} with its results and weights?`,
    confirmDelete: 'Delete',
    keep: 'Keep',
    more: (name: string) => `More for ${name}`,
    exportCsv: 'Export results as CSV',
    exportJson: 'Export run as JSON',
    exportSvg: 'Export plot as SVG',
    saveWeights: 'Save weights (safetensors)',
    saveOnnx: 'Export ONNX with weights',
    saveProject: 'Export training project with weights',
    import: 'Open results',
    importHint: 'A run exported as JSON, or the results.json of a training project',
    badFile: (name: string) => `${name} is no exported run.`,
    noWeights: 'No weights of this run are kept.',
    summarize: (accuracy: string | null, epochs: number, total: number, source: string, width: string) =>
      `${accuracy === null ? 'no test yet' : `${accuracy} on test pictures`}, ${epochs} of ${countNoun(total, 'epoch')}, ${source}, ${width}`,
    formatWidth: (width: number) => (width === 1 ? 'as drawn' : `width 1/${formatNumber(1 / width)}`),
    formatDate: (date: Date) => date.toLocaleString('en', { dateStyle: 'medium', timeStyle: 'short' }),
    comparisons: 'Ready comparisons',
    comparisonsHint: 'Trained one after the other as it is set up, and shown over each other.',
    comparisonWidth: 'Width',
    formatName: (title: string, number: number) => (number === 1 ? title : `${title}, ${number}`),
    untitled: 'Untitled',
  },
  comparisons: {
    truncation: {
      title: 'VGG16 and its truncated form',
      hint: 'Without what lies behind the border: a fifth of the parameters, hardly less accuracy',
    },
    attention: {
      title: 'ResNet18 with and without attention',
      hint: 'Squeeze-excitation and spatial attention change features, not where inference happens',
    },
    downsampling: {
      title: 'VGG13 with early and late downsampling',
      hint: 'Early pools make the field grow fast, late ones slowly: the border moves',
    },
  },
};
