/** @file On or off. */
import { useRowDescription } from './FieldRow';
import './Switch.css';

/** A switch; `label` is its accessible name. Null where it stands for several things that differ: a press sets all. */
export function Switch({
  checked,
  label,
  id,
  onChange,
}: {
  readonly checked: boolean | null;
  readonly label: string;
  readonly id?: string;
  readonly onChange: (checked: boolean) => void;
}) {
  const { describedBy } = useRowDescription(null);
  return (
    <input
      id={id}
      type="checkbox"
      role="switch"
      className="switch"
      aria-label={label}
      aria-describedby={describedBy}
      checked={checked ?? false}
      aria-checked={checked ?? false}
      data-mixed={checked === null || undefined}
      onChange={(event) => onChange(event.target.checked)}
    />
  );
}
