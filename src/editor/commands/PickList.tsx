/** @file A list to find something in by typing, and to take it by Enter. */
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import './PickList.css';

/** A line of the list. */
export interface PickItem {
  readonly id: string;
  readonly label: string;
  /** What else stands there: a kind, a shortcut. */
  readonly note?: string | undefined;
  /** Without it the line only says that there is such a thing. */
  readonly onPick?: () => void;
}

/** A field and the lines that answer what is typed there. The focus stays in the field. */
export function PickList({
  label,
  listLabel,
  emptyText,
  find,
}: {
  readonly label: string;
  readonly listLabel: string;
  readonly emptyText: (query: string) => string;
  /** The lines for what was typed, the best first. */
  readonly find: (query: string) => readonly PickItem[];
}) {
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const items = find(query);
  const chosen = items[Math.min(at, items.length - 1)];
  const listId = useId();
  const list = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const getOptionId = (id: string) => `${listId}-${id}`;
  useEffect(() => field.current?.focus(), []);
  const chosenId = chosen?.id;
  useEffect(() => {
    if (chosenId !== undefined)
      list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [chosenId]);

  const handleKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      setAt(Math.max(0, Math.min(at, items.length - 1) + step) % Math.max(1, items.length));
    }
    if (event.key === 'Enter' && chosen !== undefined) {
      event.preventDefault();
      chosen.onPick?.();
    }
  };
  return (
    <>
      <input
        ref={field}
        type="search"
        role="combobox"
        className="text-field"
        aria-label={label}
        placeholder={label}
        aria-expanded="true"
        aria-controls={listId}
        aria-activedescendant={chosenId === undefined ? undefined : getOptionId(chosenId)}
        aria-autocomplete="list"
        spellCheck={false}
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
          setAt(0);
        }}
        onKeyDown={handleKeyDown}
      />
      <div
        className="pick-options"
        role="listbox"
        id={listId}
        ref={list}
        aria-label={listLabel}
        tabIndex={-1}
      >
        {items.length === 0 && <p className="quiet">{emptyText(query)}</p>}
        {items.map((item) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and names the active option
          // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the field
          <div
            key={item.id}
            id={getOptionId(item.id)}
            role="option"
            className="pick-option"
            aria-selected={item === chosen}
            aria-disabled={item.onPick === undefined}
            onClick={item.onPick}
          >
            <span>{item.label}</span>
            {item.note !== undefined && <span className="pick-note">{item.note}</span>}
          </div>
        ))}
      </div>
    </>
  );
}
