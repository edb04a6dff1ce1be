/** @file The result of the analysis: what is known of every layer and of the whole network. */
import type { LayerId } from '../architecture/architecture';
import type { StatusRule } from '../architecture/statusRule';
import type { Shape } from '../layers/shape';
import type { PerAxis } from '../util/perAxis';
import type { Diagnostic } from './diagnostic';

/** Whether a layer still helps. `head`: behind the last spatial layer; `none`: not judged. */
export type Status = 'productive' | 'critical' | 'unproductive' | 'partial' | 'head' | 'none';

/** What the network is looked at with; the channels of the image belong to its Input layer. */
export interface AnalysisInput {
  /** Size of the image in pixels: [height, width]. */
  readonly resolution: PerAxis<number>;
  readonly rule: StatusRule;
}

/** The part of the input that a unit of a layer's output depends on. All values are input pixels. */
export interface Field {
  /** Smallest receptive field over all paths. */
  readonly min: PerAxis<number>;
  /** Largest receptive field over all paths. */
  readonly max: PerAxis<number>;
  /** First pixel that unit 0 sees, over all paths (0 is the centre of the first pixel of the image). */
  readonly low: PerAxis<number>;
  /** Last pixel that unit 0 sees, over all paths. */
  readonly high: PerAxis<number>;
  /** Distance between what neighbouring units see. */
  readonly jump: PerAxis<number>;
}

/** What is known of one layer. */
export interface LayerAnalysis {
  readonly id: LayerId;
  /** The output shape for one image; null where an error upstream leaves it unknown. */
  readonly shape: Shape | null;
  /** What a unit sees; null when it sees the whole input, or when the image does not reach it. */
  readonly field: Field | null;
  /** Smallest field that arrives, per axis; null where nothing with a field arrives. For convolutions under
   * the rule `paper`: over the nearest convolutions upstream. */
  readonly received: PerAxis<number> | null;
  /** Whether the image reaches the layer at all. */
  readonly isReached: boolean;
  /** Whether a global layer lies upstream (or within it, as in squeeze-excitation). */
  readonly globalContext: boolean;
  readonly status: Status;
  /** The status whose tint a layer takes that is not judged itself: that of the convolution that feeds it. */
  readonly tint: Status;
  readonly isBorder: boolean;
  /** Whether it is a convolution in the tail. */
  readonly isTail: boolean;
  readonly params: number;
  readonly macs: number;
  /** Bytes of its output at batch 1 in 32-bit floats. */
  readonly memoryBytes: number;
}

/** Sums over layers. */
export interface Totals {
  readonly params: number;
  readonly macs: number;
  readonly memoryBytes: number;
}

/** The image sizes that a network fits, in pixels per axis. */
export interface FeasibleResolution {
  /** From here on no convolution is unproductive (rule `paper`). */
  readonly min: PerAxis<number>;
  /** The largest field of any layer: above it, the network never sees the whole image. */
  readonly max: PerAxis<number>;
  /** `min` over kernels above 1 only. */
  readonly widening: PerAxis<number>;
  /** rfa_toolbox's lower end by default. */
  readonly toolboxDefault: PerAxis<number>;
  /** rfa_toolbox's lower end with its option `lower_bound`. */
  readonly toolboxLowerBound: PerAxis<number>;
}

/** The headline: how many convolutions are judged, how many of them are unproductive, and what those cost. */
export interface Headline {
  readonly judged: number;
  readonly unproductive: number;
  /** How many are unproductive on one axis only: not all that are `partial`. 0 under the rule `toolbox`. */
  readonly onOneAxis: number;
  readonly paramShare: number;
  readonly macShare: number;
}

/** Everything known of a network on an image. */
export interface Analysis {
  readonly input: AnalysisInput;
  /** By id, in document order. */
  readonly layers: ReadonlyMap<LayerId, LayerAnalysis>;
  readonly totals: Totals;
  readonly headline: Headline;
  readonly borderLayers: readonly LayerId[];
  /** First layer of the tail; null without a tail. */
  readonly tail: LayerId | null;
  readonly feasibleResolution: FeasibleResolution;
  readonly diagnostics: readonly Diagnostic[];
}

/** The midpoint of what unit 0 sees, per axis, in input pixels. */
export function computeCenter(field: Field): PerAxis<number> {
  return [(field.low[0] + field.high[0]) / 2, (field.low[1] + field.high[1]) / 2];
}
