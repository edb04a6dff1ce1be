/** @file The header of the layer table: a press on a column sorts by it, one more turns the order, a third restores it. */
import { ArrowDown, ArrowUp } from 'lucide-react';
import type { TermName } from '../../ui/Term';
import { useLateText } from '../useLateText';
import type { ColumnId, TableColumn, TableSort } from './tableColumns';

/** Columns whose word is one of the glossary. */
const terms: Readonly<Partial<Record<ColumnId, TermName>>> = {
  shape: 'map',
  field: 'field',
  jump: 'jump',
  params: 'params',
  macs: 'macs',
  memory: 'memory',
};

/** The id of the button of a column. */
export function getHeaderElementId(column: ColumnId): string {
  return `header-${column}`;
}

/** The order after a press on a column; counts come first from their larger end. */
function toggleSort(old: TableSort | null, { id, isNumeric }: TableColumn): TableSort | null {
  if (old?.column !== id) return { column: id, isDescending: isNumeric };
  const isFirstTurn = old.isDescending === isNumeric;
  return isFirstTurn ? { column: id, isDescending: !old.isDescending } : null;
}

/** The header. */
export function HeaderRow({
  columns,
  sort,
  tabStop,
  onSort,
}: {
  readonly columns: readonly TableColumn[];
  readonly sort: TableSort | null;
  /** The column that Tab leads to, where the cursor is in the header. */
  readonly tabStop: ColumnId | null;
  readonly onSort: (sort: TableSort | null) => void;
}) {
  const { panels } = useLateText();
  return (
    <tr aria-rowindex={1}>
      {columns.map((column) => {
        const { id, isNumeric } = column;
        const order = sort?.column === id ? (sort.isDescending ? 'descending' : 'ascending') : 'none';
        return (
          <th
            key={id}
            scope="col"
            aria-sort={order}
            className={isNumeric ? 'numeric' : undefined}
            data-column={id}
          >
            <button
              type="button"
              data-term={terms[id]}
              id={getHeaderElementId(id)}
              tabIndex={tabStop === id ? 0 : -1}
              onClick={() => onSort(toggleSort(sort, column))}
            >
              {order === 'descending' && <ArrowDown size={12} aria-hidden="true" />}
              {order === 'ascending' && <ArrowUp size={12} aria-hidden="true" />}
              {panels.columns[id]}
            </button>
          </th>
        );
      })}
    </tr>
  );
}
