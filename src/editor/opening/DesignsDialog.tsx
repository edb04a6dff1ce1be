/** @file The library: every design that was kept in this browser, to open, rename, copy or delete. */
import { useEffect, useRef, useState } from 'react';
import type { RemovedDesign } from '../../state/library/designLibrary';
import { restoreKept } from '../../state/library/pageLibrary';
import { useStore } from '../../state/store';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { useLateText } from '../useLateText';
import { DesignEntry } from './DesignEntry';
import { useKeptDesigns } from './useKeptDesigns';
import './DesignsDialog.css';

/** From so many designs on they can be searched. */
const manyDesigns = 8;

function RemovedEntry({ title, onRestore }: { readonly title: string; readonly onRestore: () => void }) {
  const { library } = useLateText();
  return (
    <li className="design-row removed">
      <span role="status">{library.removed(title)}</span>
      {/* The button that was pressed is gone; this one takes it back. */}
      <Button autoFocus aria-label={library.restoreTitle(title)} onClick={onRestore}>
        {library.restore}
      </Button>
    </li>
  );
}

/** Where the dialog goes with a deletion in it, a notice offers to take the last one back. */
function useLastNotice(last: { readonly removed: RemovedDesign; readonly title: string } | null): void {
  const { library } = useLateText();
  const latest = useRef({ last, library });
  latest.current = { last, library };
  useEffect(
    () => () => {
      const { last: gone, library: words } = latest.current;
      if (gone === null) return;
      useStore.getState().showNotice({
        text: words.removed(gone.title),
        action: { label: words.restore, run: () => void restoreKept(gone.removed) },
      });
    },
    [],
  );
}

/** The kept designs, last changed first. */
export default function DesignsDialog() {
  const text = useLateText();
  const { library, panels, toolbar } = text;
  const { rows, open, rename, duplicate, remove, restore } = useKeptDesigns(text);
  const [search, setSearch] = useState('');
  const openId = useStore((state) => state.designId);
  const openTitle = useStore((state) => state.design.title);
  const isFull = useStore((state) => state.keeping === 'full');
  const titled = (rows ?? []).map((row) => {
    const title = row.summary.id === openId ? openTitle : row.summary.title;
    return { ...row, title: title || toolbar.untitled };
  });
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const found = titled.filter(({ title }) => words.every((word) => title.toLowerCase().includes(word)));
  const kept = titled.filter(({ removed }) => removed === null);
  const lastRemoved = titled.findLast(({ removed }) => removed !== null);
  useLastNotice(lastRemoved?.removed ? { removed: lastRemoved.removed, title: lastRemoved.title } : null);
  return (
    <Dialog
      isOpen
      className="designs-dialog"
      title={library.title}
      closeLabel={panels.close}
      onClose={() => useStore.getState().showDialog(null)}
    >
      {isFull && (
        <p className="library-full" role="alert">
          {library.full}
        </p>
      )}
      {kept.length > manyDesigns && (
        <input
          type="search"
          className="text-field library-search"
          aria-label={library.search}
          placeholder={library.search}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
      )}
      {rows?.length === 0 && <p className="quiet">{library.empty}</p>}
      {titled.length > 0 && found.length === 0 && <p className="quiet">{library.nothingFound}</p>}
      <ul className="design-list">
        {found.map(({ summary, removed, title, isElsewhere }) =>
          removed === null ? (
            <DesignEntry
              key={summary.id}
              summary={summary}
              title={title}
              isOpen={summary.id === openId}
              isElsewhere={isElsewhere}
              onOpen={() => void open(summary.id)}
              onRename={(next) => void rename(summary.id, next)}
              onDuplicate={() => void duplicate(summary.id, title)}
              onRemove={() => void remove(summary.id)}
            />
          ) : (
            <RemovedEntry key={summary.id} title={title} onRestore={() => void restore(removed)} />
          ),
        )}
      </ul>
      {kept.length > 0 && (
        <p className="quiet library-place">
          {library.formatPlace(
            kept.length,
            kept.reduce((sum, { summary }) => sum + summary.size, 0),
          )}
        </p>
      )}
    </Dialog>
  );
}
