/** @file One of a few words, all in sight. */
import { RadioGroup } from 'radix-ui';
import './Segmented.css';

/** A row of options, one of which is chosen. */
export function Segmented<Option extends string>({
  value,
  options,
  label,
  onChange,
}: {
  readonly value: Option;
  readonly options: readonly { readonly value: Option; readonly label: string; readonly title?: string }[];
  readonly label: string;
  readonly onChange: (value: Option) => void;
}) {
  return (
    <RadioGroup.Root
      className="segmented"
      aria-label={label}
      orientation="horizontal"
      value={value}
      onValueChange={(text) => {
        const chosen = options.find((option) => option.value === text);
        if (chosen !== undefined) onChange(chosen.value);
      }}
    >
      {options.map((option) => (
        <RadioGroup.Item key={option.value} className="segment" value={option.value} title={option.title}>
          {option.label}
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
  );
}
