/** @file Words of the form that sets up a run: pictures, network, learning, measuring. */
import type { KeptSize } from '../../training/keptSize';
import { listFew } from '../listFew';
import { formatBytes, formatExact, formatNumber } from '../quantities';
import { formatDuration } from '../trainQuantities';
import { backendChoices } from './backendText';
import { countNoun, listWords } from './words';

/** Words of the form that sets up a run. */
export const trainSetupText = {
  quick: 'Quick run',
  quickHint: 'Synthetic pictures, as wide as trains in about two minutes on a machine without a GPU',
  paper: 'The paper’s protocol',
  paperHint:
    '30 epochs, batches of 64, SGD from 0.1, a tenth of it every 10 epochs; Richter et al., ICMLA 2021',
  /** How long a run takes, and besides it the probes that it trains by itself. */
  estimate: (seconds: number, probeSeconds: number | null, width: number) => {
    const part = width === 1 ? 'as drawn' : `at 1/${formatNumber(1 / width)} of its width`;
    const probes = probeSeconds === null ? '' : `; its probes take some ${formatDuration(probeSeconds)} more`;
    return `About ${formatDuration(seconds)} on one thread without a GPU, ${part}${probes}.`;
  },
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
  formatLeftOut: (names: readonly string[]) =>
    `Left out beside the set of pictures: ${listWords(
      listFew(names, (count) => `${count} more`),
      'and',
    )}.`,
  lost: 'Chosen at an earlier visit and not kept: choose again.',
  address: 'Address',
  served: 'CIFAR10 that comes with this page',
  keep: 'Keep in this browser',
  keepHint: ({ of, bytes, side }: KeptSize) =>
    of === 'set'
      ? `What was read stays for later visits, some ${formatBytes(bytes)}; it can be deleted at any time.`
      : `What was read stays for later visits, ${formatBytes(bytes)} for each picture of ${side} pixels: some ${formatBytes(1e5 * bytes)} for ${formatExact(1e5)}. It can be deleted at any time.`,
  keepName: 'Name',
  replace: 'Replace the kept set',
  taken: (name: string) => `A set is kept as “${name}” already: choose another name, or replace that one.`,
  replaced: (name: string) => `The set that is kept as “${name}” now is lost when this one is kept.`,
  kept: 'Kept in this browser',
  deleteKept: (name: string) => `Delete ${name} from this browser`,
  scale: 'Scale of the evidence',
  trainCount: 'Pictures to train',
  testCount: 'Pictures to test',
  side: 'Side in pixels',
  testShare: 'Share for testing',
  pictureSeed: 'Seed of the pictures',
  pictureSeedHint: 'Another seed makes other pictures of the same kind',
  splitSeedHint:
    'Decides which pictures are held back for testing where the files do not say, and their order',
  width: 'Width',
  widthHint: 'Factor on the channels of all layers but the last. Receptive fields stay as they are.',
  formatWidth: (width: number) => (width === 1 ? 'as drawn' : `1/${formatNumber(1 / width)}`),
  resolution: 'Size in pixels',
  resolutionLabels: {
    height: 'Height to train at, in pixels',
    width: 'Width to train at, in pixels',
    link: 'Make the size to train at square',
    unlink: 'Set height and width to train at apart',
  },
  asDesigned: (size: string) => `as designed, ${size}`,
  otherSize: 'another size',
  resolutionHint: 'Pictures of another size are enlarged or shrunk to it, as in the papers.',
  epochs: 'Epochs',
  batchSize: 'Batch size',
  subset: 'Pictures used',
  allPictures: 'all',
  somePictures: 'some',
  subsetCount: 'How many of them',
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
  stepFactorHint: 'What the learning rate is multiplied by at each step down.',
  warmupShare: 'Share to rise',
  warmupShareHint: 'Part of the run in which the learning rate rises to its highest; it falls in the rest.',
  labelSmoothing: 'Label smoothing',
  cropPadding: 'Crop, padding',
  flip: 'Mirror half',
  normalization: 'Normalisation',
  normalizations: { standard: 'mean 0, deviation 1', symmetric: '−1 to 1', unit: '0 to 1' },
  saturation: 'Saturation',
  saturationHint: 'How much of its width each layer uses, counted over every epoch.',
  delta: 'Share of variance',
  deltaHint: 'As many directions of a layer’s output are counted as hold this share of its variance.',
  shrinks: 'Shrink maps to 4x4',
  shrinksHint: 'As in the authors’ runs; otherwise every position counts.',
  probing: 'Probes',
  probingHint: 'A small classifier on what each layer puts out says how far the network has come by it.',
  probings: { never: 'on demand', end: 'at the end', epochs: 'every epoch' },
  pooling: 'Pooling of probes',
  poolings: { '4x4': '4x4 (paper)', '1x1': '1x1', none: 'none' },
  probeTrain: 'Probes train on',
  probeTest: 'Probes test on',
  backend: 'Computes on',
  backends: backendChoices,
  backendHint: 'The fastest is found by timing one small step on each at the start.',
};
