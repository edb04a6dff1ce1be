/** @file The tab of the dock with advice: suggestions for the open design, and the search for better ones. */
import { useState } from 'react';
import { useStore } from '../../state/store';
import { Segmented } from '../../ui/Segmented';
import { useLateText } from '../useLateText';
import { Suggestions } from './Suggestions';
import { DesignSearch } from './search/DesignSearch';
import './AdvicePanel.css';

/** A plot needs room: so high is the dock at least where somebody turns to the search, in pixels. */
const searchHeight = 320;

/** The panel. */
export default function AdvicePanel() {
  const { advice: words, lessons, search } = useLateText();
  const isHidden = useStore((state) => state.hidden.size > 0);
  const [view, setView] = useState<'suggestions' | 'search'>(() =>
    useStore.getState().search === null ? 'suggestions' : 'search',
  );
  // A suggestion would give away what a lesson asks for.
  if (isHidden) return <p className="advice-empty">{lessons.hidden}</p>;
  const handleChange = (next: typeof view) => {
    const { dockHeight, setDockHeight } = useStore.getState();
    if (next === 'search' && dockHeight < searchHeight) setDockHeight(searchHeight);
    setView(next);
  };
  const views = (
    <div className="advice-views">
      <Segmented
        label={words.views}
        value={view}
        options={[
          { value: 'suggestions', label: words.suggestions },
          { value: 'search', label: search.title },
        ]}
        onChange={handleChange}
      />
    </div>
  );
  return (
    <div className="advice-panel">
      {view === 'suggestions' ? <Suggestions views={views} /> : <DesignSearch views={views} />}
    </div>
  );
}
