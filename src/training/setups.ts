/**
 * @file Ready setups: one that shows something within two minutes on any machine, and the protocol of the papers.
 */
import type { Architecture } from '../architecture/architecture';
import { bothAxes, type PerAxis } from '../util/perAxis';
import type { SyntheticSettings } from './dataset';
import type { ProbeSettings } from './protocol';
import { estimateSeconds, measureNetwork, type NetworkSize } from './runEstimate';
import { adam, defaultSettings, paperProtocol, type TrainingSettings } from './settings';
import type { RunSetup } from './trainedRun';

/** Factors on the channels that are offered. */
export const widths = [1, 1 / 2, 1 / 4, 1 / 8, 1 / 16] as const;

const narrowest = 1 / 16;

/** A quick run on wasm takes about this long. */
const quickSeconds = 100;

/** Synthetic pictures of a quick run; the size of CIFAR10's. */
const quickPictures: SyntheticSettings = { seed: 1, scale: 1, trainCount: 2000, testCount: 500 };
const pictureSize = bothAxes(32);

/** Probes as the paper pools them, on few enough pictures that a round takes seconds. */
export const defaultProbes: ProbeSettings = { pooling: '4x4', trainCount: 2000, testCount: 500 };

/** Normalised networks bear a higher rate. */
function hasNorm({ layers }: Architecture): boolean {
  return [...layers.values()].some(
    ({ layer: { kind } }) => kind === 'BatchNorm' || kind === 'GroupNorm' || kind === 'LayerNorm',
  );
}

function createQuickSettings(architecture: Architecture): TrainingSettings {
  return {
    ...defaultSettings,
    epochs: 12,
    batchSize: 32,
    optimizer: adam,
    learningRate: hasNorm(architecture) ? 2e-3 : 1e-3,
    schedule: { kind: 'one-cycle', warmupShare: 0.3 },
    // The evidence of synthetic pictures is a comparison of left and right, which cutting and mirroring would spare.
    augmentation: { cropPadding: 0, flip: false },
  };
}

/**
 * The quick setup: synthetic pictures, and as much of the network's width as trains in about two minutes on wasm; at
 * the size of the design, or where even the thinnest would take longer at that of the pictures.
 */
export function createQuickSetup(architecture: Architecture, resolution: PerAxis<number>): RunSetup {
  const settings = createQuickSettings(architecture);
  const size = { ...settings, ...quickPictures };
  // Multiply-accumulates go with the square of the width, but for the first layer and depthwise ones.
  const findWidth = ({ macs, layerCount }: NetworkSize) =>
    widths.find((width) => estimateSeconds({ macs: macs * width ** 2, layerCount }, size) <= quickSeconds);
  const own = findWidth(measureNetwork(architecture, resolution));
  const isLarge = resolution[0] > pictureSize[0] || resolution[1] > pictureSize[1];
  const isShrunk = own === undefined && isLarge;
  const shrunk = isShrunk ? findWidth(measureNetwork(architecture, pictureSize)) : undefined;
  return {
    data: { kind: 'synthetic', ...quickPictures },
    settings,
    width: own ?? shrunk ?? narrowest,
    resolution: isShrunk ? pictureSize : null,
    backend: 'auto',
    probes: defaultProbes,
    probing: 'end',
  };
}

/** The settings of the papers in place of those of a setup; data, width and size stay. */
export function applyPaperProtocol(setup: RunSetup): RunSetup {
  const { seed, saturation } = setup.settings;
  return {
    ...setup,
    settings: { ...paperProtocol, seed, saturation: { ...saturation, delta: 0.99 } },
    probes: { ...setup.probes, pooling: '4x4' },
  };
}
