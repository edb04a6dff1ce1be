/** @file A choice among a few words, as the browser's own control. */
import { useRowDescription } from './FieldRow';

/** What a select field needs. */
export interface SelectFieldProps<Option extends string> {
  /** Null where it stands for several things that differ. */
  readonly value: Option | null;
  /** What stands in place of several values. */
  readonly mixed?: string | undefined;
  readonly options: readonly { readonly value: Option; readonly label: string }[];
  readonly label: string;
  readonly id?: string;
  readonly onChange: (value: Option) => void;
}

/** A select field. */
export function SelectField<Option extends string>(props: SelectFieldProps<Option>) {
  const { value, mixed, options, label, id, onChange } = props;
  const { describedBy } = useRowDescription(null);
  return (
    <select
      id={id}
      className="select-field"
      aria-label={label}
      aria-describedby={describedBy}
      value={value ?? ''}
      onChange={(event) => {
        const chosen = options.find((option) => option.value === event.target.value);
        if (chosen !== undefined) onChange(chosen.value);
      }}
    >
      {value === null && (
        <option value="" disabled>
          {mixed}
        </option>
      )}
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}
