/** @file What differs between two designs as rows of a table: layers that match, with what is known of both. */
import type { LayerId, LayerNode } from '../../architecture/architecture';
import { compareFacts, type FactsComparison } from '../../compare/compareFacts';
import type { Comparison, LayerComparison } from '../../compare/comparison';
import type { CompareSides } from '../../state/compare/compareSides';
import type { AllText } from '../../text/enLate';

/** Two layers that match, or one that is on one side only. */
export interface CompareRow {
  /** Names the row among all of one comparison. */
  readonly key: string;
  readonly entry: LayerComparison;
  readonly facts: FactsComparison;
  readonly before: LayerNode | null;
  readonly after: LayerNode | null;
  /** The layer of the open design; null where it has none. */
  readonly openLayer: LayerId | null;
}

/** Which rows are listed: layers that differ, those with another field or status as well, or all. */
export type RowFilter = 'changed' | 'affected' | 'all';

/** All rows, in the order of the comparison. O(layers). */
export function listCompareRows(
  { before, after }: CompareSides,
  { layers }: Comparison,
): readonly CompareRow[] {
  const find = ({ design }: typeof before, id: LayerId | null) =>
    (id !== null && design.architecture.layers.get(id)) || null;
  return layers.map((entry) => ({
    key: `${entry.before ?? ''} ${entry.after ?? ''}`,
    entry,
    facts: compareFacts(entry, before.analysis, after.analysis),
    before: find(before, entry.before),
    after: find(after, entry.after),
    openLayer: before.isOpen ? entry.before : entry.after,
  }));
}

/** The rows that a filter leaves. */
export function filterRows(rows: readonly CompareRow[], filter: RowFilter): readonly CompareRow[] {
  if (filter === 'all') return rows;
  return rows.filter(
    ({ entry, facts }) =>
      entry.type !== 'same' || (filter === 'affected' && (facts.hasOtherField || facts.hasOtherStatus)),
  );
}

function writeLayer(node: LayerNode | null, { layers }: AllText): string {
  if (node === null) return '';
  return `${layers.formatShortKind(node.layer.kind)} ${layers.formatShorthand(node.layer)}`.trim();
}

/** What a layer is, in shorthand; where that differs, before and after. */
export function formatRowShorthand({ entry, before, after }: CompareRow, text: AllText): string {
  const { compare, comparing } = text;
  if (before === null || after === null || entry.type === 'same') return writeLayer(after ?? before, text);
  if (entry.hasOtherKind) return compare.formatChange(writeLayer(before, text), writeLayer(after, text));
  const [old, now] = [before, after].map(({ layer }) => text.layers.formatShorthand(layer)) as [
    string,
    string,
  ];
  // Some parameters have no place in the shorthand.
  const changes =
    entry.params.length === 0
      ? []
      : [
          old === now
            ? compare.formatDifferences({ ...entry, isRewired: false }, before.layer, after.layer)
            : compare.formatChange(old, now),
        ];
  return [...changes, ...(entry.isRewired ? [comparing.otherInputs] : [])].join(', ');
}

/** The name, before and after where it differs. */
export function formatRowName({ before, after }: CompareRow, { compare }: AllText): string {
  const names = [before, after].flatMap((node) => (node === null ? [] : [node.name]));
  return compare.formatChange(names[0] ?? '', names.at(-1) ?? '');
}

/** A cost before and after, once where it is the same; nothing for none. */
export function formatRowCost(
  { facts: { before, after } }: CompareRow,
  cost: 'params' | 'macs',
  { compare, layerTable }: AllText,
): string {
  const [first = '', second = first] = [before, after].flatMap((facts) =>
    facts === null ? [] : [layerTable.formatCostCell(facts[cost])],
  );
  return compare.formatChange(first, second);
}
