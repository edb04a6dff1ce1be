/** @file Trained numbers, as formats that hold any carry them. */

/** The numbers of one tensor in row-major order. */
export interface WeightTensor {
  /** As PyTorch orders it: filters are [out, in / groups, height, width], transposed ones [in, out / groups, ...]. */
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

/** Tensors by the name that a layer's id and PyTorch's word make: `conv1.weight`, `bn1.running_mean`. */
export type Weights = ReadonlyMap<string, WeightTensor>;
