/** @file Why a network cannot be trained as it is, as codes and values; known before a run starts. */
import type { LayerId } from '../architecture/architecture';
import type { LayerKind } from '../layers/catalogue';
import type { Shape } from '../layers/shape';

/** One reason. */
export type TrainingProblem =
  /** The analysis reports this many errors; they come first. */
  | { readonly code: 'network-has-errors'; readonly count: number }
  /** A layer of a kind that has no known computation. */
  | { readonly code: 'untrainable-kind'; readonly layer: LayerId; readonly kind: LayerKind }
  /** Some windows of a maximum pool lie wholly in its padding: there is no maximum. */
  | { readonly code: 'empty-window'; readonly layer: LayerId }
  /** No layer is reached by the image. */
  | { readonly code: 'no-output' }
  /** More than one layer feeds nothing: it is not clear which of them answers. */
  | { readonly code: 'several-outputs'; readonly layers: readonly LayerId[] }
  /** The image does not reach the layer that answers. */
  | { readonly code: 'output-unreached'; readonly layer: LayerId }
  /** The answer is a map with positions, not one number a class. */
  | { readonly code: 'not-a-classifier'; readonly layer: LayerId; readonly shape: Shape }
  /** The answer has fewer values than the data has classes. */
  | {
      readonly code: 'too-few-outputs';
      readonly layer: LayerId;
      readonly actual: number;
      readonly needed: number;
    }
  /** The network takes images of another number of channels than the pictures have. */
  | { readonly code: 'wrong-channels'; readonly actual: number; readonly needed: number }
  /** Nothing in the network can be learnt. */
  | { readonly code: 'nothing-to-learn' };
