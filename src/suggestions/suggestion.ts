/**
 * @file What a suggestion is: a pattern that was found in a network, why it matters, and the design that mends it.
 *
 * Codes and values only; the sentences are in text. The three strategies are those of Richter et al., "Should You Go
 * Deeper?", ICMLA 2021: cut what is unproductive, slow the growth of the field, or both.
 */
import type { AnalysisInput } from '../analysis/analysis';
import type { Diagnostic } from '../analysis/diagnostic';
import type { Architecture, LayerId } from '../architecture/architecture';
import type { EditRefusal } from '../architecture/editResult';
import type { Shape } from '../layers/shape';
import type { PerAxis } from '../util/perAxis';
import type { DesignSummary, Measure } from './designSummary';

/** What a suggestion is after. */
export type Strategy =
  /** Spend less: cut what is unproductive. */
  | 'efficiency'
  /** Make all layers work: slow the growth of the field. */
  | 'performance'
  /** A little of both. */
  | 'hybrid'
  /** Keep the network and look at larger images. */
  | 'resolution'
  /** See the whole image: grow the field. */
  | 'coverage'
  /** Remove what has no use at any resolution. */
  | 'tidiness';

/** The pattern that was found, with the values that its sentences need. */
export type SuggestionReason =
  /** Everything behind `last` goes, up to the head; `border` is the border layer that it is about. */
  | {
      readonly code: 'cut-tail';
      readonly border: LayerId;
      readonly last: LayerId;
      readonly removedConvolutions: number;
    }
  /** The kernel goes from `from` to `to`, which makes all fields behind it smaller by `growth` pixels. */
  | {
      readonly code: 'shrink-stem-kernel';
      readonly layer: LayerId;
      readonly from: PerAxis<number>;
      readonly to: PerAxis<number>;
      readonly growth: PerAxis<number>;
    }
  /** The stem halves the map several times before the first block: `factor` in all. */
  | { readonly code: 'soften-stem'; readonly layer: LayerId; readonly factor: PerAxis<number> }
  /** Strides go from `from` to `to`; pools that would do nothing any more go altogether. */
  | {
      readonly code: 'weaken-downsampling';
      readonly layer: LayerId;
      readonly from: PerAxis<number>;
      readonly to: PerAxis<number>;
      readonly isRemoved: boolean;
    }
  /** `pools` stand up to `steps` convolutions later. */
  | { readonly code: 'delay-downsampling'; readonly pools: number; readonly steps: number }
  /** `blocks` blocks beyond the border are repetitions of the block that ends in `behind` instead. */
  | { readonly code: 'move-blocks'; readonly blocks: number; readonly behind: LayerId }
  /** Slower growth first, then a cut. */
  | { readonly code: 'slow-then-cut'; readonly steps: readonly SuggestionReason[] }
  | { readonly code: 'raise-resolution'; readonly from: PerAxis<number>; readonly to: PerAxis<number> }
  /** The first convolution of stride 1 gets stride 2. */
  | { readonly code: 'add-stride'; readonly layer: LayerId }
  | { readonly code: 'advance-downsampling'; readonly pools: number; readonly steps: number }
  /** The kernel goes from `from` to `to`, which makes all fields behind it larger by `growth` pixels. */
  | {
      readonly code: 'enlarge-kernel';
      readonly layer: LayerId;
      readonly from: PerAxis<number>;
      readonly to: PerAxis<number>;
      readonly growth: PerAxis<number>;
    }
  /** The dilation of so many convolutions is doubled. */
  | { readonly code: 'dilate-layers'; readonly layers: number }
  /** Dense layers with `paramShare` of all parameters read a map of `mapSize`. */
  | { readonly code: 'pool-head'; readonly paramShare: number; readonly mapSize: PerAxis<number> }
  | { readonly code: 'drop-idle-layers'; readonly layers: number }
  /** `layer` is 1x1 and linear, and so is the way to `partner`: one convolution can do what both do. */
  | { readonly code: 'merge-linear-convolutions'; readonly layer: LayerId; readonly partner: LayerId };

/** The codes that suggestions can have. */
export type SuggestionCode = SuggestionReason['code'];

/** Why a pattern was found but cannot be mended. */
export type RewriteProblem =
  /** No single way from the image to one output. */
  | { readonly code: 'no-single-way' }
  /** The network puts out a map: behind a cut it would be another one. */
  | { readonly code: 'no-head' }
  /** Fewer than two convolutions would be left. */
  | { readonly code: 'too-little-left'; readonly convolutions: number }
  /** What should save would cost more than there is now. */
  | {
      readonly code: 'costs-more';
      readonly measure: 'params' | 'macs';
      readonly before: number;
      readonly after: number;
    }
  /** There is no block to repeat within the border. */
  | { readonly code: 'nothing-to-repeat' }
  /** Larger than any image that can be analysed. */
  | { readonly code: 'image-too-large'; readonly size: PerAxis<number>; readonly limit: number }
  /** Shapes would not fit, and the repair is not known. */
  | { readonly code: 'breaks-shapes'; readonly diagnostic: Diagnostic }
  | { readonly code: 'changes-output'; readonly actual: Shape | null; readonly expected: Shape | null }
  | { readonly code: 'edit-refused'; readonly refusal: EditRefusal };

/** A design as it is looked at: what a rewrite makes. */
export interface Rewritten {
  readonly architecture: Architecture;
  readonly input: AnalysisInput;
}

/** A rewrite that holds what it promises: it was made, analysed and found better by its measure. */
export interface Suggestion {
  /** Unique among the suggestions for one network, and the same whenever the same network is looked at. */
  readonly id: string;
  readonly code: SuggestionCode;
  readonly reason: SuggestionReason;
  readonly strategies: readonly Strategy[];
  /** The layers concerned: those that change or go. */
  readonly targets: readonly LayerId[];
  /** What gets better. */
  readonly measure: Measure;
  readonly before: DesignSummary;
  readonly after: DesignSummary;
  /** The design afterwards; always the same one. */
  readonly apply: () => Rewritten;
}

/** A pattern that was found and cannot be mended. */
export interface RefusedSuggestion {
  readonly id: string;
  readonly code: SuggestionCode;
  readonly reason: SuggestionReason;
  readonly targets: readonly LayerId[];
  readonly problem: RewriteProblem;
}

/** What a rewrite gives: another architecture, another image size, or the reason why not. */
export type RewriteResult =
  | { readonly architecture?: Architecture; readonly resolution?: PerAxis<number> }
  | { readonly problem: RewriteProblem };

/** A pattern with its rewrite, before anybody has tried it. */
export interface Proposal {
  readonly reason: SuggestionReason;
  readonly strategies: readonly Strategy[];
  readonly targets: readonly LayerId[];
  readonly measure: Measure;
  readonly rewrite: () => RewriteResult;
}
