/** @file The layer table as plain text: one line a layer, in document order. */
import type { Analysis, LayerAnalysis, Status } from '../../analysis/analysis';
import type { Architecture, LayerNode } from '../../architecture/architecture';
import type { AllText } from '../../text/enLate';
import { formatShape } from '../../text/quantities';
import { type Column, formatTable, type TextTable } from './textTable';

/** What a cell is, for those who colour it. `quiet`: of a layer that is not judged. */
export type CellStyle = Status | 'header' | 'quiet' | 'plain';

/** Room and colours. */
export interface LayerTableOptions {
  /** Columns of characters that there are. */
  readonly width?: number;
  readonly paint?: (text: string, style: CellStyle) => string;
}

const longestName = 60;

/** The columns of the layer table. */
export function createColumns({
  headers,
}: AllText['layerTable']): readonly (Column & { readonly isStatus?: boolean })[] {
  return [
    { header: headers.name, align: 'left', shrinkTo: 12, limit: longestName },
    { header: headers.kind, align: 'left', dropOrder: 2 },
    { header: headers.shape, align: 'right', dropOrder: 1 },
    { header: headers.field, align: 'right' },
    { header: headers.jump, align: 'right', dropOrder: 3 },
    { header: headers.status, align: 'left', isStatus: true },
    { header: headers.params, align: 'right', dropOrder: 4 },
    { header: headers.macs, align: 'right', dropOrder: 5 },
  ];
}

/** The cells of a layer's row, in the order of the columns. */
export function createRow(
  { name, layer }: LayerNode,
  analysis: LayerAnalysis,
  text: AllText['layerTable'],
): string[] {
  return [
    name,
    layer.kind,
    analysis.shape === null ? text.unknown : formatShape(analysis.shape),
    text.formatFieldCell(analysis),
    text.formatJumpCell(analysis),
    text.formatStatusCell(analysis),
    text.formatCostCell(analysis.params),
    text.formatCostCell(analysis.macs),
  ];
}

/** The table of all layers. */
export function formatLayerTable(
  { layers }: Architecture,
  analysis: Analysis,
  text: AllText['layerTable'],
  { width, paint = (cell) => cell }: LayerTableOptions = {},
): TextTable {
  const columns = createColumns(text);
  const statuses: Status[] = [];
  const rows: string[][] = [];
  for (const node of layers.values()) {
    const found = analysis.layers.get(node.id);
    if (found === undefined) continue;
    rows.push(createRow(node, found, text));
    statuses.push(found.status);
  }
  const chooseStyle = (row: number, column: number): CellStyle => {
    if (row < 0) return 'header';
    const status = statuses[row] ?? 'none';
    if (columns[column]?.isStatus) return status;
    return status === 'none' ? 'quiet' : 'plain';
  };
  return formatTable(columns, rows, {
    ...(width !== undefined && { width }),
    paint: (cell, row, column) => paint(cell, chooseStyle(row, column)),
  });
}
