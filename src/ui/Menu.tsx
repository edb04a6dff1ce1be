/** @file A menu that a button opens. */
import { Check } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import type { ReactNode } from 'react';
import './Menu.css';

/** One line of a menu. */
export interface MenuItem {
  readonly id: string;
  readonly label: string;
  readonly shortcut?: string | undefined;
  readonly isDisabled?: boolean;
  /** Marks the one that holds among several. */
  readonly isChecked?: boolean;
  /** A thin line before it. */
  readonly isFirstOfGroup?: boolean;
  readonly onSelect: () => void;
}

/** A menu; `trigger` is the button that opens it. */
export function Menu({
  trigger,
  items,
}: {
  readonly trigger: ReactNode;
  readonly items: readonly MenuItem[];
}) {
  return (
    <DropdownMenu.Root>
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
