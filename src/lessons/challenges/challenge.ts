/**
 * @file What a challenge is: a network to begin with, what is asked of it as data, and a measure that should be as
 * small as possible. The analysis evaluates it; the words are in `text/`, by the same names.
 */
import type { Design } from '../../document/document';

/** What a number is asked of; the last convolution is the last in document order. */
export type GoalKind =
  /** Smallest field of the last convolution, on both axes, in pixels. */
  | 'seesAtLeast'
  | 'seesExactly'
  /** Largest field of the last convolution over all paths, on both axes. */
  | 'farthestAtLeast'
  /** Convolutions beyond the border. */
  | 'unproductive'
  | 'convolutionsAtLeast'
  | 'convolutionsAtMost'
  | 'macs'
  | 'params'
  /** Of every convolution, on both axes. */
  | 'kernelAtLeast'
  | 'kernelAtMost'
  /** Of every convolution and every sliding pool, on both axes. */
  | 'stride'
  /** Of every convolution again. */
  | 'dilation'
  | 'groups'
  | 'channels'
  /** Rows and columns of the output of the last convolution. */
  | 'map';

/** A number that is asked for. */
export interface Goal {
  readonly kind: GoalKind;
  readonly value: number;
}

/** What is not allowed. */
export type Rule =
  /** Nothing with a window but convolutions: no pools, no upsampling, nothing that sees everything. */
  | 'plain'
  /** No convolution skips pixels: strides up to the kernel, no dilation. */
  | 'gapless'
  /**
   * All layers of the start are as they were and where they were, and none is new. Only strides of convolutions may
   * differ, and sliding pools may be others or gone.
   */
  | 'kept'
  /** Layers follow each other: each has at most one input and feeds at most one other. */
  | 'chain'
  /** Padding "same" everywhere: nothing is cut off at the edges. */
  | 'padded';

/** What is counted; less is better. */
export type Measure = 'params' | 'macs' | 'changes';

/** Names of challenges; they stand in links and in kept scores, and never change. */
export type ChallengeId =
  | 'fifteen'
  | 'seven'
  | 'patches'
  | 'later'
  | 'ration'
  | 'thin'
  | 'full'
  | 'repair'
  | 'views'
  | 'sixteen'
  | 'mobile'
  | 'fifty';

/** A challenge. The image keeps the size and the channels that it has at the start. */
export interface Challenge {
  readonly id: ChallengeId;
  readonly start: () => Design;
  readonly goals: readonly Goal[];
  readonly rules: readonly Rule[];
  readonly measure: Measure;
}
