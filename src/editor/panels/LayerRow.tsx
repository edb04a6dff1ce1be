/** @file One row of the layer table, which follows its own layer only. */
import { type CSSProperties, memo } from 'react';
import type { LayerId } from '../../architecture/architecture';
import { FieldGlyph } from '../../plots/FieldGlyph';
import { statusPaints } from '../../plots/statusPaint';
import { selectAnalysis } from '../../state/selectors';
import { useStore } from '../../state/store';
import { useLateText } from '../useLateText';
import type { TableColumn } from './tableColumns';

/** The id of the element of a row. */
export function getRowElementId(id: LayerId): string {
  return `row-${id}`;
}

/** A row; `index` counts from 1 below the header. */
export const LayerRow = memo(function LayerRow({
  id,
  index,
  isTabStop,
  columns,
}: {
  readonly id: LayerId;
  readonly index: number;
  readonly isTabStop: boolean;
  readonly columns: readonly TableColumn[];
}) {
  const text = useLateText();
  const node = useStore((state) => state.design.architecture.layers.get(id));
  const facts = useStore((state) => selectAnalysis(state).layers.get(id));
  const resolution = useStore((state) => state.design.resolution);
  const isSelected = useStore((state) => state.selection.has(id));
  const isHovered = useStore((state) => state.hovered === id);
  if (node === undefined || facts === undefined) return null;
  return (
    <tr
      id={getRowElementId(id)}
      aria-rowindex={index + 1}
      aria-selected={isSelected}
      tabIndex={isTabStop ? 0 : -1}
      data-id={id}
      data-status={facts.status}
      data-hovered={isHovered || undefined}
      style={{ '--paint': statusPaints[facts.status].text } as CSSProperties}
    >
      {columns.map(({ id: column, isNumeric, format }) => {
        const words = format(node, facts, text);
        return (
          <td
            key={column}
            className={isNumeric ? 'numeric' : column === 'name' ? 'name keeps-end' : column}
            title={words}
          >
            {column === 'status' && (
              <FieldGlyph
                min={facts.field?.min ?? null}
                resolution={resolution}
                status={facts.tint}
                isUnknown={!facts.isReached}
                size={18}
              />
            )}
            {column === 'name' ? <bdi>{words}</bdi> : words}
          </td>
        );
      })}
    </tr>
  );
});
