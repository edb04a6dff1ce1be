/** @file One of a few words, all in sight. */
import { useId } from 'react';
import './Segmented.css';

/** A row of options, one of which is chosen: radio buttons that look like one control. */
export function Segmented<Option extends string>({
  value,
  options,
  label,
  only,
  onChange,
}: {
  readonly value: Option;
  readonly options: readonly { readonly value: Option; readonly label: string }[];
  readonly label: string;
  /** The one option that can be chosen; without it all can. */
  readonly only?: Option | null;
  readonly onChange: (value: Option) => void;
}) {
  const name = useId();
  return (
    <fieldset className="segmented" aria-label={label}>
      {options.map((option) => (
        <label key={option.value} className="segment">
          <input
            type="radio"
            className="visually-hidden"
            name={name}
            checked={option.value === value}
            disabled={option.value !== (only ?? option.value)}
            onChange={() => onChange(option.value)}
          />
          {option.label}
        </label>
      ))}
    </fieldset>
  );
}
