/** @file The kept designs as a list that can be changed; what was deleted stays in its place, to be put back. */
import { useEffect, useState } from 'react';
import { createDesignId, type DesignId } from '../../state/library/designId';
import type { DesignSummary, RemovedDesign } from '../../state/library/designLibrary';
import { keepNow } from '../../state/library/keepDesigns';
import { findOpenElsewhere } from '../../state/library/otherTabs';
import { loadKept, pageLibrary, removeKept, renameKept, restoreKept } from '../../state/library/pageLibrary';
import { useStore } from '../../state/store';
import type { AllText } from '../../text/enLate';
import { renameDesign } from '../toolbar/renameDesign';

/** A kept design, or one that was deleted just now. */
export interface KeptRow {
  readonly summary: DesignSummary;
  readonly removed: RemovedDesign | null;
  /** Whether another tab has it open. */
  readonly isElsewhere: boolean;
}

/** The list and its changes. */
export interface KeptList {
  /** Null while it is being read. */
  readonly rows: readonly KeptRow[] | null;
  readonly open: (id: DesignId) => Promise<void>;
  readonly rename: (id: DesignId, title: string) => Promise<void>;
  readonly duplicate: (id: DesignId, title: string) => Promise<void>;
  readonly remove: (id: DesignId) => Promise<void>;
  readonly restore: (removed: RemovedDesign) => Promise<void>;
}

async function open(id: DesignId): Promise<void> {
  const { designId, recent, openDesign, reopenRecent, showDialog } = useStore.getState();
  const isRecent = recent.some((entry) => entry.designId === id);
  const kept = id === designId || isRecent ? null : await loadKept(id);
  showDialog(null);
  // A design of this visit comes back with its history.
  if (id !== designId && isRecent) reopenRecent(id);
  else if (kept !== null) openDesign(kept, id);
}

/** The kept designs, last changed first. */
export function useKeptDesigns(text: AllText): KeptList {
  const [summaries, setSummaries] = useState<readonly DesignSummary[] | null>(null);
  const [elsewhere, setElsewhere] = useState<ReadonlySet<DesignId>>(new Set());
  const [removed, setRemoved] = useState<ReadonlyMap<DesignId, KeptRow>>(new Map());
  const refresh = async () => {
    await keepNow();
    setSummaries(await pageLibrary.list());
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is read once, and after every change
  useEffect(() => void refresh(), []);
  useEffect(() => {
    findOpenElsewhere().then(setElsewhere);
  }, []);

  const gone = [...removed.values()].filter(({ summary }) => !summaries?.some(({ id }) => id === summary.id));
  const rows =
    summaries &&
    [
      ...summaries.map(
        (summary): KeptRow => ({ summary, removed: null, isElsewhere: elsewhere.has(summary.id) }),
      ),
      ...gone,
    ].sort((a, b) => b.summary.updatedAt - a.summary.updatedAt);
  return {
    rows,
    open,
    async rename(id, title) {
      if (id === useStore.getState().designId) {
        renameDesign(title, text);
        useStore.getState().endGesture();
      } else await renameKept(id, title);
      await refresh();
    },
    async duplicate(id, title) {
      await keepNow();
      const result = await pageLibrary.duplicate(id, createDesignId(), text.library.copyOf(title));
      if (result?.ok === false && result.code === 'full') useStore.getState().setKeeping('full');
      await refresh();
    },
    async remove(id) {
      const summary = summaries?.find((entry) => entry.id === id);
      const entry = await removeKept(id);
      if (summary !== undefined && entry !== null)
        setRemoved((old) => new Map([...old, [id, { summary, removed: entry, isElsewhere: false }]]));
      await refresh();
    },
    async restore(entry) {
      await restoreKept(entry);
      setRemoved((old) => new Map([...old].filter(([id]) => id !== entry.id)));
      await refresh();
    },
  };
}
