/** @file The search for better designs: the form, what was found as a plot and as a table, the chosen one in full. */
import { type ReactNode, useState } from 'react';
import type { FoundDesign } from '../../../search/foundDesign';
import { useStore } from '../../../state/store';
import { Segmented } from '../../../ui/Segmented';
import { useMediaQuery } from '../../../ui/useMediaQuery';
import { narrowScreen } from '../../screenSizes';
import { useLateText } from '../../useLateText';
import { FindDetails } from './FindDetails';
import { FindPlot } from './FindPlot';
import { FindTable } from './FindTable';
import { toggleFind } from './findActions';
import { SearchForm } from './SearchForm';
import { defaultSettings } from './searchSettings';
import './DesignSearch.css';

/** What became of the search, in a line. */
function useStateLine(): string {
  const { search: words } = useLateText();
  const run = useStore((state) => state.search);
  const isStale = useStore(({ search, design }) => {
    return search !== null && search.design.architecture !== design.architecture;
  });
  if (run === null || run.phase === 'running') return '';
  const { done, total, finds } = run.found;
  if (finds.length === 0 && run.phase === 'done') return words.nothing;
  const line =
    run.phase === 'cancelled' ? words.formatCancelled(done, total) : words.formatDone(finds.length, total);
  return isStale ? `${line}. ${words.stale}` : line;
}

/** The search, below what chooses between views. */
export function DesignSearch({ views }: { readonly views: ReactNode }) {
  const text = useLateText();
  const words = text.search;
  const run = useStore((state) => state.search);
  const [settings, setSettings] = useState(defaultSettings);
  const [view, setView] = useState<'plot' | 'table'>('plot');
  // A design that is beaten while the search goes on stays chosen.
  const [chosen, setChosen] = useState<FoundDesign | null>(null);
  const isNarrow = useMediaQuery(narrowScreen);
  const line = useStateLine();
  const finds = run?.found.finds ?? [];
  const number = finds.findIndex(({ key }) => key === chosen?.key) + 1;
  const handleChoose = (find: FoundDesign) => {
    setChosen(find);
    // On a phone the canvas is out of sight: there its button shows it.
    if (!isNarrow && !find.isStart) toggleFind(find, finds.indexOf(find) + 1, text);
  };
  const shared = { finds, chosen: chosen?.key ?? null, onChoose: handleChoose };
  return (
    <div className="design-search">
      <div className="search-settings">
        {views}
        <SearchForm settings={settings} onChange={setSettings} />
      </div>
      <div className="search-results">
        <div className="search-head">
          <p role="status">{line}</p>
          {finds.length > 0 && (
            <Segmented
              label={words.view}
              value={view}
              options={[
                { value: 'plot', label: words.views.plot },
                { value: 'table', label: words.views.table },
              ]}
              onChange={setView}
            />
          )}
        </div>
        {run !== null &&
          finds.length > 0 &&
          (view === 'plot' ? <FindPlot {...shared} start={run.start} /> : <FindTable {...shared} />)}
      </div>
      <div className="search-chosen">
        {run !== null && chosen !== null ? (
          <FindDetails run={run} find={chosen} number={number} />
        ) : (
          finds.length > 0 && <p className="advice-empty">{words.choose}</p>
        )}
      </div>
    </div>
  );
}
