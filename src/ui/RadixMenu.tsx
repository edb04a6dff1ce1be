/** @file The menu itself, which is loaded behind the first picture. */
import { DropdownMenu } from 'radix-ui';
import { MenuLine } from './MenuLine';
import type { MenuProps } from './overlayProps';

/** A menu; `trigger` is the button that opens it. */
export default function RadixMenu({ trigger, items, isOpenAtFirst = false }: MenuProps) {
  return (
    <DropdownMenu.Root defaultOpen={isOpenAtFirst}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="menu" align="end" sideOffset={4} collisionPadding={8}>
          {items.map((item) => (
            <MenuLine key={item.id} item={item} />
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
