/** @file The bar above the table: a filter, how many layers are listed, what is wrong with what is typed in a cell. */
import type { Ref } from 'react';
import { FieldError } from '../../ui/FieldError';
import { useLateText } from '../useLateText';
import { cellProblemId } from './CellEditor';

/** The bar. */
export function TableBar({
  ref,
  filter,
  shown,
  all,
  problem,
  onFilter,
}: {
  /** Of the filter's field. */
  readonly ref: Ref<HTMLInputElement>;
  readonly filter: string;
  readonly shown: number;
  readonly all: number;
  readonly problem: string | null;
  readonly onFilter: (filter: string) => void;
}) {
  const { table } = useLateText();
  return (
    <div className="table-bar">
      <input
        ref={ref}
        type="search"
        className="text-field"
        autoComplete="off"
        spellCheck={false}
        aria-label={table.filter}
        placeholder={table.filterHint}
        value={filter}
        onChange={(event) => onFilter(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || filter === '') return;
          event.stopPropagation();
          onFilter('');
        }}
      />
      <span role="status" className="table-count">
        {shown === 0 && all > 0 ? table.nothingFound : table.formatCount(shown, all)}
      </span>
      {problem === null ? (
        <span className="table-hint">{table.hint}</span>
      ) : (
        <FieldError id={cellProblemId}>{problem}</FieldError>
      )}
    </div>
  );
}
