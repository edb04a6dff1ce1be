/**
 * @file Prediction and evidence side by side: how the convolutions that were predicted unproductive fared against the
 * others, in saturation and in what probes gain, and whether that supports the prediction. Codes and numbers only.
 *
 * Source of the prediction: Richter et al., ICMLA 2021: beyond the border saturation is low, and probes gain nothing.
 */
import type { LayerResult, MomentResults } from './layerResults';
import { computeShareMargin } from './shareMargin';

/** What one kind of evidence says. */
export type Support = 'supports' | 'contradicts' | 'undecided';

/** A measure of both kinds of layers. */
export interface Contrast {
  /** Median over the convolutions predicted unproductive. */
  readonly unproductive: number;
  /** Median over the other convolutions. */
  readonly others: number;
  readonly says: Support;
}

/** What probes say in addition to their medians. */
export interface ProbeContrast extends Contrast {
  /** The best probe of a layer predicted unproductive. */
  readonly bestUnproductive: number;
  /** The best of the others before the border: those with no unproductive convolution upstream. */
  readonly bestBefore: number;
  /** Differences up to here may be chance: two standard errors, for as many pictures as both were scored on. */
  readonly margin: number;
}

/** The verdict. */
export type Verdict =
  /** No convolution is predicted unproductive: there is nothing to confirm. */
  | { readonly code: 'no-prediction'; readonly judged: number }
  /** Every convolution is predicted unproductive: there is nothing to compare with. */
  | { readonly code: 'no-others'; readonly judged: number }
  /** Every other convolution lies behind an unproductive one: there is nothing to tell what was gained since. */
  | { readonly code: 'none-before'; readonly judged: number }
  /** Neither saturation nor probes are there yet. */
  | { readonly code: 'nothing-measured' }
  /** No epoch has ended: whether the network has learnt anything is not known. */
  | { readonly code: 'untested' }
  /** Only participation is there, another measure, of which nothing was predicted. */
  | { readonly code: 'only-participation' }
  /** The network guesses: what its layers hold says nothing yet. */
  | { readonly code: 'not-learnt'; readonly accuracy: number; readonly chance: number }
  | {
      readonly code: 'compared';
      /** All evidence together; `mixed` where the two kinds contradict each other, undecided where probes are. */
      readonly says: Support | 'mixed';
      readonly unproductiveCount: number;
      readonly otherCount: number;
      readonly saturation: Contrast | null;
      readonly probes: ProbeContrast | null;
      /** The epoch of the probes, where that is another than the one whose saturation stands beside them. */
      readonly otherProbeEpoch: number | null;
      /** Whether the epoch has not ended, after which saturation is counted. */
      readonly isWithinEpoch: boolean;
    };

/** Below this part of the others' median saturation has fallen; above the second it has not. */
const fallenShare = 0.6;
const equalShare = 0.9;
/** Accuracy up to this multiple of chance is guessing. */
const guessing = 1.5;
/** With a larger margin probes cannot tell that nothing is gained. */
const maxMargin = 0.06;
/** Gains below are nothing, however many pictures tell of them. */
const smallestGain = 0.01;
/** Parts of what the others reach beyond guessing: a gain up to the first is nothing, above the second it is much. */
const smallPart = 0.05;
const largePart = 0.1;

/** The middle one, or the mean of both middle ones. Null of nothing. */
export function computeMedian(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle];
  if (upper === undefined) return null;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2;
}

function compareSaturation(dead: readonly LayerResult[], alive: readonly LayerResult[]): Contrast | null {
  const median = (layers: readonly LayerResult[]) =>
    computeMedian(layers.flatMap(({ saturation }) => saturation ?? []));
  const unproductive = median(dead);
  const others = median(alive);
  if (unproductive === null || others === null) return null;
  // Where most layers do not vary at all there is nothing for saturation to fall from.
  if (others === 0) return { unproductive, others, says: 'undecided' };
  const says =
    unproductive <= fallenShare * others
      ? 'supports'
      : unproductive >= equalShare * others
        ? 'contradicts'
        : 'undecided';
  return { unproductive, others, says };
}

/** The best of the probes of some layers, and the pictures that it was scored on. Null of none. */
function findBest(layers: readonly LayerResult[], otherTestCount: number) {
  const reached = layers
    .flatMap(({ probe }) => probe ?? [])
    .toSorted((a, b) => b.testAccuracy - a.testAccuracy);
  const [best] = reached;
  return best ? { accuracy: best.testAccuracy, testCount: best.testCount ?? otherTestCount } : null;
}

function compareProbes(
  dead: readonly LayerResult[],
  alive: readonly LayerResult[],
  { chance, testCount }: { readonly chance: number; readonly testCount: number },
): ProbeContrast | null {
  // A round that is still under way has not reached every layer.
  if ([...dead, ...alive].some(({ probe }) => probe === null)) return null;
  const gains = (layers: readonly LayerResult[]) => layers.flatMap(({ gain }) => gain ?? []);
  const unproductive = computeMedian(gains(dead));
  const others = computeMedian(gains(alive)) ?? 0;
  const behind = findBest(dead, testCount);
  const before = findBest(
    alive.filter(({ isBehindBorder }) => !isBehindBorder),
    testCount,
  );
  if (unproductive === null || behind === null || before === null) return null;
  // Both answer the same pictures and mostly alike: half of the variance of the difference is shared.
  const chanceMargin = computeShareMargin(before.accuracy, Math.min(behind.testCount, before.testCount));
  const margin = Math.max(chanceMargin, smallestGain);
  const gained = behind.accuracy - before.accuracy;
  const learnt = Math.max(before.accuracy - chance, 0);
  const isMuch = gained > Math.max(margin, largePart * learnt);
  const isLittle = gained <= 0 || (gained <= Math.max(margin, smallPart * learnt) && unproductive <= others);
  // A fall that is no chance tells enough, however few the pictures.
  const isCertain = margin <= maxMargin || gained < -margin;
  const says = isMuch ? 'contradicts' : isLittle && isCertain ? 'supports' : 'undecided';
  return {
    unproductive,
    others,
    bestUnproductive: behind.accuracy,
    bestBefore: before.accuracy,
    margin,
    says,
  };
}

/** Probes are the stronger evidence: where they cannot tell, saturation alone does not either. */
function combine(saturation: Support | null, probes: Support | null): Support | 'mixed' {
  if (probes === null || saturation === null) return probes ?? saturation ?? 'undecided';
  if (probes === 'undecided' || saturation === 'undecided') return probes;
  return probes === saturation ? probes : 'mixed';
}

/**
 * The verdict on a moment of a run.
 *
 * @param classCount classes of the data.
 * @param otherTestCount pictures that probes were scored on, where their reports do not tell.
 */
export function judgePrediction(
  { moment, layers, probeEpoch, test }: MomentResults,
  classCount: number,
  otherTestCount: number,
): Verdict {
  const judged = layers.filter(
    ({ status, kind }) => kind !== 'Linear' && status !== 'none' && status !== 'head',
  );
  const dead = judged.filter(({ status }) => status === 'unproductive');
  const alive = judged.filter(({ status }) => status !== 'unproductive');
  if (dead.length === 0) return { code: 'no-prediction', judged: judged.length };
  if (alive.length === 0) return { code: 'no-others', judged: judged.length };
  if (alive.every(({ isBehindBorder }) => isBehindBorder))
    return { code: 'none-before', judged: judged.length };
  const chance = 1 / Math.max(classCount, 1);
  const saturation = compareSaturation(dead, alive);
  const probes = compareProbes(dead, alive, { chance, testCount: otherTestCount });
  const hasParticipation = judged.some(({ participation }) => participation !== null);
  if (saturation === null && probes === null && !hasParticipation) return { code: 'nothing-measured' };
  if (test === null) return { code: 'untested' };
  if (test.accuracy <= guessing * chance) return { code: 'not-learnt', accuracy: test.accuracy, chance };
  if (saturation === null && probes === null) return { code: 'only-participation' };
  return {
    code: 'compared',
    says: combine(saturation?.says ?? null, probes?.says ?? null),
    unproductiveCount: dead.length,
    otherCount: alive.length,
    saturation,
    probes,
    otherProbeEpoch: probes === null || probeEpoch === moment ? null : probeEpoch,
    isWithinEpoch: moment === 'now',
  };
}
