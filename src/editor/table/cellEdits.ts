/** @file What can be edited in the table: how a cell is written, checked and taken. */
import type { LayerNode } from '../../architecture/architecture';
import type { AllText } from '../../text/enLate';
import { endBurst, renameLayer, setParameters } from '../inspector/layerEdits';
import { hasShorthand, readShorthand, writeShorthand } from './shorthand';
import type { ColumnId } from './tableColumns';

/** Editing of one cell. */
export interface CellEdit {
  /** Its accessible name. */
  readonly label: string;
  /** What stands before the field and is not edited. */
  readonly prefix: string;
  readonly start: string;
  /** The sentence about what cannot be taken, or null. */
  readonly check: (typed: string) => string | null;
  /** Takes what has been checked. */
  readonly take: (typed: string) => void;
}

function editName(node: LayerNode, text: AllText): CellEdit {
  return {
    label: text.table.editName(node.name),
    prefix: '',
    start: node.name,
    check: (typed) => (typed.trim() === '' ? text.table.nameNeeded : null),
    take: (typed) => {
      renameLayer(node, typed.trim(), text);
      endBurst();
    },
  };
}

function editParameters(node: LayerNode, text: AllText): CellEdit {
  const start = writeShorthand(node.layer);
  return {
    label: text.table.editParameters(node.name),
    prefix: text.layers.kinds[node.layer.kind],
    start,
    check: (typed) => {
      const result = readShorthand(node.layer, typed);
      return 'problem' in result ? text.table.formatShorthandProblem(result.problem, start) : null;
    },
    take: (typed) => {
      const result = readShorthand(node.layer, typed);
      if ('changes' in result) setParameters(node, result.changes, text);
    },
  };
}

/** Whether the cell of a layer in a column can be edited. */
export function isEditable({ layer }: LayerNode, column: ColumnId): boolean {
  return column === 'name' || (column === 'kind' && hasShorthand(layer.kind));
}

/** How the cell of a layer in a column is edited; null where it cannot be. */
export function findCellEdit(node: LayerNode, column: ColumnId, text: AllText): CellEdit | null {
  if (!isEditable(node, column)) return null;
  return column === 'name' ? editName(node, text) : editParameters(node, text);
}
