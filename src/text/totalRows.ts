/** @file The totals of two designs as rows of a table: before, after, the difference. Languages give the words. */
import type { Analysis } from '../analysis/analysis';
import type { PerAxis } from '../util/perAxis';
import { formatBytes, formatCount, formatPerAxis, formatSize } from './quantities';

/** One row; the difference is empty where there is none, or where it is no number. */
export interface TotalRow {
  readonly label: string;
  readonly before: string;
  readonly after: string;
  readonly difference: string;
}

/** What a language says of totals. */
export interface TotalWords {
  readonly labels: Readonly<
    Record<
      'image' | 'layers' | 'unproductive' | 'params' | 'macs' | 'memory' | 'largestField' | 'feasible',
      string
    >
  >;
  readonly formatShare: (part: number, all: number) => string;
  readonly formatRange: (from: string, to: string) => string;
}

const sign = (value: number, text: string) => (value > 0 ? `+${text}` : text);
const subtract = (value: number, format: (value: number) => string) =>
  value === 0 ? '' : sign(value, format(value));

function formatFieldDifference(before: PerAxis<number>, after: PerAxis<number>): string {
  const [height, width] = [after[0] - before[0], after[1] - before[1]];
  return height === width ? subtract(height, formatCount) : '';
}

/** The totals that people compare; images only where they differ. */
export function listTotalRows(before: Analysis, after: Analysis, words: TotalWords): readonly TotalRow[] {
  const { labels, formatShare, formatRange } = words;
  const row = (label: string, format: (analysis: Analysis) => string, difference: string): TotalRow => ({
    ...{ label, before: format(before), after: format(after), difference },
  });
  const count = (
    label: string,
    get: (analysis: Analysis) => number,
    format: (value: number) => string = formatCount,
  ) => row(label, (analysis) => format(get(analysis)), subtract(get(after) - get(before), format));
  const image = row(labels.image, ({ input }) => formatSize(input.resolution), '');
  const [first, second] = [before.feasibleResolution, after.feasibleResolution];
  return [
    ...(image.before === image.after ? [] : [image]),
    count(labels.layers, ({ layers }) => layers.size),
    row(
      labels.unproductive,
      ({ headline }) => formatShare(headline.unproductive, headline.judged),
      subtract(after.headline.unproductive - before.headline.unproductive, formatCount),
    ),
    count(labels.params, ({ totals }) => totals.params),
    count(labels.macs, ({ totals }) => totals.macs),
    count(labels.memory, ({ totals }) => totals.memoryBytes, formatBytes),
    row(
      labels.largestField,
      ({ feasibleResolution }) => formatPerAxis(feasibleResolution.max),
      formatFieldDifference(first.max, second.max),
    ),
    row(
      labels.feasible,
      ({ feasibleResolution: { min, max } }) => formatRange(formatPerAxis(min), formatPerAxis(max)),
      '',
    ),
  ];
}
