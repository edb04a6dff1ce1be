/**
 * @file What one unit of a layer's output reads from its input: the only thing receptive fields need to know.
 */
import type { PerAxis } from '../util/perAxis';
import type { AxisPadding } from './padding';

/** Reads the unit at its own position: normalisation, activation, merge, dropout. */
export interface PointwiseWindow {
  readonly type: 'pointwise';
  /** The output also depends on the whole input (squeeze-excitation). */
  readonly seesWholeInput?: boolean;
}

/** Slides a kernel over the input: convolution, pooling, padding (kernel 1). */
export interface SlidingWindow {
  readonly type: 'sliding';
  readonly kernelSize: PerAxis<number>;
  readonly stride: PerAxis<number>;
  readonly dilation: PerAxis<number>;
  readonly padding: PerAxis<AxisPadding>;
}

/** Spreads each input over a kernel: transposed convolution. */
export interface TransposedWindow {
  readonly type: 'transposed';
  readonly kernelSize: PerAxis<number>;
  readonly stride: PerAxis<number>;
  readonly dilation: PerAxis<number>;
  readonly padding: PerAxis<AxisPadding>;
}

/** Samples the input on a grid that is `scale` times finer. */
export interface ResampleWindow {
  readonly type: 'resample';
  readonly mode: 'nearest' | 'bilinear';
  /** Output pixels per input pixel, above 0. */
  readonly scale: PerAxis<number>;
  readonly alignCorners: boolean;
}

/** Divides the input into `outputSize` cells of nearly equal size: adaptive pooling above 1. */
export interface AdaptiveWindow {
  readonly type: 'adaptive';
  readonly inputSize: PerAxis<number>;
  readonly outputSize: PerAxis<number>;
}

/** Leaves the smallest field and widens the largest: a gate computed by a convolution (spatial attention). */
export interface GateWindow {
  readonly type: 'gate';
  readonly kernelSize: PerAxis<number>;
}

/** Reads everything: global pooling, flatten, dense layers. */
export interface GlobalWindow {
  readonly type: 'global';
}

/** What one output unit reads. */
export type Window =
  | PointwiseWindow
  | SlidingWindow
  | TransposedWindow
  | ResampleWindow
  | AdaptiveWindow
  | GateWindow
  | GlobalWindow;

/** The window of layers that read the unit at their own position. */
export const pointwiseWindow: PointwiseWindow = { type: 'pointwise' };

/** The window of layers that read everything. */
export const globalWindow: GlobalWindow = { type: 'global' };

/** The extent of a dilated kernel in input units: dilation x (kernel - 1) + 1. */
export function computeEffectiveKernel(kernelSize: number, dilation: number): number {
  return dilation * (kernelSize - 1) + 1;
}
