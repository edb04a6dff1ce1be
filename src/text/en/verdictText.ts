/** @file The verdict on a prediction in words, with its numbers. It says so where the evidence is against it. */
import type { Contrast, ProbeContrast, Support, Verdict } from '../../training/verdict';
import { formatFixed, formatNumber, unitSpace } from '../quantities';
import { formatShare } from '../trainQuantities';
import { countAll, countNoun } from './words';

/** A difference of shares in points: `1.5 points`. */
function formatPoints(difference: number): string {
  const points = Math.round(1000 * difference) / 10;
  const sign = points < 0 ? '−' : '';
  return `${sign}${formatFixed(Math.abs(points), 1)}${unitSpace}points`;
}

/** What saturation says of the prediction, or all evidence. */
const sayings: Readonly<Record<Support, string>> = {
  supports: 'supports the prediction',
  contradicts: 'does not support the prediction',
  undecided: 'does not decide',
};

/** What probes say of it. */
const probeSayings: Readonly<Record<Support, string>> = {
  supports: 'support the prediction',
  contradicts: 'do not support the prediction',
  undecided: 'cannot tell',
};

/** Names the kinds of evidence where one is missing or says something else than the other. */
const formatMissing = (isWithinEpoch: boolean) =>
  isWithinEpoch
    ? 'Saturation is counted over a whole epoch, and this one has not ended.'
    : 'Saturation was not measured.';

function formatHeadline({ saturation, probes }: Extract<Verdict, { code: 'compared' }>): string {
  if (saturation === null) return probes === null ? '' : `Probes ${probeSayings[probes.says]}.`;
  if (saturation.says === probes?.says) return `The evidence ${sayings[saturation.says]}.`;
  const alone = `Saturation ${sayings[saturation.says]}`;
  return probes === null ? `${alone}.` : `${alone}, probes ${probeSayings[probes.says]}.`;
}

function formatSaturation(
  { unproductive, others, says }: Contrast,
  deadCount: number,
  aliveCount: number,
): string {
  const dead =
    deadCount === 1
      ? `The one layer predicted unproductive has a saturation of ${formatShare(unproductive)}`
      : `The ${countNoun(deadCount, 'layer')} predicted unproductive have a median saturation of ${formatShare(unproductive)}`;
  const alive =
    aliveCount === 1
      ? `the other one has ${formatShare(others)}`
      : `the other ${aliveCount} have ${formatShare(others)}`;
  const meaning =
    says === 'supports'
      ? 'it has fallen behind the border'
      : says === 'contradicts'
        ? 'it has not fallen behind the border'
        : 'it is lower, but not by much';
  return `${dead}, ${alive}: ${meaning}.`;
}

function formatProbes(probes: ProbeContrast): string {
  const { unproductive, others, bestUnproductive, bestBefore, margin, says } = probes;
  const medians = `A probe gains ${formatPoints(unproductive)} on the layer before it in the median, ${formatPoints(others)} among the others.`;
  const gained = bestUnproductive - bestBefore;
  const best = `The best of them reaches ${formatShare(bestUnproductive)}, the best before the border ${formatShare(bestBefore)}`;
  const chance = `(up to ${formatPoints(margin)} may be chance)`;
  const meaning =
    says === 'supports'
      ? 'nothing that counts was gained behind it'
      : says === 'contradicts'
        ? `${formatPoints(gained)} were gained behind it`
        : Math.abs(gained) <= margin
          ? 'too few test pictures, or too small gains before it, to tell'
          : `${formatPoints(gained)} lie between nothing and much`;
  return `${medians} ${best} ${chance}: ${meaning}.`;
}

const formatJudged = (count: number) =>
  count === 1 ? 'The only convolution' : countAll(count, 'convolution');

/** A verdict as a headline and sentences. */
function formatVerdict(verdict: Verdict): { readonly headline: string; readonly details: readonly string[] } {
  switch (verdict.code) {
    case 'no-prediction':
      return {
        headline: 'No layer is predicted unproductive.',
        details: [
          verdict.judged === 0
            ? 'There is no convolution to judge.'
            : `${formatJudged(verdict.judged)} should still gain something at this size; train on smaller images, or another design, to see a border.`,
        ],
      };
    case 'no-others':
      return {
        headline: 'Every convolution is predicted unproductive.',
        details: ['There is none to compare them with.'],
      };
    case 'none-before':
      return {
        headline: 'No convolution lies before the border.',
        details: ['What the layers behind it gain cannot be compared with anything.'],
      };
    case 'nothing-measured':
      return {
        headline: 'Nothing is measured yet.',
        details: ['Saturation comes with the first epoch, probes on demand.'],
      };
    case 'untested':
      return {
        headline: 'Too early for a verdict.',
        details: ['Whether the network has learnt anything is known when the first epoch has ended.'],
      };
    case 'only-participation':
      return {
        headline: 'No verdict on participation.',
        details: [
          'It is another measure than saturation, and nothing is predicted of it. The verdict comes with the saturation of a whole epoch, or with probes.',
        ],
      };
    case 'not-learnt':
      return {
        headline: 'Too early for a verdict.',
        details: [
          `The network has not learnt much yet: it is right on ${formatShare(verdict.accuracy)} of the test pictures, guessing on ${formatShare(verdict.chance)}.`,
        ],
      };
    case 'compared': {
      const { unproductiveCount, otherCount, saturation, probes, otherProbeEpoch, isWithinEpoch } = verdict;
      return {
        headline: formatHeadline(verdict),
        details: [
          ...(saturation === null ? [] : [formatSaturation(saturation, unproductiveCount, otherCount)]),
          ...(probes === null ? [] : [formatProbes(probes)]),
          ...(otherProbeEpoch === null
            ? []
            : [`These probes are of epoch ${formatNumber(otherProbeEpoch, 1)}.`]),
          ...(saturation === null ? [formatMissing(isWithinEpoch)] : []),
          ...(probes === null ? ['Probes are not there yet; they are the stronger evidence.'] : []),
        ],
      };
    }
  }
}

/** Verdicts in words. */
export const verdictText = { formatVerdict, formatPoints };
