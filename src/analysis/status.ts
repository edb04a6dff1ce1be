/**
 * @file Whether each layer still helps, by the paper's rule or by rfa_toolbox's.
 *
 * Paper: a convolution is unproductive when what it receives is already larger than the image (Richter et al.,
 * "Should You Go Deeper?", ICMLA 2021). Toolbox: the conditions of rfa_toolbox 1.7, on every layer that has a field
 * and gets one: its own lists name sums and pools beside convolutions.
 */
import type { LayerNode } from '../architecture/architecture';
import { axes, type PerAxis } from '../util/perAxis';
import type { AnalysisInput, Status } from './analysis';
import { isConvolution, type Network } from './network';
import type { FieldPass, FieldRecord } from './receptiveFields';

/** Statuses and tints by position. */
export interface StatusPass {
  readonly statuses: readonly Status[];
  /** The layer's own status or, where it is not judged, that of what feeds it. */
  readonly tints: readonly Status[];
}

const productivity: readonly Status[] = ['productive', 'partial', 'critical', 'unproductive', 'head', 'none'];

/** The kernel of a layer that has one, without dilation: 1 on both axes for all others. */
export function getKernelSize(node: LayerNode): PerAxis<number> {
  const { params } = node.layer;
  if (!('kernelSize' in params)) return [1, 1];
  const { kernelSize } = params;
  return typeof kernelSize === 'number' ? [kernelSize, kernelSize] : kernelSize;
}

function judgeByPaper({ field, received }: FieldRecord, resolution: PerAxis<number>): Status {
  if (field === null || received === null) return 'none';
  const judge = (axis: 0 | 1): Status => {
    if (received[axis] > resolution[axis]) return 'unproductive';
    return field.min[axis] > resolution[axis] ? 'critical' : 'productive';
  };
  const [rows, columns] = [judge(0), judge(1)];
  return rows === columns ? rows : 'partial';
}

function judgeByToolbox(node: LayerNode, record: FieldRecord, resolution: PerAxis<number>): Status {
  const { field, inputFields } = record;
  if (field === null || inputFields.length === 0) return 'none';
  const kernel = getKernelSize(node);
  const exceeds = axes.map((axis) => field.min[axis] > resolution[axis]);
  const isCovered = inputFields.every((input) => axes.every((axis) => input.min[axis] >= resolution[axis]));
  const isSpanned = inputFields.every((input) =>
    axes.every((axis) => Math.floor(resolution[axis] / input.jump[axis]) <= kernel[axis]),
  );
  if ((isCovered && exceeds.every(Boolean)) || isSpanned) return 'unproductive';
  if (exceeds.every(Boolean)) return 'critical';
  return exceeds.some(Boolean) ? 'partial' : 'productive';
}

/** Judges every layer and finds the tint of those that are not judged. O(layers + connections). */
export function classifyLayers(network: Network, fields: FieldPass, input: AnalysisInput): StatusPass {
  const statuses: Status[] = network.nodes.map(() => 'none');
  const tints: Status[] = network.nodes.map(() => 'none');
  for (const position of network.order) {
    const node = network.nodes[position];
    const record = fields.records[position];
    if (node === undefined || record === undefined) continue;
    let status: Status = 'none';
    if (input.rule === 'paper') {
      if (isConvolution(node)) status = judgeByPaper(record, input.resolution);
    } else status = judgeByToolbox(node, record, input.resolution);
    statuses[position] = status;
    let tint = status;
    if (status === 'none')
      for (const source of network.inputs[position] ?? []) {
        const candidate = tints[source] ?? 'none';
        if (productivity.indexOf(candidate) < productivity.indexOf(tint)) tint = candidate;
      }
    tints[position] = tint;
  }
  markHead(network, fields, statuses, tints);
  return { statuses, tints };
}

/** Layers without a field that no layer with a field follows belong to the head. */
function markHead(network: Network, fields: FieldPass, statuses: Status[], tints: Status[]): void {
  const isFollowed = new Uint8Array(network.nodes.length);
  for (let index = network.order.length - 1; index >= 0; index--) {
    const position = network.order[index] ?? -1;
    const record = fields.records[position];
    if (record === undefined) continue;
    const isHead = record.field === null && isFollowed[position] === 0 && record.isReached;
    if (isHead) {
      statuses[position] = 'head';
      tints[position] = 'head';
    } else if (record.field === null) tints[position] = 'none';
    if (record.field !== null || isFollowed[position] === 1)
      for (const source of network.inputs[position] ?? []) isFollowed[source] = 1;
  }
}
