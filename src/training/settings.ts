/** @file What a run is told: everything that decides its result but the network and the pictures. */

/** A rule of optimisation and its constants; the learning rate comes with every step. */
export type OptimizerRule =
  /** v = momentum v + g + decay w; w -= rate v (with Nesterov: rate (g + decay w + momentum v)). */
  | {
      readonly kind: 'sgd';
      readonly momentum: number;
      readonly nesterov: boolean;
      readonly weightDecay: number;
    }
  /** Kingma & Ba, ICLR 2015; the decay is part of the gradient. With `decoupled`: Loshchilov & Hutter, ICLR 2019. */
  | {
      readonly kind: 'adam';
      readonly beta1: number;
      readonly beta2: number;
      readonly epsilon: number;
      readonly weightDecay: number;
      readonly decoupled: boolean;
    };

/** How the learning rate moves. */
export type Schedule =
  | { readonly kind: 'constant' }
  /** Times `factor` after every `epochs` epochs. */
  | { readonly kind: 'step'; readonly epochs: number; readonly factor: number }
  /** Half a cosine down to 0 (Loshchilov & Hutter, ICLR 2017). */
  | { readonly kind: 'cosine' }
  /** Up for a share of the steps, then down (Smith & Topin, 2018), with PyTorch's constants. */
  | { readonly kind: 'one-cycle'; readonly warmupShare: number };

/** What happens to training pictures before they are seen. */
export interface Augmentation {
  /** Pixels of zeros around the picture, out of which a piece of the picture's size is cut at random. */
  readonly cropPadding: number;
  /** Whether half of the pictures are mirrored. */
  readonly flip: boolean;
}

/**
 * How bytes become numbers: with mean 0 and deviation 1 over the training set, channel by channel; from -1 to 1;
 * or from 0 to 1.
 */
export type Normalization = 'standard' | 'symmetric' | 'unit';

/** How saturation is measured. */
export interface SaturationSettings {
  readonly isOn: boolean;
  /** Share of the variance that the counted directions explain. */
  readonly delta: number;
  /** Whether larger maps are shrunk to 4x4 (nearest) first, as in the authors' runs. */
  readonly shrinks: boolean;
}

/** The settings of a run. */
export interface TrainingSettings {
  readonly seed: number;
  readonly epochs: number;
  readonly batchSize: number;
  readonly optimizer: OptimizerRule;
  /** The highest rate of the schedule. */
  readonly learningRate: number;
  readonly schedule: Schedule;
  /** Share of the probability that is spread over all classes, from 0. */
  readonly labelSmoothing: number;
  readonly augmentation: Augmentation;
  readonly normalization: Normalization;
  /** Training pictures used; null for all. */
  readonly subset: number | null;
  readonly saturation: SaturationSettings;
}

/** Adam with its usual constants. */
export const adam: OptimizerRule = {
  kind: 'adam',
  beta1: 0.9,
  beta2: 0.999,
  epsilon: 1e-8,
  weightDecay: 0,
  decoupled: false,
};

/** AdamW with its usual constants. */
export const adamW: OptimizerRule = { ...adam, weightDecay: 0.01, decoupled: true };

/** Settings that learn well in few epochs. */
export const defaultSettings: TrainingSettings = {
  seed: 1,
  epochs: 10,
  batchSize: 64,
  optimizer: adam,
  learningRate: 1e-3,
  schedule: { kind: 'constant' },
  labelSmoothing: 0,
  augmentation: { cropPadding: 4, flip: true },
  normalization: 'standard',
  subset: null,
  saturation: { isOn: true, delta: 0.99, shrinks: false },
};

/** The protocol of Richter et al. on CIFAR10: 30 epochs, batches of 64, SGD from 0.1, a tenth of it every 10 epochs. */
export const paperProtocol: TrainingSettings = {
  ...defaultSettings,
  epochs: 30,
  optimizer: { kind: 'sgd', momentum: 0.9, nesterov: false, weightDecay: 5e-4 },
  learningRate: 0.1,
  schedule: { kind: 'step', epochs: 10, factor: 0.1 },
};
