/** @file On or off. */
import './Switch.css';

/** A switch; `label` is its accessible name. */
export function Switch({
  checked,
  label,
  id,
  onChange,
}: {
  readonly checked: boolean;
  readonly label: string;
  readonly id?: string;
  readonly onChange: (checked: boolean) => void;
}) {
  return (
    <input
      id={id}
      type="checkbox"
      role="switch"
      className="switch"
      aria-label={label}
      checked={checked}
      aria-checked={checked}
      onChange={(event) => onChange(event.target.checked)}
    />
  );
}
