/** @file Border layers and the tail: where a network stops to profit from depth (Richter et al., ICMLA 2021). */
import type { PerAxis } from '../util/perAxis';
import type { Status } from './analysis';
import { isConvolution, type Network } from './network';
import type { FieldPass } from './receptiveFields';
import { getKernelSize } from './status';

/** Positions of the border layers and of the convolutions in the tail, each in document order. */
export interface BorderPass {
  readonly border: readonly number[];
  readonly tail: readonly number[];
}

function findBorder(network: Network, statuses: readonly Status[]): number[] {
  const isBehind = new Uint8Array(network.nodes.length);
  const border: number[] = [];
  for (const position of network.order) {
    const node = network.nodes[position];
    if (node === undefined) continue;
    const hasUpstream = (network.inputs[position] ?? []).some((source) => isBehind[source] === 1);
    const isUnproductive = statuses[position] === 'unproductive' && isConvolution(node);
    if (isUnproductive && !hasUpstream) border.push(position);
    if (isUnproductive || hasUpstream) isBehind[position] = 1;
  }
  return border.sort((a, b) => a - b);
}

function findTail(network: Network, fields: FieldPass, resolution: PerAxis<number>): number[] {
  let tail: number[] = [];
  for (const [position, node] of network.nodes.entries()) {
    const field = fields.records[position]?.field;
    const kernel = getKernelSize(node);
    if (!field || !isConvolution(node) || (kernel[0] === 1 && kernel[1] === 1)) continue;
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
