/** @file A few sentences that a button opens beside itself. */
import { Popover as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import './Popover.css';

/** A popover; `trigger` is the button that opens it, `label` the name of what opens. */
export function Popover({
  trigger,
  label,
  children,
}: {
  readonly trigger: ReactNode;
  readonly label: string;
  readonly children: ReactNode;
}) {
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content className="popover" aria-label={label} sideOffset={6} collisionPadding={12}>
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
