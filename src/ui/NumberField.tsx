/**
 * @file A field for a number: typed, stepped by arrows or wheel, scrubbed by its label.
 *
 * What is typed and not allowed stays as it was typed, marked and explained; only allowed values are handed out.
 */
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { formatNumber } from '../text/quantities';
import { clamp } from '../util/numbers';
import { FieldError } from './FieldError';
import { useRowProblem } from './FieldRow';
import { parseNumber } from './parseNumber';
import './NumberField.css';

/** Pixels of the wheel for one step. */
const wheelTravel = 40;

/** What a number field needs. */
export interface NumberFieldProps {
  readonly value: number;
  readonly min: number;
  readonly max: number;
  /** What an arrow key changes it by; Shift makes it ten times as much. */
  readonly step?: number;
  /** Decimals shown; the value itself is not rounded. */
  readonly decimals?: number;
  /** Its accessible name. */
  readonly label: string;
  readonly id?: string;
  /** The sentence about a number that is not allowed (NaN: no number at all), or null. */
  readonly check: (value: number) => string | null;
  readonly onChange: (value: number) => void;
  /** A burst of typing or stepping is over. */
  readonly onEnd?: () => void;
  readonly className?: string;
}

/** Moves a number by steps and keeps it within its limits, without the noise of binary fractions. */
export function stepNumber(value: number, delta: number, { min, max }: { min: number; max: number }): number {
  return clamp(Number((value + delta).toFixed(6)), min, max);
}

/** A number field. */
export function NumberField(props: NumberFieldProps) {
  const { value, min, max, step = 1, decimals = 6, label, id, check, onChange, onEnd } = props;
  const [draft, setDraft] = useState<string | null>(null);
  const [shown, setShown] = useState(value);
  const ref = useRef<HTMLInputElement>(null);
  const ownErrorId = useId();

  // A value that changed elsewhere replaces what was typed, unless that is what was typed.
  if (!Object.is(shown, value)) {
    setShown(value);
    if (draft !== null && parseNumber(draft) !== value) setDraft(null);
  }
  const typed = draft === null ? value : parseNumber(draft);
  const problem = draft === null ? null : check(typed);

  const rowErrorId = useRowProblem(problem);
  const errorId = rowErrorId ?? ownErrorId;

  const latest = useRef(value);
  latest.current = problem === null ? typed : value;
  const moveBy = (delta: number) => {
    const next = stepNumber(latest.current, delta, { min, max });
    setDraft(null);
    if (next === value && latest.current === value) return;
    // The next step may come before this one has been drawn.
    latest.current = next;
    onChange(next);
  };
  const moveRef = useRef(moveBy);
  moveRef.current = moveBy;
  useEffect(() => {
    const element = ref.current;
    let travel = 0;
    // React listens passively to the wheel, which then would scroll the page as well.
    const onWheel = (event: WheelEvent) => {
      // With Shift some browsers turn the wheel sideways.
      const way = event.deltaY || event.deltaX;
      if (document.activeElement !== element || event.ctrlKey || way === 0) return;
      event.preventDefault();
      // A notch of a wheel is a step; a touchpad sends many small ways instead.
      const isNotch = event.deltaMode !== 0 || Math.abs(way) >= wheelTravel;
      travel = isNotch ? Math.sign(way) * wheelTravel : travel + way;
      if (Math.abs(travel) < wheelTravel) return;
      moveRef.current((travel < 0 ? step : -step) * (event.shiftKey ? 10 : 1));
      travel = 0;
    };
    element?.addEventListener('wheel', onWheel, { passive: false });
    return () => element?.removeEventListener('wheel', onWheel);
  }, [step]);

  const handleKeyDown = (event: KeyboardEvent) => {
    const steps: Readonly<Record<string, number>> = { ArrowUp: 1, ArrowDown: -1, PageUp: 10, PageDown: -10 };
    const direction = steps[event.key];
    if (direction !== undefined) {
      event.preventDefault();
      moveBy(direction * step * (event.shiftKey ? 10 : 1));
    } else if (event.key === 'Enter') {
      if (problem === null) setDraft(null);
      onEnd?.();
    } else if (event.key === 'Escape' && draft !== null) {
      event.stopPropagation();
      setDraft(null);
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
        aria-label={label}
        aria-valuenow={value}
        aria-valuemin={min}
        aria-valuemax={max}
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? undefined : errorId}
        value={draft ?? formatNumber(value, decimals)}
        onChange={(event) => {
          const text = event.target.value;
          setDraft(text);
          const next = parseNumber(text);
          if (check(next) === null && next !== value) onChange(next);
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
