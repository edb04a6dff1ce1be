/** @file A menu at a place in the window: what a right click, a long press or the menu key opens. */
import { DropdownMenu } from 'radix-ui';
import { useState } from 'react';
import { createPortal } from 'react-dom';
import { giveFocusBack } from './giveFocusBack';
import { MenuLines } from './MenuLines';
import type { MenuItem } from './overlayProps';

/** An open menu; it closes itself once something was chosen, with Escape, or by a press elsewhere. */
export function PointMenu({
  x,
  y,
  label,
  items,
  onClose,
  onClosed,
}: {
  readonly x: number;
  readonly y: number;
  readonly label: string;
  readonly items: readonly MenuItem[];
  readonly onClose: () => void;
  /** Called once it has closed and the focus is back where it was. */
  readonly onClosed: () => void;
}) {
  const [before] = useState(() => document.activeElement);
  // Beside the root: a place in the window is none within a part that contains its own layout.
  return createPortal(
    <DropdownMenu.Root open modal={false} onOpenChange={(isOpen) => !isOpen && onClose()}>
      <DropdownMenu.Trigger asChild>
        <span aria-hidden="true" style={{ position: 'fixed', left: x, top: y, width: 1, height: 1 }} />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal container={document.querySelector('main')}>
        <DropdownMenu.Content
          className="menu"
          // Where it is too long for the window it is scrolled, also by keys.
          tabIndex={0}
          aria-label={label}
          align="start"
          sideOffset={2}
          collisionPadding={8}
          onCloseAutoFocus={(event) => {
            giveFocusBack(event, before);
            onClosed();
          }}
          onContextMenu={(event) => event.preventDefault()}
        >
          <MenuLines items={items} />
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>,
    document.body,
  );
}
