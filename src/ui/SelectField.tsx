/** @file A choice among a few words, as the browser's own control. */

/** What a select field needs. */
export interface SelectFieldProps<Option extends string> {
  readonly value: Option;
  readonly options: readonly { readonly value: Option; readonly label: string }[];
  readonly label: string;
  readonly id?: string;
  readonly onChange: (value: Option) => void;
}

/** A select field. */
export function SelectField<Option extends string>(props: SelectFieldProps<Option>) {
  const { value, options, label, id, onChange } = props;
  return (
    <select
      id={id}
      className="select-field"
      aria-label={label}
      value={value}
      onChange={(event) => {
        const chosen = options.find((option) => option.value === event.target.value);
        if (chosen !== undefined) onChange(chosen.value);
      }}
    >
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}
