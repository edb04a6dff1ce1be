/** @file What is said of several layers together, as of a group: statuses, share of the costs, what goes in and out. */
import type { Architecture, LayerId } from '../architecture/architecture';
import { computeConsumers } from '../graph/graph';
import { findExits, findSources } from '../graph/region';
import { getDefinition } from '../layers/catalogue';
import type { Analysis, Status } from './analysis';
import { findWorstStatus } from './worstStatus';

type Consumers = ReadonlyMap<LayerId, readonly LayerId[]>;

/** What there is to say about a part of a network. */
export interface GroupSummary {
  readonly layerCount: number;
  /** The statuses of the layers that are judged, in document order. */
  readonly statuses: readonly Status[];
  /** The worst status; where no layer is judged, that of a head or `none`. */
  readonly worst: Status;
  /** The tint of the whole: that of the worst status, else what its end takes over from what feeds it. */
  readonly tint: Status;
  readonly hasBorder: boolean;
  /** The layers outside that feed it, each once. */
  readonly sources: readonly LayerId[];
  /** Its layer that feeds something outside, or nothing; the last of several. */
  readonly exit: LayerId | null;
  readonly params: number;
  readonly macs: number;
  /** Of the whole network's parameters and MACs, from 0 to 1. */
  readonly paramShare: number;
  readonly macShare: number;
}

let known: { readonly layers: Architecture['layers']; readonly consumers: Consumers } | null = null;

/** Many parts of one network are summed up, one after the other. */
function getConsumers(layers: Architecture['layers']): Consumers {
  if (known?.layers !== layers) known = { layers, consumers: computeConsumers(layers) };
  return known.consumers;
}

/** Sums up a part of a network. The layers are given in document order. O(part), and once O(layers). */
export function summarizeGroup(
  { layers }: Architecture,
  analysis: Analysis,
  part: readonly LayerId[],
): GroupSummary {
  const facts = part.flatMap((id) => analysis.layers.get(id) ?? []);
  const judged = facts.map(({ status }) => status).filter((status) => status !== 'none' && status !== 'head');
  const inside = new Set(part);
  const exit = findExits(getConsumers(layers), inside).at(-1) ?? null;
  const worst = findWorstStatus(facts.map(({ status }) => status));
  const atEnd = (exit === null ? undefined : analysis.layers.get(exit)?.tint) ?? 'none';
  let params = 0;
  let macs = 0;
  for (const layer of facts) {
    params += layer.params;
    macs += layer.macs;
  }
  const { totals } = analysis;
  return {
    layerCount: part.length,
    statuses: judged,
    worst,
    tint: judged.length > 0 ? worst : atEnd,
    hasBorder: facts.some(({ isBorder }) => isBorder),
    sources: findSources(layers, inside),
    exit,
    params,
    macs,
    paramShare: totals.params > 0 ? params / totals.params : 0,
    macShare: totals.macs > 0 ? macs / totals.macs : 0,
  };
}

/**
 * Whether a skip connection lies within a part: a merge that is reached by a path without any convolution and by one
 * with some, or a sum of paths with different numbers of them (a projection). Layers are given in document order, in
 * which inputs come first. O(part).
 */
export function hasSkip({ layers }: Architecture, part: readonly LayerId[]): boolean {
  // Fewest and most convolutions from the way in.
  const depths = new Map<LayerId, readonly [number, number]>();
  for (const id of part) {
    const node = layers.get(id);
    if (node === undefined) continue;
    const { kind } = node.layer;
    const ins = node.inputs.map((input) => depths.get(input) ?? ([0, 0] as const));
    const fewest = Math.min(...ins.map(([least]) => least));
    const most = Math.max(0, ...ins.map(([, greatest]) => greatest));
    const isMerge = kind === 'Add' || kind === 'Concat';
    if (isMerge && ins.length > 1 && fewest < most && (kind === 'Add' || fewest === 0)) return true;
    const own = getDefinition(kind).isConvolution ? 1 : 0;
    depths.set(id, [(ins.length > 0 ? fewest : 0) + own, most + own]);
  }
  return false;
}
