/** @file Words of comparisons of two designs: what differs, before and after. */
import type { LayerAnalysis } from '../../analysis/analysis';
import type { ComparisonCounts, LayerComparison, ParamChange } from '../../compare/comparison';
import type { Layer } from '../../layers/catalogue';
import { formatBytes, formatCount, formatNumber, formatPerAxis, formatSize } from '../quantities';
import { layerTableText } from './layerTableText';
import { formatShortKind } from './layerText';
import { parameterNames } from './parameterNames';
import { countAll, countNoun, listWords } from './words';

/** A change from one to the other, once where they are the same. */
function formatChange(before: string, after: string): string {
  return before === after ? after : `${before || '–'} → ${after || '–'}`;
}

const isNumbers = (value: unknown): value is readonly number[] =>
  Array.isArray(value) && value.every((part) => typeof part === 'number');

/** A value of any parameter. */
function formatValue(value: unknown): string {
  if (typeof value === 'number') return formatNumber(value, 6);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'string') return value === '' ? '–' : value;
  if (isNumbers(value)) {
    const [first = 0, second = first] = value;
    return formatPerAxis([first, second]);
  }
  if (typeof value !== 'object' || value === null) return '–';
  const parts = Object.values(value).filter((part) => typeof part === 'number');
  return parts.every((part) => part === parts[0]) ? formatNumber(parts[0] ?? 0) : parts.join(' ');
}

/** What a parameter became: `Kernel 3 → 5`. */
function formatParam({ name, before, after }: ParamChange): string {
  return `${parameterNames.formatName(name)} ${formatValue(before)} → ${formatValue(after)}`;
}

/** What differs between two layers that match; nothing where nothing does. */
function formatDifferences(
  { params, hasOtherKind, isRewired }: Pick<LayerComparison, 'params' | 'hasOtherKind' | 'isRewired'>,
  before: Layer | null,
  after: Layer | null,
): string {
  const parts = [
    ...(hasOtherKind && before !== null && after !== null
      ? [formatChange(formatShortKind(before.kind), formatShortKind(after.kind))]
      : []),
    ...params.map(formatParam),
    ...(isRewired ? ['other inputs'] : []),
  ];
  return parts.join(', ');
}

const types: Readonly<Record<LayerComparison['type'], string>> = {
  same: 'same',
  changed: 'changed',
  added: 'added',
  removed: 'removed',
};

/** How many layers differ, in a sentence without its full stop. */
function formatCounts({ same, changed, added, removed }: ComparisonCounts): string {
  if (changed + added + removed === 0)
    return same === 0
      ? 'There are no layers'
      : same === 1
        ? 'The only layer is the same'
        : `${countAll(same, 'layer')} are the same`;
  const parts = [
    ...(changed > 0 ? [`${changed} changed`] : []),
    ...(added > 0 ? [`${added} added`] : []),
    ...(removed > 0 ? [`${removed} removed`] : []),
  ];
  return `${listWords(parts, 'and')}; ${countNoun(same, 'layer')} ${same === 1 ? 'is' : 'are'} the same`;
}

const sign = (value: number, text: string) => (value > 0 ? `+${text}` : text);

/** A difference of counts: `+590 k`; nothing for none. */
function formatCountDifference(value: number): string {
  return value === 0 ? '' : sign(value, formatCount(value));
}

/** A difference of bytes. */
function formatByteDifference(value: number): string {
  return value === 0 ? '' : sign(value, formatBytes(value));
}

/** A fact before and after, once where it is the same; only one where there is only one. */
function formatFact(
  before: LayerAnalysis | null,
  after: LayerAnalysis | null,
  format: (facts: LayerAnalysis) => string,
): string {
  if (before === null || after === null) return format((before ?? after) as LayerAnalysis);
  return formatChange(format(before), format(after));
}

/** Words of comparisons. */
export const compareText = {
  types,
  headers: {
    type: '',
    layer: 'layer',
    difference: 'difference',
    field: 'field',
    status: 'status',
    params: 'params',
    macs: 'MACs',
    memory: 'activations',
  },
  formatCounts,
  formatDifferences,
  formatChange,
  formatCountDifference,
  formatByteDifference,
  formatField: (before: LayerAnalysis | null, after: LayerAnalysis | null) =>
    formatFact(before, after, layerTableText.formatFieldCell),
  formatStatus: (before: LayerAnalysis | null, after: LayerAnalysis | null) =>
    formatFact(before, after, layerTableText.formatStatusCell),
  /** A title with the image it is judged on. */
  formatSide: (title: string, resolution: readonly [number, number]) =>
    `${title} at ${formatSize(resolution)}`,
  /** `before` and `after` with their difference. */
  formatTotal: (before: string, after: string, difference: string) =>
    difference === '' ? `${after}, as before` : `${before} → ${after} (${difference})`,
} as const;
