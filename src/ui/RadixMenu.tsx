/** @file The menu itself, which is loaded behind the first picture. */
import { DropdownMenu } from 'radix-ui';
import { MenuLines } from './MenuLines';
import type { MenuProps } from './overlayProps';

/** A menu; `trigger` is the button that opens it. */
export default function RadixMenu({ trigger, items, isOpenAtFirst = false }: MenuProps) {
  return (
    <DropdownMenu.Root modal={false} defaultOpen={isOpenAtFirst}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal container={document.querySelector('main')}>
        <DropdownMenu.Content className="menu" tabIndex={0} align="end" sideOffset={4} collisionPadding={8}>
          <MenuLines items={items} />
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
