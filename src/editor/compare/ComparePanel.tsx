/** @file The tab of the dock that compares the open design with another one. */
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react';
import { useStore } from '../../state/store';
import { Button } from '../../ui/Button';
import { Segmented } from '../../ui/Segmented';
import { useLostFocus } from '../../ui/useLostFocus';
import { useLateText } from '../useLateText';
import { CompareHead } from './CompareHead';
import { CompareTable } from './CompareTable';
import { CompareTotals } from './CompareTotals';
import { filterRows, type RowFilter } from './compareRows';
import { selectRowLayer } from './useCompareCursor';
import { type Compared, useCompareRows } from './useCompareRows';
import './ComparePanel.css';

/** Both networks drawn, with the code that draws. */
const LatePictures = lazy(() => import('./ComparePictures'));

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
  const { compare, comparing: words } = useLateText();
  const { sides, comparison, rows } = compared;
  const [view, setView] = useState<'table' | 'pictures'>('table');
  const [filter, setFilter] = useState<RowFilter>('changed');
  const [chosen, setChosen] = useChosenRow(compared);
  const listed = useMemo(() => filterRows(rows, filter), [rows, filter]);
  const filters = Object.entries(words.filters) as [RowFilter, string][];
  return (
    <div className="compare-panel">
      <CompareHead sides={sides} />
      <div className="compare-choices">
        <Segmented
          label={words.view}
          value={view}
          options={[
            { value: 'table', label: words.views.table },
            { value: 'pictures', label: words.views.pictures },
          ]}
          onChange={setView}
        />
        {view === 'table' && (
          <Segmented
            label={words.filter}
            value={filter}
            options={filters.map(([value, label]) => ({ value, label }))}
            onChange={setFilter}
          />
        )}
        <p role="status">{compare.formatCounts(comparison.counts)}.</p>
      </div>
      {view === 'table' ? (
        <div className="compare-result">
          <CompareTotals sides={sides} />
          <CompareTable rows={listed} chosen={chosen} onChoose={(row) => setChosen(row.key)} />
        </div>
      ) : (
        <Suspense>
          <LatePictures
            compared={compared}
            chosen={chosen}
            onChoose={(row) => {
              setChosen(row.key);
              selectRowLayer(row);
            }}
          />
        </Suspense>
      )}
    </div>
  );
}

/** The panel. */
export default function ComparePanel() {
  const { comparing, lessons } = useLateText();
  const isHidden = useStore((state) => state.hidden.size > 0);
  const compared = useCompareRows();
  const place = useRef<HTMLDivElement>(null);
  useLostFocus(compared === null, () => place.current?.querySelector('button')?.focus());
  // What differs would give away what a lesson asks for.
  if (isHidden) return <p className="compare-hidden">{lessons.hidden}</p>;
  return (
    <div ref={place} className="compare-place">
      {compared === null && <EmptyState />}
      {compared === 'pending' && (
        <p className="compare-pending" role="status">
          {comparing.pending}
        </p>
      )}
      {compared !== null && compared !== 'pending' && <Result compared={compared} />}
    </div>
  );
}
