/**
 * @file What a run has come to at every layer that is measured, beside what was predicted of it: rows of plots, tables
 * and exports.
 */

import type { Status } from '../analysis/analysis';
import { createNetwork } from '../analysis/network';
import type { Architecture, LayerId } from '../architecture/architecture';
import type { LayerKind } from '../layers/catalogue';
import { isMeasuredKind } from './measuredLayers';
import type { ProbeReport, ProbeSettings, Score } from './protocol';
import { isOver, type ProbeRound, type RunState } from './runState';
import { type LayerSaturation, maxCountedWidth } from './saturation';
import { analyzeRun, type TrainedRun } from './trainedRun';

/** One layer. */
export interface LayerResult {
  readonly layer: LayerId;
  readonly name: string;
  readonly kind: LayerKind;
  readonly status: Status;
  readonly isBorder: boolean;
  readonly isTail: boolean;
  /** Whether an unproductive convolution lies upstream on any path; false for the border layers themselves. */
  readonly isBehindBorder: boolean;
  /** Channels, or features; null where nothing was measured yet. */
  readonly width: number | null;
  /** Directions that keep the variance; null where they were not counted. */
  readonly dimension: number | null;
  readonly saturation: number | null;
  /** The participation ratio over the width. */
  readonly participation: number | null;
  readonly probe: ProbeReport | null;
  /** What the probe reaches beyond the best of the nearest layers upstream that have one. */
  readonly gain: number | null;
}

/** A moment of a run: after an epoch, 0 before the first has ended; or as it is now, with participation. */
export type RunMoment = number | 'now';

/** All measured layers at one moment. */
export interface MomentResults {
  readonly moment: RunMoment;
  /** In the order in which they are computed. */
  readonly layers: readonly LayerResult[];
  /** Epoch of the probes that are shown: the last at or before the moment; null without. */
  readonly probeEpoch: number | null;
  /** How these were trained; null without, and where it is not known. */
  readonly probeSettings: ProbeSettings | null;
  /** On the test pictures, as of now at the end of the last epoch; null before the first. */
  readonly test: Score | null;
}

/** Measured layers in topological order, each with the nearest ones upstream. */
function findMeasured(architecture: Architecture): ReadonlyMap<LayerId, readonly LayerId[]> {
  const { nodes, order, sources, starts } = createNetwork(architecture);
  const nearest: (readonly LayerId[])[] = nodes.map(() => []);
  const measured = new Map<LayerId, readonly LayerId[]>();
  for (const position of order) {
    const node = nodes[position];
    if (node === undefined) continue;
    const found = new Set<LayerId>();
    for (let at = starts[position] ?? 0; at < (starts[position + 1] ?? 0); at++)
      for (const id of nearest[sources[at] ?? -1] ?? []) found.add(id);
    const upstream = [...found];
    if (isMeasuredKind(node.layer.kind)) measured.set(node.id, upstream);
    nearest[position] = isMeasuredKind(node.layer.kind) ? [node.id] : upstream;
  }
  return measured;
}

/** The epochs that have ended in any of some runs, in order. */
export function listEpochs(...states: readonly RunState[]): readonly number[] {
  return [...new Set(states.flatMap(({ epochs }) => epochs.map(({ epoch }) => epoch)))].sort((a, b) => a - b);
}

/** Whether participation as of now can be shown: while epochs are still to come, or one was cut short. */
export function hasParticipation(state: RunState): boolean {
  const { spread, epochs } = state;
  return spread !== null && (!isOver(state) || spread.epoch > (epochs.at(-1)?.epoch ?? 0));
}

/**
 * The moment nearest to the one that is wished. Where none is, it is the last epoch that has ended: participation is
 * another measure than saturation, and only shown where somebody wants it.
 */
export function chooseMoment(state: RunState, wished: RunMoment | null): RunMoment {
  return chooseSharedMoment([state], wished);
}

/** The same for runs that are shown together: the moment nearest to the one that is wished that any of them has. */
export function chooseSharedMoment(states: readonly RunState[], wished: RunMoment | null): RunMoment {
  if (wished === 'now' && states.some(hasParticipation)) return 'now';
  const epochs = listEpochs(...states);
  const last = epochs.at(-1) ?? 0;
  if (wished === null || wished === 'now') return last;
  return epochs.findLast((epoch) => epoch <= wished) ?? epochs[0] ?? 0;
}

/** Those of the last epoch are the latest there are: they may have been trained since it ended. */
function findProbes({ epochs, probeRounds }: RunState, moment: RunMoment): ProbeRound | null {
  const isLatest = moment === 'now' || moment === (epochs.at(-1)?.epoch ?? 0);
  const until = isLatest ? Number.POSITIVE_INFINITY : moment;
  return probeRounds.findLast(({ epoch, probes }) => epoch <= until && probes.length > 0) ?? null;
}

/** What a run has come to at a moment. Without measurements the layers are there all the same, to be filled. */
export function readMoment(run: TrainedRun, moment: RunMoment): MomentResults {
  const { state, network } = run;
  const analysis = analyzeRun(run);
  const report = moment === 'now' ? null : (state.epochs.find(({ epoch }) => epoch === moment) ?? null);
  const spread: readonly LayerSaturation[] =
    (moment === 'now' ? state.spread?.layers : report?.saturation) ?? [];
  const round = findProbes(state, moment);
  const spreads = new Map(spread.map((entry) => [entry.layer, entry]));
  const probes = new Map((round?.probes ?? []).map((entry) => [entry.layer, entry]));
  const layers: LayerResult[] = [];
  const unproductiveOrBehind = new Set<LayerId>();
  for (const [id, upstream] of findMeasured(network.architecture)) {
    const node = network.architecture.layers.get(id);
    const facts = analysis.layers.get(id);
    if (node === undefined || facts === undefined) continue;
    const own = spreads.get(id);
    const probe = probes.get(id) ?? null;
    const isBehindBorder = upstream.some((other) => unproductiveOrBehind.has(other));
    if (isBehindBorder || facts.status === 'unproductive') unproductiveOrBehind.add(id);
    const before = upstream.flatMap((other) => probes.get(other)?.testAccuracy ?? []);
    layers.push({
      layer: id,
      name: node.name,
      kind: node.layer.kind,
      status: facts.status,
      isBorder: facts.isBorder,
      isTail: facts.isTail,
      isBehindBorder,
      width: own?.width ?? null,
      dimension: own?.dimension ?? null,
      saturation: own?.saturation ?? null,
      participation: own?.participation ?? null,
      probe,
      gain: probe === null || before.length === 0 ? null : probe.testAccuracy - Math.max(...before),
    });
  }
  const tested = moment === 'now' ? state.epochs.at(-1) : report;
  return {
    moment,
    layers,
    probeEpoch: round?.epoch ?? null,
    probeSettings: round?.settings ?? null,
    test: tested?.test ?? null,
  };
}

/** What is plotted of a moment: saturation, or as of now the participation ratio, and never one for the other. */
export function getShownMeasure(
  { saturation, participation }: LayerResult,
  moment: RunMoment,
): number | null {
  return moment === 'now' ? participation : saturation;
}

/** Layers of an epoch whose directions were not counted, since they are wider than {@link maxCountedWidth}. */
export function countTooWide({ moment, layers }: MomentResults): number {
  if (moment === 'now') return 0;
  return layers.filter(({ width, saturation }) => saturation === null && (width ?? 0) > maxCountedWidth)
    .length;
}

/** How many of the probes that are shown were ended before their best. */
export function countUnsettled({ layers }: MomentResults): number {
  return layers.filter(({ probe }) => probe?.isSettled === false).length;
}
