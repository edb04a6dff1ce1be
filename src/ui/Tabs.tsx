/** @file A row of tabs: arrows move between them, as the ARIA practices have it. */
import { type KeyboardEvent, useEffect, useId, useRef } from 'react';
import './Tabs.css';

/** One tab. */
export interface Tab<Id extends string> {
  readonly id: Id;
  readonly label: string;
}

/** Ids that join a tab with its panel. */
export const getTabIds = (base: string, id: string) => ({ tab: `${base}-tab-${id}`, panel: `${base}-panel` });

/** A base for {@link getTabIds}. */
export const useTabsBase = useId;

const moves: Readonly<Record<string, (index: number, count: number) => number>> = {
  ArrowRight: (index, count) => (index + 1) % count,
  ArrowLeft: (index, count) => (index + count - 1) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
};

/** The row; the panel is the caller's, with role `tabpanel` and the ids of {@link getTabIds}. */
export function Tabs<Id extends string>({
  base,
  tabs,
  value,
  label,
  isFolded = false,
  onChange,
}: {
  readonly base: string;
  readonly tabs: readonly Tab<Id>[];
  readonly value: Id;
  readonly label: string;
  /** Whether the panel is not there. */
  readonly isFolded?: boolean;
  readonly onChange: (id: Id) => void;
}) {
  const row = useRef<HTMLDivElement>(null);
  // Where there are more than fit, the chosen one is in sight.
  useEffect(() => {
    row.current
      ?.querySelector(`[data-tab="${value}"]`)
      ?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [value]);
  const handleKeyDown = (event: KeyboardEvent) => {
    const index = tabs.findIndex(({ id }) => id === value);
    const next = tabs[moves[event.key]?.(index, tabs.length) ?? -1];
    if (next === undefined) return;
    event.preventDefault();
    onChange(next.id);
    row.current?.querySelector<HTMLElement>(`[data-tab="${next.id}"]`)?.focus();
  };
  return (
    <div className="tabs" role="tablist" aria-label={label} ref={row} onKeyDown={handleKeyDown}>
      {tabs.map(({ id, label: name }) => (
        <button
          key={id}
          type="button"
          role="tab"
          className="tab"
          id={getTabIds(base, id).tab}
          data-tab={id}
          aria-selected={id === value}
          aria-controls={isFolded ? undefined : getTabIds(base, id).panel}
          tabIndex={id === value ? 0 : -1}
          onClick={() => onChange(id)}
        >
          {name}
        </button>
      ))}
    </div>
  );
}
