/** @file The columns of the layer table: what each shows of a layer, and by what it sorts. */
import type { Analysis, LayerAnalysis, Status } from '../../analysis/analysis';
import type { Architecture, LayerId, LayerNode } from '../../architecture/architecture';
import type { HiddenFact } from '../../document/assignment';
import { countElements } from '../../layers/shape';
import type { AllText } from '../../text/enLate';
import { formatBytes, formatShape } from '../../text/quantities';

/** Names of columns. */
export type ColumnId = keyof AllText['panels']['columns'];

/** One column. */
export interface TableColumn {
  readonly id: ColumnId;
  readonly isNumeric: boolean;
  /** What has to be shown for the column to be there; fields, maps and statuses stand as unknown instead. */
  readonly fact?: HiddenFact;
  /** Width in pixels; the one without takes what is left. */
  readonly width?: number;
  readonly format: (node: LayerNode, facts: LayerAnalysis, text: AllText) => string;
  /** What it sorts by; layers without a value come last. */
  readonly getKey: (node: LayerNode, facts: LayerAnalysis) => number | string | null;
}

const statusOrder: readonly Status[] = ['unproductive', 'critical', 'partial', 'productive', 'head', 'none'];

/** The columns in order. */
export const tableColumns: readonly TableColumn[] = [
  {
    id: 'name',
    isNumeric: false,
    format: ({ name }) => name,
    getKey: ({ name }) => name,
  },
  {
    id: 'kind',
    isNumeric: false,
    width: 152,
    format: ({ layer }, _, text) =>
      `${text.layers.kinds[layer.kind]} ${text.layers.formatShorthand(layer)}`.trim(),
    getKey: ({ layer }) => layer.kind,
  },
  {
    id: 'shape',
    isNumeric: true,
    width: 108,
    format: (_, { shape }, text) => (shape === null ? text.layerTable.unknown : formatShape(shape)),
    getKey: (_, { shape }) => shape && countElements(shape),
  },
  {
    id: 'field',
    isNumeric: true,
    width: 80,
    format: (_, facts, text) => text.layerTable.formatFieldCell(facts),
    getKey: (_, { field }) => field && field.min[0] * field.min[1],
  },
  {
    id: 'jump',
    isNumeric: true,
    width: 56,
    format: (_, facts, text) => text.layerTable.formatJumpCell(facts),
    getKey: (_, { field }) => field && field.jump[0] * field.jump[1],
  },
  {
    id: 'status',
    isNumeric: false,
    width: 172,
    format: (_, { status, isBorder }, text) =>
      isBorder
        ? `${text.panels.statusWords[status]}, ${text.panels.border}`
        : text.panels.statusWords[status],
    getKey: (_, { status }) => statusOrder.indexOf(status),
  },
  {
    id: 'params',
    fact: 'params',
    isNumeric: true,
    width: 72,
    format: (_, { params }, text) => text.layerTable.formatCostCell(params),
    getKey: (_, { params }) => params,
  },
  {
    id: 'macs',
    fact: 'macs',
    isNumeric: true,
    width: 72,
    format: (_, { macs }, text) => text.layerTable.formatCostCell(macs),
    getKey: (_, { macs }) => macs,
  },
  {
    id: 'memory',
    fact: 'memory',
    isNumeric: true,
    width: 88,
    format: (_, { memoryBytes }) => formatBytes(memoryBytes),
    getKey: (_, { memoryBytes }) => memoryBytes,
  },
];

const compactOrder: readonly ColumnId[] = [
  ...(['name', 'field', 'status', 'shape', 'params', 'macs', 'memory', 'jump', 'kind'] as const),
];

/** The columns for a narrow screen: what matters most comes first, the name has a width. */
export const compactColumns: readonly TableColumn[] = compactOrder.flatMap((id) =>
  tableColumns
    .filter((column) => column.id === id)
    .map((column) => (column.width === undefined ? { ...column, width: 128 } : column)),
);

/** A column and which end comes first. */
export interface TableSort {
  readonly column: ColumnId;
  readonly isDescending: boolean;
}

/** The ids in the order of the document, or sorted by a column; equal ones stay in document order. */
export function sortLayerIds(
  { layers }: Architecture,
  analysis: Analysis,
  sort: TableSort | null,
): readonly LayerId[] {
  const ids = [...layers.keys()];
  const column = sort && tableColumns.find(({ id }) => id === sort.column);
  if (!sort || !column) return ids;
  const keys = new Map(
    [...layers.values()].map((node) => {
      const facts = analysis.layers.get(node.id);
      return [node.id, facts === undefined ? null : column.getKey(node, facts)];
    }),
  );
  const direction = sort.isDescending ? -1 : 1;
  return ids.sort((a, b) => {
    const [left, right] = [keys.get(a) ?? null, keys.get(b) ?? null];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    if (typeof left === 'string' || typeof right === 'string')
      return direction * String(left).localeCompare(String(right), undefined, { numeric: true });
    return direction * (left - right);
  });
}
