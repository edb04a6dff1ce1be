/** @file Rows of the form: a number, a word, a switch. */
import { type ReactNode, type Ref, useId } from 'react';
import { checkParameter } from '../../layers/validate';
import { joinExplanation } from '../../text/en/words';
import type { RunSetup } from '../../training/trainedRun';
import { FieldRow } from '../../ui/FieldRow';
import { NumberField, stepNumber } from '../../ui/NumberField';
import { SelectField } from '../../ui/SelectField';
import { Switch } from '../../ui/Switch';
import { useScrub } from '../../ui/useScrub';
import { useLateText } from '../useLateText';

/** What a part of the form is about. */
export interface GroupProps {
  readonly setup: RunSetup;
}

/** A number within limits. */
export function NumberRow({
  label,
  title,
  value,
  limits,
  step = 1,
  decimals = 0,
  onChange,
}: {
  readonly label: string;
  readonly title?: string;
  readonly value: number;
  readonly limits: { readonly min: number; readonly max: number };
  readonly step?: number;
  /** Decimals shown; without any it is a whole number. */
  readonly decimals?: number;
  readonly onChange: (value: number) => void;
}) {
  const text = useLateText();
  const id = useId();
  const type = decimals === 0 ? 'integer' : 'real';
  const check = (next: number) => {
    const problem = checkParameter({ type, default: limits.min, ...limits }, next);
    return problem && joinExplanation(text.parameters.formatParameterProblem(label, problem));
  };
  const scrub = useScrub({
    getValue: () => value,
    onScrub: (start, steps) => onChange(stepNumber(start, steps * step, limits)),
    onEnd: () => {},
  });
  return (
    <FieldRow label={label} title={title} htmlFor={id} scrub={scrub}>
      <NumberField
        id={id}
        value={value}
        min={limits.min}
        max={limits.max}
        step={step}
        decimals={decimals}
        label={label}
        check={check}
        onChange={onChange}
      />
    </FieldRow>
  );
}

/** One of a few words. */
export function SelectRow<Option extends string>({
  label,
  title,
  value,
  options,
  onChange,
}: {
  readonly label: string;
  readonly title?: string;
  readonly value: Option;
  readonly options: Readonly<Partial<Record<Option, string>>>;
  readonly onChange: (value: Option) => void;
}) {
  const id = useId();
  const entries = Object.entries(options) as [Option, string][];
  return (
    <FieldRow label={label} title={title} htmlFor={id}>
      <SelectField
        id={id}
        label={label}
        value={value}
        options={entries.map(([key, word]) => ({ value: key, label: word }))}
        onChange={onChange}
      />
    </FieldRow>
  );
}

/** On or off. */
export function SwitchRow({
  label,
  title,
  checked,
  onChange,
}: {
  readonly label: string;
  readonly title?: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}) {
  const id = useId();
  return (
    <FieldRow label={label} title={title} htmlFor={id}>
      <Switch id={id} label={label} checked={checked} onChange={onChange} />
    </FieldRow>
  );
}

/** Rows that belong together. */
export function SetupGroup({
  ref,
  title,
  hint,
  children,
}: {
  readonly ref?: Ref<HTMLElement>;
  readonly title: string;
  readonly hint?: string;
  readonly children: ReactNode;
}) {
  const id = useId();
  return (
    <section ref={ref} className="setup-group" aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      {children}
      {hint !== undefined && <p className="quiet">{hint}</p>}
    </section>
  );
}
