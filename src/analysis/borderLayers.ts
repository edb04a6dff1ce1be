/** @file Border layers and the tail: where a network stops to profit from depth (Richter et al., ICMLA 2021). */
import type { PerAxis } from '../util/perAxis';
import type { Status } from './analysis';
import type { Network } from './network';
import type { FieldPass } from './receptiveFields';

/** Positions of the border layers and of the convolutions in the tail, each in document order. */
export interface BorderPass {
  readonly border: readonly number[];
  readonly tail: readonly number[];
}

function findBorder(
  { nodes, starts, sources, order, isConvolution }: Network,
  statuses: readonly Status[],
): number[] {
  const isBehind = new Uint8Array(nodes.length);
  const border: number[] = [];
  for (const position of order) {
    let hasUpstream = false;
    for (let edge = starts[position]!; edge < starts[position + 1]!; edge++)
      hasUpstream ||= isBehind[sources[edge]!] === 1;
    const isUnproductive = statuses[position] === 'unproductive' && isConvolution[position] === 1;
    if (isUnproductive && !hasUpstream) border.push(position);
    if (isUnproductive || hasUpstream) isBehind[position] = 1;
  }
  return border.sort((a, b) => a - b);
}

function findTail(
  { kernels, isConvolution }: Network,
  { fields }: FieldPass,
  resolution: PerAxis<number>,
): number[] {
  let tail: number[] = [];
  for (let position = 0; position < fields.length; position++) {
    const field = fields[position];
    if (!field || isConvolution[position] === 0) continue;
    if (kernels[2 * position] === 1 && kernels[2 * position + 1] === 1) continue;
    // While one axis is not covered yet, a layer still widens what the network sees of the image.
    if (field.min[0] <= resolution[0] || field.min[1] <= resolution[1]) tail = [];
    else tail.push(position);
  }
  return tail;
}

/** Finds border layers (unproductive convolutions with none upstream) and the tail (DESIGN: analysis). */
export function findBorderLayers(
  network: Network,
  fields: FieldPass,
  statuses: readonly Status[],
  resolution: PerAxis<number>,
): BorderPass {
  return { border: findBorder(network, statuses), tail: findTail(network, fields, resolution) };
}
