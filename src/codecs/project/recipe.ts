/**
 * @file How a training project trains: the settings of a run on the page, in the same words, so that those can be handed
 * on as they are.
 */

/** Everything that decides a result but the network and the pictures. */
export interface ProjectRecipe {
  readonly seed: number;
  readonly epochs: number;
  /** Pictures of a step, over all processes. */
  readonly batchSize: number;
  readonly optimizer: Readonly<Record<string, string | number | boolean>>;
  readonly learningRate: number;
  readonly schedule: Readonly<Record<string, string | number>>;
  readonly labelSmoothing: number;
  readonly augmentation: { readonly cropPadding: number; readonly flip: boolean };
  readonly normalization: 'standard' | 'symmetric' | 'unit';
  readonly subset: number | null;
  readonly saturation: { readonly isOn: boolean; readonly delta: number; readonly shrinks: boolean };
}

/** How probes are trained. */
export interface ProjectProbes {
  readonly pooling: '4x4' | '1x1' | 'none';
  readonly trainCount: number;
  readonly testCount: number;
}

/** What a project is told besides the design. */
export interface ProjectOptions {
  readonly recipe: ProjectRecipe;
  readonly probes: ProjectProbes;
  /**
   * Side in pixels of the squares that own pictures are cut and shrunk to before they get the network's size; without
   * it they get that at once.
   */
  readonly side?: number | undefined;
  /** The setup of a run, kept as it is, so that the results can be shown with it. */
  readonly setup?: object;
}

/** The protocol of Richter et al. on CIFAR10: 30 epochs, batches of 64, SGD from 0.1, a tenth of it every 10 epochs. */
export const paperProject: ProjectOptions = {
  recipe: {
    seed: 1,
    epochs: 30,
    batchSize: 64,
    optimizer: { kind: 'sgd', momentum: 0.9, nesterov: false, weightDecay: 5e-4 },
    learningRate: 0.1,
    schedule: { kind: 'step', epochs: 10, factor: 0.1 },
    labelSmoothing: 0,
    augmentation: { cropPadding: 4, flip: true },
    normalization: 'standard',
    subset: null,
    saturation: { isOn: true, delta: 0.99, shrinks: false },
  },
  probes: { pooling: '4x4', trainCount: 10_000, testCount: 2000 },
};
