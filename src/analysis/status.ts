/**
 * @file Whether each layer still helps, by the paper's rule or by rfa_toolbox's.
 *
 * Paper: a convolution is unproductive when what it receives is already larger than the image (Richter et al.,
 * "Should You Go Deeper?", ICMLA 2021). Toolbox: the conditions of rfa_toolbox 1.7, on every layer that has a field
 * and gets one: its own lists name sums and pools beside convolutions.
 */
import type { PerAxis } from '../util/perAxis';
import type { AnalysisInput, Status } from './analysis';
import type { Network } from './network';
import type { FieldPass } from './receptiveFields';

/** Statuses and tints by position. */
export interface StatusPass {
  readonly statuses: readonly Status[];
  /** The layer's own status or, where it is not judged, that of what feeds it. */
  readonly tints: readonly Status[];
}

/** The smaller, the more productive: where several feed a layer that is not judged, the smallest tints it. */
const tintRank: Readonly<Record<Status, number>> = {
  productive: 0,
  partial: 1,
  critical: 2,
  unproductive: 3,
  head: 4,
  none: 5,
};

function judgeAxis(received: number, own: number, resolution: number): Status {
  if (received > resolution) return 'unproductive';
  return own > resolution ? 'critical' : 'productive';
}

function judgeByPaper(
  { fields, received }: FieldPass,
  position: number,
  resolution: PerAxis<number>,
): Status {
  const own = fields[position]?.min;
  const arriving = received[position];
  if (!own || !arriving) return 'none';
  const rows = judgeAxis(arriving[0], own[0], resolution[0]);
  const columns = judgeAxis(arriving[1], own[1], resolution[1]);
  return rows === columns ? rows : 'partial';
}

/** Whether a kernel spans the whole map on both axes, for a map with this distance between units. */
function isSpanned(kernel: PerAxis<number>, jump: PerAxis<number>, resolution: PerAxis<number>): boolean {
  return Math.floor(resolution[0] / jump[0]) <= kernel[0] && Math.floor(resolution[1] / jump[1]) <= kernel[1];
}

function judgeByToolbox(
  { starts, sources, kernels }: Network,
  { fields, arriving }: FieldPass,
  position: number,
  resolution: PerAxis<number>,
): Status {
  const own = fields[position]?.min;
  // The smallest field over the direct inputs on each axis: where it covers the image, every input does.
  const direct = arriving[position]?.min;
  if (!own || !direct) return 'none';
  const exceedsRows = own[0] > resolution[0];
  const exceedsColumns = own[1] > resolution[1];
  const isFull = direct[0] >= resolution[0] && direct[1] >= resolution[1];
  if (isFull && exceedsRows && exceedsColumns) return 'unproductive';
  const kernel: PerAxis<number> = [kernels[2 * position]!, kernels[2 * position + 1]!];
  let isSpannedByAll = true;
  for (let edge = starts[position]!; edge < starts[position + 1]!; edge++) {
    const jump = fields[sources[edge]!]?.jump;
    if (jump !== undefined && !isSpanned(kernel, jump, resolution)) isSpannedByAll = false;
  }
  if (isSpannedByAll) return 'unproductive';
  if (exceedsRows && exceedsColumns) return 'critical';
  return exceedsRows || exceedsColumns ? 'partial' : 'productive';
}

/** The status of one layer by its rule, where it is judged at all: `none` otherwise, for a head too. */
export function judgeLayer(
  network: Network,
  fields: FieldPass,
  position: number,
  { rule, resolution }: AnalysisInput,
): Status {
  if (rule === 'toolbox') return judgeByToolbox(network, fields, position, resolution);
  return network.isConvolution[position] === 1 ? judgeByPaper(fields, position, resolution) : 'none';
}

/** Judges every layer and finds the tint of those that are not judged. O(layers + connections). */
export function classifyLayers(network: Network, fields: FieldPass, input: AnalysisInput): StatusPass {
  const { nodes, starts, sources } = network;
  const statuses: Status[] = new Array(nodes.length).fill('none');
  const tints: Status[] = new Array(nodes.length).fill('none');
  for (const position of network.order) {
    const status = judgeLayer(network, fields, position, input);
    let tint = status;
    if (status === 'none')
      for (let edge = starts[position]!; edge < starts[position + 1]!; edge++) {
        const candidate = tints[sources[edge]!] ?? 'none';
        if (tintRank[candidate] < tintRank[tint]) tint = candidate;
      }
    statuses[position] = status;
    tints[position] = tint;
  }
  markHead(network, fields, statuses, tints);
  return { statuses, tints };
}

/** Layers without a field that no layer with a field follows belong to the head. */
function markHead(
  { nodes, starts, sources, order }: Network,
  { fields, isReached }: FieldPass,
  statuses: Status[],
  tints: Status[],
): void {
  const isFollowed = new Uint8Array(nodes.length);
  for (let index = order.length - 1; index >= 0; index--) {
    const position = order[index]!;
    const isFieldless = fields[position] === null;
    if (isFieldless) {
      const isHead = isFollowed[position] === 0 && isReached[position] === 1;
      if (isHead) statuses[position] = 'head';
      tints[position] = isHead ? 'head' : 'none';
    }
    if (isFieldless && isFollowed[position] === 0) continue;
    for (let edge = starts[position]!; edge < starts[position + 1]!; edge++) {
      const source = sources[edge]!;
      if (source >= 0) isFollowed[source] = 1;
    }
  }
}
