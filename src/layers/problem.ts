/** @file What can be wrong between a layer and its inputs, as codes and values; sentences are in text. */
import type { PerAxis } from '../util/perAxis';
import type { FeatureShape, MapShape, Shape } from './shape';

/** A reason why a layer has no output shape. */
export type LayerProblem =
  /** The layer works on maps and got a vector. */
  | { readonly code: 'needs-map'; readonly actual: FeatureShape }
  /** The layer works on a vector and got maps; a Flatten before it would help. */
  | { readonly code: 'needs-features'; readonly actual: MapShape }
  /** The output would have no rows or columns. `needed` is the smallest input size that gives one. */
  | { readonly code: 'map-vanishes'; readonly actual: PerAxis<number>; readonly needed: PerAxis<number> }
  /** `value` (channels in, or out) is not a multiple of `divisor`, the layer's `groups`. */
  | {
      readonly code: 'not-divisible';
      readonly what: 'input-channels' | 'output-channels';
      readonly value: number;
      readonly divisor: number;
    }
  /** Merged inputs do not fit: `port` counts from 0; `expected` is what came in before, at port 0 if nothing was spread. */
  | {
      readonly code: 'merge-mismatch';
      readonly port: number;
      readonly actual: Shape;
      readonly expected: Shape;
    }
  /** A slice reaches beyond the channels that there are. */
  | {
      readonly code: 'slice-out-of-range';
      readonly start: number;
      readonly end: number;
      readonly channels: number;
    };
