/** @file Entries to find by name and to choose: the palette itself, and the smaller one that opens at a place. */
import { type KeyboardEvent, useDeferredValue, useEffect, useRef, useState } from 'react';
import { useLateText } from '../useLateText';
import { EntryButton } from './EntryButton';
import { formatEntry, type PaletteId } from './paletteEntries';
import type { EntryPlace } from './placeEntry';
import { usePaletteGroups } from './usePaletteGroups';
import './Palette.css';

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/** What a list of entries needs. */
export interface PaletteListProps {
  readonly label: string;
  readonly fieldId?: string;
  /** Shown in the empty field: the key that leads there. */
  readonly fieldKey?: string;
  /** What stands below while nothing is pointed at. */
  readonly idle?: string;
  /** Whether the explanation stands below each name, for lack of a pointer to hover. */
  readonly isExplained?: boolean;
  /** Which entries are offered. */
  readonly fits: (id: PaletteId) => boolean;
  readonly onChoose: (id: PaletteId, place?: EntryPlace) => void;
  /** Escape was pressed with nothing to search for. */
  readonly onLeave: (field: HTMLInputElement | null) => void;
  /** The field is there. */
  readonly onReady: (field: HTMLInputElement | null) => void;
}

/** A field to search in, and the entries by family. */
export function PaletteList(props: PaletteListProps) {
  const { label, fieldId, fieldKey, idle, isExplained = false, fits, onChoose, onLeave, onReady } = props;
  const text = useLateText();
  const { palette } = text;
  const [query, setQuery] = useState('');
  const [isBusy, setIsBusy] = useState(false);
  const { groups, find } = usePaletteGroups(useDeferredValue(query), fits, isBusy);
  const [current, setCurrent] = useState('0 0');
  const [pointed, setPointed] = useState<PaletteId | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the field has just been drawn
  useEffect(() => onReady(field.current), []);
  const isSearching = query.trim() !== '';
  const count = groups.reduce((sum, { entries }) => sum + entries.length, 0);
  const hasCurrent = groups.some(({ entries }, row) => entries.some((_id, at) => `${row} ${at}` === current));

  const handleKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && (isSearching || event.target !== document.body)) {
      event.preventDefault();
      if (isSearching) {
        event.stopPropagation();
        setQuery('');
      } else onLeave(field.current);
    }
    if (event.key === 'Enter' && event.target === field.current) {
      event.preventDefault();
      // The list may still be about to follow what was typed.
      const [first] = isSearching ? find(query) : [];
      if (first === undefined) return;
      onChoose(first);
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
    <div
      className="palette"
      onKeyDown={handleKeyDown}
      onPointerEnter={() => setIsBusy(true)}
      onPointerLeave={() => setIsBusy(false)}
    >
      <div className="palette-search">
        <input
          ref={field}
          id={fieldId}
          type="search"
          className="text-field"
          aria-label={palette.search}
          placeholder={palette.search}
          aria-keyshortcuts={fieldKey}
          autoComplete="off"
          spellCheck={false}
          value={query}
          onChange={(event) => setQuery(event.target.value)}
        />
        {query === '' && fieldKey !== undefined && (
          <span className="entry-key" aria-hidden="true">
            {fieldKey}
          </span>
        )}
      </div>
      <p className="visually-hidden" role="status">
        {isSearching && palette.formatCount(count)}
      </p>
      <div className="palette-groups" ref={list} onPointerLeave={() => setPointed(null)}>
        {count === 0 && <p className="quiet">{palette.empty(query)}</p>}
        {groups.map(({ section, entries }, row) => (
          <section key={section} aria-label={isSearching ? label : palette.sections[section]}>
            {!isSearching && <h2>{palette.sections[section]}</h2>}
            <ul>
              {entries.map((id, at) => (
                <EntryButton
                  key={id}
                  id={id}
                  isTabStop={hasCurrent ? current === `${row} ${at}` : row + at === 0}
                  isExplained={isExplained || isSearching}
                  onChoose={onChoose}
                  onFocus={() => setCurrent(`${row} ${at}`)}
                  onPoint={() => setPointed(id)}
                />
              ))}
            </ul>
          </section>
        ))}
      </div>
      {!isExplained && !isSearching && (idle !== undefined || pointed !== null) && (
        <p className="palette-hint" aria-hidden="true">
          {pointed !== null && <b>{formatEntry(pointed, text)}. </b>}
          {pointed === null ? idle : palette.hints[pointed]}
        </p>
      )}
    </div>
  );
}
