/**
 * @file The status of every layer at every image size: fields are computed once, and only judged again, as they do not
 * depend on the image but where a layer is told the size of its output.
 */
import type { Architecture, LayerId } from '../architecture/architecture';
import type { StatusRule } from '../architecture/statusRule';
import { type Axis, axes, type PerAxis } from '../util/perAxis';
import type { Status } from './analysis';
import { createNetwork, type Network } from './network';
import { computeReceptiveFields, type FieldPass } from './receptiveFields';
import { inferShapes } from './shapes';
import { judgeLayer } from './status';

/** A stretch of sizes at which a layer has one status; both ends belong to it. */
export interface StatusRun {
  readonly from: number;
  readonly to: number;
  readonly status: Status;
}

/** One layer over all sizes. */
export interface LayerProfile {
  readonly id: LayerId;
  readonly runs: readonly StatusRun[];
}

/** Whether fields depend on the size of the image: a layer is given the size of its output. */
function hasFixedSizes({ nodes }: Network): boolean {
  return nodes.some(({ layer }) => {
    if (layer.kind === 'Upsample') return layer.params.size !== null;
    return layer.kind === 'AdaptiveAvgPool2d' && Math.max(...layer.params.outputSize) > 1;
  });
}

/** The sizes to look at, and the image for each length of its smaller side. */
export interface ProfileSizes {
  readonly from: number;
  readonly to: number;
  /** [height, width] in pixels; neither gets smaller as the length grows. */
  readonly toImage: (smaller: number) => PerAxis<number>;
}

/** The smallest size whose image has at least so many pixels on an axis; beyond `to` where none has. */
function findFirst({ from, to, toImage }: ProfileSizes, axis: Axis, pixels: number): number {
  let [low, high] = [from, to + 1];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (toImage(middle)[axis] >= pixels) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Sizes at which one of a layer's comparisons with the image may turn, in order, the first of all included. */
function listTurns(
  { kernels, starts, sources }: Network,
  { fields, arriving, received }: FieldPass,
  position: number,
  sizes: ProfileSizes,
): readonly number[] {
  const turns = new Set<number>([sizes.from]);
  const add = (axis: Axis, pixels: number | undefined) => {
    if (pixels === undefined) return;
    // The image has as many pixels, or more.
    turns.add(findFirst(sizes, axis, pixels));
    turns.add(findFirst(sizes, axis, Math.floor(pixels) + 1));
  };
  for (const axis of axes) {
    add(axis, fields[position]?.min[axis]);
    add(axis, received[position]?.[axis]);
    add(axis, arriving[position]?.min[axis]);
    // A kernel spans the map as long as the image has no more than so many steps.
    const kernel = kernels[2 * position + axis] ?? 1;
    for (let edge = starts[position] ?? 0; edge < (starts[position + 1] ?? 0); edge++) {
      const jump = fields[sources[edge] ?? -1]?.jump[axis];
      add(axis, jump && (kernel + 1) * jump);
    }
  }
  return [...turns].filter((size) => size <= sizes.to).sort((a, b) => a - b);
}

/** Adds a status from a size on to the runs before; they end there. */
function addRun(runs: StatusRun[], from: number, to: number, status: Status): void {
  const last = runs.at(-1);
  if (last?.status === status) {
    runs[runs.length - 1] = { ...last, to };
    return;
  }
  if (last !== undefined) runs[runs.length - 1] = { ...last, to: from - 1 };
  runs.push({ from, to, status });
}

/**
 * The judged layers at every whole size of an image, in document order. Layers that are judged at no size are left out.
 *
 * O(layers + connections); with layers that are told the size of their output, that for every size.
 */
export function computeStatusProfile(
  architecture: Architecture,
  rule: StatusRule,
  sizes: ProfileSizes,
): readonly LayerProfile[] {
  const { from, to, toImage } = sizes;
  const network = createNetwork(architecture);
  const computeFields = (size: number) =>
    computeReceptiveFields(network, inferShapes(network, toImage(size)).shapes);
  const runs: StatusRun[][] = network.nodes.map(() => []);
  const judge = (fields: FieldPass, position: number, size: number) =>
    judgeLayer(network, fields, position, { resolution: toImage(size), rule });
  if (hasFixedSizes(network)) {
    for (let size = from; size <= to; size++) {
      const fields = computeFields(size);
      for (const [position, own] of runs.entries()) addRun(own, size, to, judge(fields, position, size));
    }
  } else {
    const fields = computeFields(from);
    for (const [position, own] of runs.entries())
      for (const size of listTurns(network, fields, position, sizes))
        addRun(own, size, to, judge(fields, position, size));
  }
  return network.nodes.flatMap(({ id }, position): LayerProfile[] => {
    const own = runs[position] ?? [];
    return own.some(({ status }) => status !== 'none') ? [{ id, runs: own }] : [];
  });
}

/** The status of a layer at a size; null outside of the profile. */
export function findStatus({ runs }: LayerProfile, size: number): Status | null {
  return runs.find(({ from, to }) => size >= from && size <= to)?.status ?? null;
}
