/** @file The menu itself, which is loaded behind the first picture. */
import { Check } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import type { MenuItem, MenuProps } from './overlayProps';
import './Menu.css';

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

function MenuLine({ item }: { readonly item: MenuItem }) {
  const { label, shortcut, isDisabled = false, isChecked, isFirstOfGroup, onSelect } = item;
  const words = (
    <>
      <span>{label}</span>
      {shortcut !== undefined && <kbd>{shortcut}</kbd>}
    </>
  );
  return (
    <>
      {isFirstOfGroup && <DropdownMenu.Separator className="menu-separator" />}
      {isChecked === undefined ? (
        <DropdownMenu.Item className="menu-item" disabled={isDisabled} onSelect={onSelect}>
          {words}
        </DropdownMenu.Item>
      ) : (
        <DropdownMenu.CheckboxItem
          className="menu-item"
          checked={isChecked}
          disabled={isDisabled}
          onSelect={onSelect}
        >
          {words}
          <DropdownMenu.ItemIndicator>
            <Check size={14} aria-hidden="true" />
          </DropdownMenu.ItemIndicator>
        </DropdownMenu.CheckboxItem>
      )}
    </>
  );
}
