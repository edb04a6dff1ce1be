/**
 * @file A field for a number: typed, stepped by arrows or wheel, scrubbed by its label or, while it has no focus, by
 * the number itself.
 *
 * What is typed and not allowed stays as it was typed, marked and explained; only allowed values are handed out. A
 * number on the way to one that is not allowed is taken back: 1 is not what 1.5 was about.
 */
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { formatNumber } from '../text/quantities';
import { getKeyLetter } from '../util/keyLetter';
import { clamp } from '../util/numbers';
import { FieldError } from './FieldError';
import { useRowDescription } from './FieldRow';
import { parseNumber } from './parseNumber';
import { useScrub } from './useScrub';
import { useWheelSteps } from './useWheelSteps';
import './NumberField.css';

/** What a number field needs. */
export interface NumberFieldProps {
  /** Null where it stands for several things that differ. */
  readonly value: number | null;
  readonly min: number;
  readonly max: number;
  /** What an arrow key changes it by; Shift makes it ten times as much. */
  readonly step?: number;
  /** Decimals shown; the value itself is not rounded. */
  readonly decimals?: number;
  /** Its accessible name. */
  readonly label: string;
  readonly id?: string;
  /** What stands in place of several values. */
  readonly mixed?: string | undefined;
  /** The sentence about a number that is not allowed (NaN: no number at all), or null. */
  readonly check: (value: number) => string | null;
  readonly onChange: (value: number) => void;
  /** Moves several values, each by as much. */
  readonly onStep?: (delta: number) => void;
  /**
   * A burst of typing or stepping is over. What it changed may have to be taken back; a field without it gives
   * out the value of before again.
   */
  readonly onEnd?: (outcome?: 'taken-back') => void;
  readonly className?: string;
}

/** Moves a number by steps and keeps it within its limits, without the noise of binary fractions. */
export function stepNumber(value: number, delta: number, { min, max }: { min: number; max: number }): number {
  return clamp(Number((value + delta).toFixed(6)), min, max);
}

/** A number for ARIA, which knows no exponents: as the text that is written, though React's types ask for a number. */
function writePlain(value: number): number {
  const isLong = String(value).includes('e');
  return isLong ? (value.toFixed(20).replace(/\.?0+$/, '') as unknown as number) : value;
}

const isUndo = (event: KeyboardEvent) =>
  (event.ctrlKey || event.metaKey) && !event.shiftKey && getKeyLetter(event) === 'z';

/** A number field. */
export function NumberField(props: NumberFieldProps) {
  const { value, min, max, step = 1, decimals = 6, label, id, mixed, check, onChange, onStep, onEnd } = props;
  const [draft, setDraft] = useState<string | null>(null);
  const [shown, setShown] = useState(value);
  /** The value before somebody began to type, and whether typing has changed it. */
  const before = useRef({ value, isChanged: false });
  const ref = useRef<HTMLInputElement>(null);
  const ownErrorId = useId();

  // A value that changed elsewhere replaces what was typed, unless that is what was typed.
  if (!Object.is(shown, value)) {
    setShown(value);
    const isTakenBack =
      draft !== null && Object.is(before.current.value, value) && check(parseNumber(draft)) !== null;
    if (draft !== null && parseNumber(draft) !== value && !isTakenBack) setDraft(null);
  }
  // Several values that somebody began to overtype stay as they are until there is something in their place.
  const isTyped = draft !== null && !(value === null && draft.trim() === '');
  const typed = isTyped ? parseNumber(draft) : value;
  const problem = isTyped ? check(parseNumber(draft)) : null;
  const { errorId: rowErrorId, describedBy } = useRowDescription(problem);
  const errorId = rowErrorId ?? ownErrorId;

  const latest = useRef(value);
  latest.current = problem === null ? typed : value;
  const moveBy = (steps: number) => {
    setDraft(null);
    if (latest.current === null) return onStep?.(steps * step);
    const next = stepNumber(latest.current, steps * step, { min, max });
    if (next === value && latest.current === value) return;
    // The next step may come before this one has been drawn.
    latest.current = next;
    onChange(next);
  };
  useWheelSteps(ref, moveBy);

  const scrub = useScrub({
    getValue: () => value ?? min,
    onScrub: (start, steps) => onChange(stepNumber(start, steps * step, { min, max })),
    onEnd: (outcome) => onEnd?.(outcome),
  });
  const isFocused = () => document.activeElement === ref.current;

  const type = (text: string) => {
    if (draft === null) {
      onEnd?.();
      before.current = { value, isChanged: false };
    }
    setDraft(text);
    const next = parseNumber(text);
    if (check(next) !== null) takeBack();
    else if (next !== value) {
      before.current.isChanged = true;
      onChange(next);
    }
  };
  const takeBack = () => {
    const { value: old, isChanged } = before.current;
    if (!isChanged) return;
    before.current.isChanged = false;
    if (onEnd !== undefined) onEnd('taken-back');
    else if (old !== null) onChange(old);
  };

  const handleKeyDown = (event: KeyboardEvent) => {
    const keys: Readonly<Record<string, number>> = { ArrowUp: 1, ArrowDown: -1, PageUp: 10, PageDown: -10 };
    const steps = keys[event.key];
    if (steps !== undefined) {
      event.preventDefault();
      moveBy(steps * (event.shiftKey ? 10 : 1));
    } else if (event.key === 'Enter') {
      if (problem === null) setDraft(null);
      onEnd?.();
    } else if (draft !== null && (event.key === 'Escape' || (problem !== null && isUndo(event)))) {
      event.preventDefault();
      event.stopPropagation();
      setDraft(null);
      takeBack();
    }
  };

  return (
    <>
      <input
        ref={ref}
        id={id}
        className={`number-field ${props.className ?? ''}`}
        type="text"
        inputMode="decimal"
        autoComplete="off"
        spellCheck={false}
        role="spinbutton"
        data-owns-escape={draft === null ? undefined : true}
        aria-label={label}
        aria-valuenow={value === null ? undefined : writePlain(value)}
        aria-valuetext={value === null ? mixed : undefined}
        aria-valuemin={writePlain(min)}
        aria-valuemax={writePlain(max)}
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? describedBy : errorId}
        placeholder={value === null ? mixed : undefined}
        value={draft ?? (value === null ? '' : formatNumber(value, decimals))}
        {...(value !== null && scrub)}
        onPointerDown={(event) => {
          if (value !== null && !isFocused()) scrub.onPointerDown(event);
        }}
        // The first press may become a drag; a click gives the focus, with the whole number to type over.
        onMouseDown={(event) => {
          if (!isFocused()) event.preventDefault();
        }}
        onClick={(event) => {
          scrub.onClick(event);
          if (event.defaultPrevented || isFocused()) return;
          event.currentTarget.focus();
          event.currentTarget.select();
        }}
        onChange={(event) => {
          type(event.target.value);
        }}
        onKeyDown={handleKeyDown}
        onBlur={() => {
          if (problem === null) setDraft(null);
          onEnd?.();
        }}
      />
      {problem !== null && rowErrorId === null && <FieldError id={errorId}>{problem}</FieldError>}
    </>
  );
}
