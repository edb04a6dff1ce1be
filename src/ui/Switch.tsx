/** @file On or off. */
import { Switch as Radix } from 'radix-ui';
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
    <Radix.Root
      id={id ?? ''}
      className="switch"
      checked={checked}
      aria-label={label}
      onCheckedChange={onChange}
    >
      <Radix.Thumb className="switch-thumb" />
    </Radix.Root>
  );
}
