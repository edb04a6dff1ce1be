/** @file The known networks as a list to search and to walk by keys. */
import { type KeyboardEvent, useEffect, useId, useRef } from 'react';
import type { Preset } from '../../presets/preset';
import { useLateText } from '../useLateText';
import type { PresetFamily } from './searchPresets';

/** What the list needs. */
export interface PresetListProps {
  readonly families: readonly PresetFamily[];
  readonly query: string;
  readonly chosen: Preset | null;
  readonly onQuery: (query: string) => void;
  readonly onChoose: (preset: Preset) => void;
  /** Enter, or a double click. */
  readonly onOpen: () => void;
}

/** The search field and the list below it; the focus stays in the field. */
export function PresetList({ families, query, chosen, onQuery, onChoose, onOpen }: PresetListProps) {
  const { opening } = useLateText();
  const listId = useId();
  const list = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const all = families.flatMap(({ presets }) => presets);
  const optionId = (preset: Preset) => `${listId}-${preset.id}`;

  useEffect(() => {
    // On touch screens the focus would bring up a keyboard that nobody asked for.
    if (matchMedia('(pointer: fine)').matches) field.current?.focus();
  }, []);

  useEffect(() => {
    if (chosen !== null)
      list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);

  const handleKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (event.key === 'Enter') {
      event.preventDefault();
      onOpen();
    }
    if (step === 0) return;
    event.preventDefault();
    const position = chosen === null ? -1 : all.indexOf(chosen);
    const next = all[Math.min(Math.max(position + step, 0), all.length - 1)];
    if (next !== undefined) onChoose(next);
  };

  return (
    <div className="preset-list">
      <input
        ref={field}
        type="search"
        role="combobox"
        className="text-field"
        aria-label={opening.search}
        placeholder={opening.searchHint}
        aria-expanded="true"
        aria-controls={listId}
        aria-activedescendant={chosen === null ? undefined : optionId(chosen)}
        aria-autocomplete="list"
        spellCheck={false}
        value={query}
        onChange={(event) => onQuery(event.target.value)}
        onKeyDown={handleKeyDown}
      />
      <p className="visually-hidden" role="status">
        {opening.formatCount(all.length)}
      </p>
      <div
        className="preset-options"
        role="listbox"
        id={listId}
        ref={list}
        aria-label={opening.presets}
        tabIndex={-1}
      >
        {all.length === 0 && <p className="quiet">{opening.nothingFound(query)}</p>}
        {families.map(({ family, presets }) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options, not of fields
          <div key={family} role="group" aria-label={family}>
            <p className="family" aria-hidden="true">
              {family}
            </p>
            {presets.map((preset) => (
              // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and names the active option
              // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the field
              <div
                key={preset.id}
                id={optionId(preset)}
                role="option"
                className="preset-option"
                aria-selected={preset === chosen}
                onClick={() => onChoose(preset)}
                onDoubleClick={onOpen}
              >
                {preset.name}
              </div>
            ))}
          </div>
        ))}
      </div>
    </div>
  );
}
