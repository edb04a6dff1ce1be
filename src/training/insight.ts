/**
 * @file What the page asks the worker beside runs: the effective field of a unit, and where the evidence for a class
 * lies in a picture. Question and answers carry an id, as if it were that of a run; `stop` ends the work on one.
 */
import type { Architecture, LayerId } from '../architecture/architecture';
import type { PerAxis } from '../util/perAxis';
import type { NamedTensor } from './checkpoint';
import type { ClassMap } from './classMap';
import type { Dataset, ImageSet } from './dataset';
import type { EffectiveField } from './effectiveField';

/** Trained numbers without what an optimiser remembers; a checkpoint has them. */
export interface TrainedTensors {
  readonly weights: readonly NamedTensor[];
  readonly statistics: readonly NamedTensor[];
}

/** How bytes of pictures become numbers, channel by channel. */
export type PixelScale = Pick<Dataset, 'mean' | 'deviation'>;

/** Pictures, and how the network is used to see them. */
export interface SeenPictures {
  readonly set: ImageSet;
  readonly scale: PixelScale;
}

/** The network and the layer in question. */
interface LayerQuestion {
  readonly architecture: Architecture;
  /** [height, width] of the image in pixels. */
  readonly resolution: PerAxis<number>;
  readonly layer: LayerId;
}

/** Questions. */
export type InsightQuestion =
  | (LayerQuestion & {
      readonly type: 'trace-field';
      /** Row and column; null for the unit in the middle. */
      readonly unit: PerAxis<number> | null;
      /** Null: drawn anew for each round, as He et al. (ICCV 2015) start. */
      readonly tensors: TrainedTensors | null;
      /** What the network looks at; null: numbers of the standard normal distribution. */
      readonly pictures: SeenPictures | null;
      readonly seed: number;
      /** Draws of weights and images, one after the other. */
      readonly rounds: number;
    })
  | (LayerQuestion & {
      readonly type: 'map-class';
      /** The class in question; null: the one that the network answers. */
      readonly label: number | null;
      readonly tensors: TrainedTensors;
      /** One picture. */
      readonly pictures: SeenPictures;
    });

/** Why there is no answer, beside what can be wrong with a run. */
export type InsightProblem =
  /** The layer is no map, or each of its units sees the whole image by a global layer. */
  | { readonly code: 'no-field'; readonly layer: LayerId }
  /** The numbers are those of another network: this tensor is missing or has another shape. */
  | { readonly code: 'tensor-mismatch'; readonly tensor: string }
  /** Numbers on the way are infinite or none at all: weights that diverged, or windows that hold nothing but padding. */
  | { readonly code: 'not-finite' }
  /** The answer of the network does not depend on the layer. */
  | { readonly code: 'not-used'; readonly layer: LayerId };

/** Answers. */
export type InsightAnswer =
  /** After each round: the mean so far. */
  | {
      readonly type: 'field';
      readonly field: EffectiveField;
      readonly done: number;
      readonly total: number;
    }
  | { readonly type: 'class-map'; readonly map: ClassMap }
  | { readonly type: 'no-insight'; readonly problem: InsightProblem };
