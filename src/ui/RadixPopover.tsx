/** @file The popover itself, which is loaded behind the first picture. */
import { Popover } from 'radix-ui';
import type { PopoverProps } from './overlayProps';
import './Popover.css';

/** A popover on radix-ui. */
export default function RadixPopover({ trigger, label, children }: PopoverProps) {
  return (
    <Popover.Root>
      <Popover.Trigger asChild>{trigger}</Popover.Trigger>
      <Popover.Portal>
        <Popover.Content className="popover" aria-label={label} sideOffset={6} collisionPadding={12}>
          {children}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
