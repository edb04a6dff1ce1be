/** @file A popover at a place in the window. */
import { Popover } from 'radix-ui';
import { type ReactNode, useState } from 'react';
import { createPortal } from 'react-dom';
import { giveFocusBack } from './giveFocusBack';
import './Popover.css';

/** What opens at a place: the focus goes into it, Escape and a press elsewhere close it. */
export function PointPopover({
  x,
  y,
  label,
  className = '',
  onClose,
  onFocusBack,
  children,
}: {
  readonly x: number;
  readonly y: number;
  readonly label: string;
  readonly className?: string;
  readonly onClose: () => void;
  /** Called as it has closed, before the focus goes back to where it was; prevents that where it goes elsewhere. */
  readonly onFocusBack?: (event: Event) => void;
  readonly children: ReactNode;
}) {
  const [before] = useState(() => document.activeElement);
  // Beside the root: a place in the window is none within a part that contains its own layout.
  return createPortal(
    <Popover.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Popover.Anchor style={{ position: 'fixed', left: x, top: y, width: 1, height: 1 }} />
      <Popover.Portal>
        <Popover.Content
          className={`popover ${className}`}
          aria-label={label}
          align="start"
          sideOffset={6}
          collisionPadding={12}
          onCloseAutoFocus={(event) => {
            onFocusBack?.(event);
            if (!event.defaultPrevented) giveFocusBack(event, before);
          }}
        >
          {children}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>,
    document.body,
  );
}
