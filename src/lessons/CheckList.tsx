/** @file Several of a few words, each with a box to tick. */

/** A group of boxes. */
export function CheckList<Option extends string>({
  label,
  options,
  chosen,
  onToggle,
}: {
  readonly label: string;
  readonly options: readonly { readonly value: Option; readonly label: string }[];
  readonly chosen: readonly Option[];
  readonly onToggle: (value: Option) => void;
}) {
  return (
    <fieldset className="check-list">
      <legend>{label}</legend>
      {options.map((option) => (
        <label key={option.value}>
          <input
            type="checkbox"
            checked={chosen.includes(option.value)}
            onChange={() => onToggle(option.value)}
          />
          {option.label}
        </label>
      ))}
    </fieldset>
  );
}
