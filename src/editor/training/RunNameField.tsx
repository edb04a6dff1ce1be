/** @file The name of a run, to be changed in place. Of nothing but spaces there is none: it has its earlier one again. */
import { type KeyboardEvent, useRef, useState } from 'react';
import { getRunControl } from '../../state/training/runControl';
import type { DesignRun } from '../../state/training/trainingView';
import { useLateText } from '../useLateText';

/** The field. Escape gives up what was typed. */
export function RunNameField({ run: { id, name } }: { readonly run: DesignRun }) {
  const words = useLateText().train.runs;
  const [draft, setDraft] = useState<string | null>(null);
  const before = useRef(name);
  const rename = (wanted: string) => getRunControl().rename(id, wanted);
  const giveUp = () => {
    rename(before.current);
    setDraft(null);
  };
  const finish = () => {
    if (draft?.trim() === '') giveUp();
    else {
      before.current = name;
      setDraft(null);
    }
  };
  const handleKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') finish();
    if (event.key !== 'Escape' || draft === null) return;
    event.stopPropagation();
    giveUp();
  };
  return (
    <input
      className="text-field run-name"
      type="text"
      autoComplete="off"
      spellCheck={false}
      aria-label={words.name}
      data-owns-escape={draft === null ? undefined : true}
      value={draft ?? name}
      onFocus={() => {
        before.current = name;
      }}
      onChange={({ target }) => {
        setDraft(target.value);
        const wanted = target.value.trim();
        if (wanted !== '') rename(wanted);
      }}
      onKeyDown={handleKeyDown}
      onBlur={finish}
    />
  );
}
