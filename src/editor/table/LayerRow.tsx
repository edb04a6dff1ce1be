/** @file One row of the layer table, which follows its own layer only. */
import { type CSSProperties, memo, useDeferredValue } from 'react';
import type { LayerAnalysis } from '../../analysis/analysis';
import type { LayerId, LayerNode } from '../../architecture/architecture';
import { FieldGlyph } from '../../plots/FieldGlyph';
import { statusPaints } from '../../plots/statusPaint';
import { selectAnalysis } from '../../state/selectors';
import { useStore } from '../../state/store';
import type { PerAxis } from '../../util/perAxis';
import { useLateText } from '../useLateText';
import { CellEditor, type EditEnd } from './CellEditor';
import { findCellEdit, isEditable } from './cellEdits';
import type { ColumnId, TableColumn } from './tableColumns';

/** The id of the element of a cell. */
export function getCellElementId(id: LayerId, column: ColumnId): string {
  return `cell-${column}-${id}`;
}

/** What all rows share; it keeps its identity. */
export interface RowHandlers {
  readonly onProblem: (sentence: string | null) => void;
  readonly onEditEnd: (id: LayerId, column: ColumnId, end: EditEnd) => void;
}

interface Place {
  readonly id: LayerId;
  /** Counts from 1 below the header. */
  readonly index: number;
  /** The cell that Tab leads to, where it is in this row. */
  readonly tabStop: ColumnId | null;
  /** The cell that is edited, where it is in this row. */
  readonly edited: ColumnId | null;
  readonly columns: readonly TableColumn[];
  readonly handlers: RowHandlers;
}

/** A row. */
export const LayerRow = memo(function LayerRow(place: Place) {
  const { id } = place;
  const node = useStore((state) => state.design.architecture.layers.get(id));
  // The network has its new colours first: on a slow laptop the table would hold them up.
  const facts = useDeferredValue(useStore((state) => selectAnalysis(state).layers.get(id)));
  const resolution = useDeferredValue(useStore((state) => state.design.resolution));
  if (node === undefined || facts === undefined) return null;
  return <Row {...place} node={node} facts={facts} resolution={resolution} />;
});

const Row = memo(function Row({
  id,
  index,
  tabStop,
  edited,
  columns,
  handlers: { onProblem, onEditEnd },
  node,
  facts,
  resolution,
}: Place & {
  readonly node: LayerNode;
  readonly facts: LayerAnalysis;
  readonly resolution: PerAxis<number>;
}) {
  const text = useLateText();
  const isSelected = useStore((state) => state.selection.has(id));
  const isHovered = useStore((state) => state.hovered === id);
  return (
    <tr
      aria-rowindex={index + 1}
      aria-selected={isSelected}
      data-id={id}
      data-status={facts.status}
      data-hovered={isHovered || undefined}
      style={{ '--paint': statusPaints[facts.status].text } as CSSProperties}
    >
      {columns.map(({ id: column, isNumeric, format }) => {
        const words = format(node, facts, text);
        const edit = edited === column ? findCellEdit(node, column, text) : null;
        const style = isNumeric ? 'numeric' : column === 'name' ? 'name keeps-end' : column;
        return (
          <td
            key={column}
            // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: it takes the focus, and some can be edited
            role="gridcell"
            id={getCellElementId(id, column)}
            className={edit === null ? style : `${style} edited`}
            title={edit === null ? words : undefined}
            tabIndex={tabStop === column ? 0 : -1}
            aria-readonly={!isEditable(node, column)}
            data-column={column}
          >
            {edit !== null && (
              <span className="cell-edit">
                {edit.prefix}
                <CellEditor edit={edit} onProblem={onProblem} onEnd={(end) => onEditEnd(id, column, end)} />
              </span>
            )}
            {edit === null && column === 'status' && (
              <FieldGlyph
                min={facts.field?.min ?? null}
                resolution={resolution}
                status={facts.tint}
                isUnknown={!facts.isReached}
                size={18}
              />
            )}
            {edit === null && (column === 'name' ? <bdi>{words}</bdi> : words)}
          </td>
        );
      })}
    </tr>
  );
});
