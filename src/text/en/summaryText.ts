/** @file The sentences about a whole network: headline, totals, border layers, tail, image sizes that fit. */
import type { FeasibleResolution, Headline, Totals } from '../../analysis/analysis';
import type { PerAxis } from '../../util/perAxis';
import { formatBytes, formatCount, formatPercent, formatSize, unitSpace } from '../quantities';
import { countAll, countNoun, listWords } from './words';

/** The two parts of the headline: what holds, and what that costs where it is not nothing. */
function splitHeadline({ judged, unproductive, onOneAxis, paramShare, macShare }: Headline): {
  readonly claim: string;
  readonly cost: string | null;
} {
  if (judged === 0) return { claim: 'There is no convolution to judge', cost: null };
  const claimOf = (count: number) =>
    `${count} of ${countNoun(judged, 'convolution')} ${count === 1 ? 'is' : 'are'} beyond the border`;
  if (unproductive === 0 && onOneAxis > 0) return { claim: `${claimOf(onOneAxis)} on one axis`, cost: null };
  if (unproductive === 0) {
    const isOnly = judged === 1;
    const claim = isOnly
      ? 'The only convolution is within the border'
      : `${countAll(judged, 'convolution')} are within the border`;
    return { claim, cost: null };
  }
  const shares = `${formatPercent(paramShare)} of the parameters and ${formatPercent(macShare)} of the MACs`;
  return {
    claim: claimOf(unproductive),
    cost: `with ${shares}${onOneAxis > 0 ? `; ${onOneAxis} more on one axis` : ''}`,
  };
}

/** The headline: "6 of 13 convolutions are beyond the border, with 88 % of the parameters and 39 % of the MACs". */
function formatHeadline(headline: Headline): string {
  const { claim, cost } = splitHeadline(headline);
  return cost === null ? claim : `${claim}, ${cost}`;
}

/** The totals: "14.7 M parameters, 313 M MACs, 1.12 MB of activations". */
function formatTotals(totals: Totals): string {
  const { params, macs, memoryBytes } = totals;
  const counts = [`${formatCount(params)}${unitSpace}parameters`, `${formatCount(macs)}${unitSpace}MACs`];
  return [...counts, `${formatBytes(memoryBytes)} of activations`].join(', ');
}

/** Each total with its word, in brief. */
function splitTotals({ params, macs, memoryBytes }: Totals): Readonly<Record<keyof Totals, string>> {
  return {
    params: `${formatCount(params)}${unitSpace}params`,
    macs: `${formatCount(macs)}${unitSpace}MACs`,
    memoryBytes: `${formatBytes(memoryBytes)} activations`,
  };
}

/** The border layers by name, which are many in a network with many paths; the first few are named. */
function formatBorderLayers(names: readonly string[]): string {
  if (names.length === 0) return 'There is no border layer';
  const shown = names.length > 6 ? [...names.slice(0, 5), `${names.length - 5} more`] : names;
  return `${names.length === 1 ? 'The border layer is' : 'The border layers are'} ${listWords(shown, 'and')}`;
}

/** Where the tail begins: the convolutions behind the last whose field still fits the image. */
function formatTail(first: string | null, count: number): string {
  if (first === null) return 'There is no tail';
  return count === 1
    ? `The tail is ${first} alone`
    : `The tail begins at ${first}: ${countNoun(count, 'convolution')}`;
}

/** The range of image sizes that fit. */
function formatFeasibleResolution({ min, max }: FeasibleResolution): string {
  return `Images from ${formatSize(min)} to ${formatSize(max)} fit`;
}

/** How an image relates to the range that fits: null where it lies within on both axes. */
function formatFit(resolution: PerAxis<number>, { min, max }: FeasibleResolution): string | null {
  if (resolution[0] < min[0] || resolution[1] < min[1])
    return `${formatSize(resolution)} is smaller: some convolutions can add nothing`;
  if (resolution[0] > max[0] || resolution[1] > max[1])
    return `${formatSize(resolution)} is larger: no field covers all of it`;
  return null;
}

/** The lower ends that other counts give. */
function formatVariants({ widening, toolboxDefault, toolboxLowerBound }: FeasibleResolution): string {
  const parts = [
    `${formatSize(widening)} counting kernels above 1 only`,
    `${formatSize(toolboxDefault)} by rfa_toolbox`,
    `${formatSize(toolboxLowerBound)} by rfa_toolbox with lower_bound`,
  ];
  return `The lower end by other counts: ${parts.join(', ')}`;
}

/** Sentences about a whole network, without their full stop. */
export const summaryText = {
  splitHeadline,
  /** Parts of the first half of the headline that speak of the border. */
  borderPhrases: ['beyond the border', 'within the border'],
  formatHeadline,
  formatTotals,
  splitTotals,
  formatBorderLayers,
  formatTail,
  formatFeasibleResolution,
  formatFit,
  formatVariants,
};
