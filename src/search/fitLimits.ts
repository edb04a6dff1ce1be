/**
 * @file Makes a design fit its limits by fewer channels, stage by stage and no more than needed: depth, kernels and
 * strides stay. So a narrower network is never found for its own sake.
 */

import type { Analysis } from '../analysis/analysis';
import { analyze } from '../analysis/analyze';
import { type Architecture, isLayerOf, type LayerId } from '../architecture/architecture';
import type { Anatomy } from '../suggestions/anatomy';
import type { Analysed } from '../suggestions/mergedDesign';
import { type ChannelClass, findChannelClasses } from './channelClasses';
import { findStages } from './stages';

/** What a design may cost at most; null: any amount. */
export interface SearchLimits {
  readonly macs: number | null;
  readonly params: number | null;
  readonly memoryBytes: number | null;
  /** The most convolutions. */
  readonly convolutions: number | null;
}

const costs = ['macs', 'params', 'memoryBytes'] as const;

/** How many times over its limit a design is in what it exceeds most; at most 1 where it fits. */
function findExcess(
  { totals }: Analysis,
  limits: SearchLimits,
): { readonly cost: (typeof costs)[number]; readonly ratio: number } {
  const ratios = costs.map((cost) => ({
    cost,
    ratio: totals[cost] / (limits[cost] ?? Number.POSITIVE_INFINITY),
  }));
  return ratios.reduce((worst, next) => (next.ratio > worst.ratio ? next : worst));
}

/** Narrower by this factor at a time, and down to this share of the channels. */
const step = 0.75;
const leastShare = 0.25;

/** Channels are multiples of this where they were. */
const grain = 8;

function scaleChannels({ channels, divisor }: ChannelClass, share: number): number {
  const unit = channels % (grain * divisor) === 0 ? grain * divisor : divisor;
  return Math.min(channels, Math.max(unit, Math.round((channels * share) / unit) * unit));
}

function narrow(architecture: Architecture, shares: ReadonlyMap<ChannelClass, number>): Architecture {
  const layers = new Map(architecture.layers);
  const set = (id: LayerId, changes: { readonly outChannels: number; readonly groups?: number }) => {
    const node = layers.get(id);
    if (node === undefined || !isLayerOf(node, 'Conv2d')) return;
    layers.set(id, { ...node, layer: { kind: 'Conv2d', params: { ...node.layer.params, ...changes } } });
  };
  for (const [channelClass, share] of shares) {
    const outChannels = scaleChannels(channelClass, share);
    for (const id of channelClass.sources) set(id, { outChannels });
    for (const id of channelClass.depthwise) set(id, { outChannels, groups: outChannels });
  }
  return { ...architecture, layers };
}

/** The classes of each stage, by the first convolution that makes their channels. */
function sortIntoStages(
  stages: readonly (readonly LayerId[])[],
  classes: readonly ChannelClass[],
): readonly (readonly ChannelClass[])[] {
  const stageOf = new Map(stages.flatMap((stage, index) => stage.map((id) => [id, index] as const)));
  const sorted: ChannelClass[][] = stages.map(() => []);
  for (const channelClass of classes) {
    const index = stageOf.get(channelClass.sources[0] as LayerId);
    if (index !== undefined) sorted[index]?.push(channelClass);
  }
  return sorted;
}

/** More rounds than it takes to bring ten stages to a quarter. */
const maxRounds = 50;

/** The design itself where it fits its limits, else a narrower one; null where a quarter of the channels is too much. */
export function fitLimits(anatomy: Anatomy, limits: SearchLimits): Analysed | null {
  const { architecture, analysis } = anatomy;
  if (findExcess(analysis, limits).ratio <= 1) return anatomy;
  const stages = findStages(anatomy);
  const classes = sortIntoStages(stages, findChannelClasses(architecture, analysis));
  const shares = new Map<ChannelClass, number>();
  let fitted: Analysed = anatomy;
  for (let round = 0; round < maxRounds; round++) {
    const { cost, ratio } = findExcess(fitted.analysis, limits);
    if (ratio <= 1) return fitted;
    let dearest: { readonly index: number; readonly sum: number } | null = null;
    for (const [index, stage] of stages.entries()) {
      const isLeft = classes[index]?.some((item) => (shares.get(item) ?? 1) * step >= leastShare);
      if (isLeft !== true) continue;
      const sum = stage.reduce((total, id) => total + (fitted.analysis.layers.get(id)?.[cost] ?? 0), 0);
      if (dearest === null || sum > dearest.sum) dearest = { index, sum };
    }
    if (dearest === null) return null;
    for (const item of classes[dearest.index] ?? []) {
      const share = (shares.get(item) ?? 1) * step;
      if (share >= leastShare) shares.set(item, share);
    }
    const narrowed = narrow(architecture, shares);
    fitted = { architecture: narrowed, analysis: analyze(narrowed, analysis.input) };
  }
  return null;
}
