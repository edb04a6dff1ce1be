/** @file The tab of the dock that compares the open design with another one. */
import { useEffect, useMemo, useState } from 'react';
import { useStore } from '../../state/store';
import { Button } from '../../ui/Button';
import { useLateText } from '../useLateText';
import { CompareHead } from './CompareHead';
import { CompareTable } from './CompareTable';
import { CompareTotals } from './CompareTotals';
import { filterRows, type RowFilter } from './compareRows';
import { type Compared, useCompareRows } from './useCompareRows';
import './ComparePanel.css';

function EmptyState() {
  const { comparing: words } = useLateText();
  return (
    <div className="compare-empty">
      <h3>{words.empty.title}</h3>
      <p>{words.empty.text}</p>
      <Button look="primary" onClick={() => useStore.getState().showDialog('compare')}>
        {words.choose}
      </Button>
    </div>
  );
}

/** The row that somebody chose: what is selected elsewhere takes it along. */
function useChosenRow({ rows }: Compared) {
  const [chosen, setChosen] = useState<string | null>(null);
  const selected = useStore(({ selection }) => (selection.size === 1 ? [...selection][0] : undefined));
  useEffect(() => {
    const row = selected === undefined ? undefined : rows.find(({ openLayer }) => openLayer === selected);
    if (row !== undefined) setChosen(row.key);
  }, [selected, rows]);
  return [chosen, setChosen] as const;
}

function Result({ compared }: { readonly compared: Compared }) {
  const { sides, comparison, rows } = compared;
  const [filter, setFilter] = useState<RowFilter>('changed');
  const [chosen, setChosen] = useChosenRow(compared);
  const listed = useMemo(() => filterRows(rows, filter), [rows, filter]);
  return (
    <div className="compare-panel">
      <CompareHead sides={sides} counts={comparison.counts} />
      <div className="compare-result">
        <CompareTotals sides={sides} />
        <CompareTable
          rows={listed}
          filter={filter}
          chosen={chosen}
          onFilter={setFilter}
          onChoose={(row) => setChosen(row.key)}
        />
      </div>
    </div>
  );
}

/** The panel. */
export default function ComparePanel() {
  const { lessons } = useLateText();
  const isHidden = useStore((state) => state.hidden.size > 0);
  const compared = useCompareRows();
  // What differs would give away what a lesson asks for.
  if (isHidden) return <p className="compare-hidden">{lessons.hidden}</p>;
  return compared === null ? <EmptyState /> : <Result compared={compared} />;
}
