/** @file Wörter der Vergleiche zweier Entwürfe. */
import type { LayerAnalysis } from '../../analysis/analysis';
import { compareText } from '../en/compareText';
import { formatNumber, formatPerAxis, formatSize } from '../quantities';
import type { Wording } from '../wording';
import { layerTableTextDe } from './layerTableTextDe';
import { layerTextDe } from './layerTextDe';
import { parameterNamesDe } from './parameterNamesDe';
import { countAllDe, countLayers, listDe } from './wordsDe';

const { formatChange } = compareText;

const isNumbers = (value: unknown): value is readonly number[] =>
  Array.isArray(value) && value.every((part) => typeof part === 'number');

function formatValue(value: unknown): string {
  if (typeof value === 'number') return formatNumber(value, 6);
  if (typeof value === 'boolean') return value ? 'ja' : 'nein';
  if (typeof value === 'string') return value === '' ? '–' : value;
  if (isNumbers(value)) {
    const [first = 0, second = first] = value;
    return formatPerAxis([first, second]);
  }
  if (typeof value !== 'object' || value === null) return '–';
  const parts = Object.values(value).filter((part) => typeof part === 'number');
  return parts.every((part) => part === parts[0]) ? formatNumber(parts[0] ?? 0) : parts.join(' ');
}

function formatFact(
  before: LayerAnalysis | null,
  after: LayerAnalysis | null,
  format: (facts: LayerAnalysis) => string,
): string {
  if (before === null || after === null) return format((before ?? after) as LayerAnalysis);
  return formatChange(format(before), format(after));
}

/** Wörter der Vergleiche. */
export const compareTextDe: Wording<typeof compareText> = {
  types: { same: 'gleich', changed: 'geändert', added: 'neu', removed: 'entfallen' },
  headers: {
    type: '',
    layer: 'Schicht',
    difference: 'Unterschied',
    field: 'Feld',
    status: 'Status',
    params: 'Param.',
    macs: 'MACs',
    memory: 'Aktivierungen',
  },
  formatCounts: ({ same, changed, added, removed }) => {
    if (changed + added + removed === 0)
      return same === 0
        ? 'Es gibt keine Schichten'
        : same === 1
          ? 'Die einzige Schicht ist gleich'
          : `${countAllDe(same, 'Schicht', 'Schichten')} sind gleich`;
    const parts = [
      ...(changed > 0 ? [`${changed} geändert`] : []),
      ...(added > 0 ? [`${added} neu`] : []),
      ...(removed > 0 ? [`${removed} entfallen`] : []),
    ];
    return `${listDe(parts, 'und')}; ${countLayers(same)} ${same === 1 ? 'ist' : 'sind'} gleich`;
  },
  formatDifferences: ({ params, hasOtherKind, isRewired }, before, after) => {
    const parts = [
      ...(hasOtherKind && before !== null && after !== null
        ? [formatChange(layerTextDe.formatShortKind(before.kind), layerTextDe.formatShortKind(after.kind))]
        : []),
      ...params.map(
        (param) =>
          `${parameterNamesDe.formatName(param.name)} ${formatValue(param.before)} → ${formatValue(param.after)}`,
      ),
      ...(isRewired ? ['andere Eingänge'] : []),
    ];
    return parts.join(', ');
  },
  formatChange,
  formatCountDifference: compareText.formatCountDifference,
  formatByteDifference: compareText.formatByteDifference,
  formatField: (before, after) => formatFact(before, after, layerTableTextDe.formatFieldCell),
  formatStatus: (before, after) => formatFact(before, after, layerTableTextDe.formatStatusCell),
  formatSide: (title, resolution) => `${title} bei ${formatSize(resolution)}`,
  formatTotal: (before, after, difference) =>
    difference === '' ? `${after}, wie zuvor` : `${before} → ${after} (${difference})`,
};
