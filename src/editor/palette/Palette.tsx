/** @file The palette: every layer kind and block, to find by name and to add behind what is selected. */
import { type KeyboardEvent, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { useStore } from '../../state/store';
import { focusLayer } from '../canvas/focusLayer';
import { useLateText } from '../useLateText';
import { addEntry } from './addEntry';
import { EntryButton } from './EntryButton';
import {
  formatEntry,
  type PaletteGroup,
  type PaletteId,
  paletteGroups,
  paletteIds,
  searchEntries,
} from './paletteEntries';
import { paletteSearchId, takePaletteFocus } from './paletteSearch';
import './Palette.css';

function useGroups(query: string): readonly PaletteGroup[] {
  const text = useLateText();
  const used = useStore((state) => state.usedEntries);
  return useMemo(() => {
    if (query.trim() !== '') return [{ section: 'recent', entries: searchEntries(query, text) }];
    const recent = paletteIds
      .filter((id) => used.includes(id))
      .toSorted((a, b) => used.indexOf(a) - used.indexOf(b));
    return recent.length === 0
      ? paletteGroups
      : [{ section: 'recent', entries: recent } as const, ...paletteGroups];
  }, [query, text, used]);
}

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/** The palette; `isExplained` shows the explanation below each name, for screens without a pointer to hover. */
export function Palette({ isExplained = false }: { readonly isExplained?: boolean }) {
  const text = useLateText();
  const { palette } = text;
  const [query, setQuery] = useState('');
  const groups = useGroups(useDeferredValue(query));
  const [current, setCurrent] = useState('0 0');
  const [pointed, setPointed] = useState<PaletteId | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => takePaletteFocus(field.current), []);
  const isSearching = query.trim() !== '';
  const count = groups.reduce((sum, { entries }) => sum + entries.length, 0);
  const hasCurrent = groups.some(({ entries }, row) => entries.some((_id, at) => `${row} ${at}` === current));

  const leave = () => {
    const [selected] = useStore.getState().selection;
    if (selected === undefined) field.current?.blur();
    else focusLayer(selected);
  };
  const handleKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.preventDefault();
      if (isSearching) setQuery('');
      else leave();
    }
    const inField = event.target === field.current;
    if (event.key === 'Enter' && inField) {
      const [first] = isSearching ? searchEntries(query, text) : [];
      if (first === undefined) return;
      addEntry(first);
      setQuery('');
    }
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])];
    const from = buttons.findIndex((button) => button.matches(':focus'));
    if (from + step < 0) field.current?.focus();
    else buttons[Math.min(from + step, buttons.length - 1)]?.focus();
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys that bubble from the field and the buttons within
    <div className="palette" onKeyDown={handleKeyDown}>
      <div className="palette-search">
        <input
          ref={field}
          id={paletteSearchId}
          type="search"
          className="text-field"
          aria-label={palette.search}
          placeholder={palette.search}
          aria-keyshortcuts="/"
          autoComplete="off"
          spellCheck={false}
          value={query}
          onChange={(event) => setQuery(event.target.value)}
        />
        {query === '' && (
          <span className="entry-key" aria-hidden="true">
            /
          </span>
        )}
      </div>
      <p className="visually-hidden" role="status">
        {isSearching && palette.formatCount(count)}
      </p>
      <div className="palette-groups" ref={list} onPointerLeave={() => setPointed(null)}>
        {count === 0 && <p className="quiet">{palette.empty(query)}</p>}
        {groups.map(({ section, entries }, row) => (
          <section key={section} aria-label={isSearching ? palette.search : palette.sections[section]}>
            {!isSearching && <h2>{palette.sections[section]}</h2>}
            <ul>
              {entries.map((id, at) => (
                <EntryButton
                  key={id}
                  id={id}
                  isTabStop={hasCurrent ? current === `${row} ${at}` : row + at === 0}
                  isExplained={isExplained || isSearching}
                  onFocus={() => setCurrent(`${row} ${at}`)}
                  onPoint={() => setPointed(id)}
                />
              ))}
            </ul>
          </section>
        ))}
      </div>
      {!isExplained && !isSearching && (
        <p className="palette-hint" aria-hidden="true">
          {pointed !== null && <b>{formatEntry(pointed, text)}. </b>}
          {pointed === null ? palette.idle : palette.hints[pointed]}
        </p>
      )}
    </div>
  );
}
