/** @file What the palette lists: what was used lately first, then everything by family; or what answers a query. */
import { useCallback, useMemo, useState } from 'react';
import { offersKinds } from '../../state/assignmentRun';
import { useStore } from '../../state/store';
import { useLateText } from '../useLateText';
import {
  getEntryKinds,
  type PaletteGroup,
  type PaletteId,
  paletteGroups,
  paletteIds,
  searchEntries,
} from './paletteEntries';

/** What is listed. */
export interface PaletteContent {
  readonly groups: readonly PaletteGroup[];
  /** The entries that answer a query, the best first. */
  readonly find: (query: string) => readonly PaletteId[];
}

/**
 * What to list for a query.
 *
 * @param fits which entries are offered, of those that an assignment leaves.
 * @param isBusy whether somebody points at the palette: then what was used lately stays where it is.
 */
export function usePaletteGroups(
  query: string,
  fits: (id: PaletteId) => boolean,
  isBusy: boolean,
): PaletteContent {
  const text = useLateText();
  const latest = useStore((state) => state.usedEntries);
  const [used, setUsed] = useState(latest);
  if (!isBusy && used !== latest) setUsed(latest);
  const assignment = useStore((state) => state.assignment);
  const isOffered = useCallback(
    (id: PaletteId) => fits(id) && offersKinds({ assignment }, getEntryKinds(id)),
    [fits, assignment],
  );
  const find = useCallback(
    (wanted: string) => searchEntries(wanted, text).filter(isOffered),
    [text, isOffered],
  );
  const groups = useMemo((): readonly PaletteGroup[] => {
    if (query.trim() !== '') return [{ section: 'recent', entries: find(query) }];
    const recent = paletteIds
      .filter((id) => used.includes(id))
      .toSorted((a, b) => used.indexOf(a) - used.indexOf(b));
    return [{ section: 'recent', entries: recent } as const, ...paletteGroups].flatMap(
      ({ section, entries }) => {
        const offered = entries.filter(isOffered);
        return offered.length === 0 ? [] : { section, entries: offered };
      },
    );
  }, [query, used, isOffered, find]);
  return { groups, find };
}
