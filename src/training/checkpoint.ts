/** @file What a run can go on from: weights, statistics, what the optimiser remembers, and the step. */

import type { DataPrint } from './dataPrint';

/** A tensor's numbers by the name that a layer's id and PyTorch's word make: `conv1.weight`. */
export interface NamedTensor {
  readonly name: string;
  /** In the worker's order: filters are [height, width, in, out]. */
  readonly shape: readonly number[];
  readonly values: Float32Array<ArrayBuffer>;
}

/** Losses and right answers summed up over pictures. */
export interface ScoreSums {
  readonly loss: number;
  readonly right: number;
  readonly examples: number;
}

/** What saturation is computed from, of a layer with C channels or features: 4 (2 C + C^2) bytes. */
export interface SaturationSums {
  /** The layer's id. */
  readonly layer: string;
  /** Samples summed up. */
  readonly count: number;
  /** [C], what is taken from every sample; nothing is in checkpoints that earlier versions have written. */
  readonly shift?: Float32Array<ArrayBuffer>;
  /** [C], of samples less the shift. */
  readonly sums: Float32Array<ArrayBuffer>;
  /** [C, C], sums of products of two channels, of samples less the shift. */
  readonly products: Float32Array<ArrayBuffer>;
}

/** What the steps of an epoch have come to whose report is not out. */
export interface EpochSums {
  readonly score: ScoreSums;
  /** Null where saturation is not measured, has missed steps, or would take too much space. */
  readonly saturation: readonly SaturationSums[] | null;
}

/** A run's state between two steps. Random numbers follow from the seed and the step. */
export interface Checkpoint {
  readonly version: 1;
  /** Steps done. */
  readonly step: number;
  readonly weights: readonly NamedTensor[];
  readonly statistics: readonly NamedTensor[];
  /** What the optimiser remembers, a number for every weight in each. */
  readonly slots: readonly Float32Array<ArrayBuffer>[];
  /** Absent where the last epoch is reported, and from checkpoints that were written before there was such a thing. */
  readonly epoch?: EpochSums;
  /** The pictures that it was trained on; absent from checkpoints that earlier versions have written. */
  readonly data?: DataPrint;
}

const listSums = ({ shift, sums, products }: SaturationSums) =>
  shift ? [shift, sums, products] : [sums, products];

/** The buffers of a checkpoint, to hand them over instead of copying. */
export function listBuffers({ weights, statistics, slots, epoch }: Checkpoint): ArrayBuffer[] {
  return [...weights, ...statistics]
    .map(({ values }) => values.buffer)
    .concat(slots.map(({ buffer }) => buffer))
    .concat((epoch?.saturation ?? []).flatMap(listSums).map(({ buffer }) => buffer));
}

/** Whether a checkpoint has the tensors that are wanted, by name and shape. */
export function fitsTensors(
  found: readonly NamedTensor[],
  wanted: readonly { readonly key: string; readonly shape: readonly number[] }[],
): boolean {
  return (
    found.length === wanted.length &&
    wanted.every(({ key, shape }, index) => {
      const tensor = found[index];
      return tensor?.name === key && tensor.shape.join() === shape.join();
    })
  );
}

/** Whether all tensors of a checkpoint are among those that are wanted, by name and shape. */
export function fitsSome(
  found: readonly NamedTensor[],
  wanted: readonly { readonly key: string; readonly shape: readonly number[] }[],
): boolean {
  const shapes = new Map(wanted.map(({ key, shape }) => [key, shape.join()]));
  return found.every(({ name, shape }) => shapes.get(name) === shape.join());
}
