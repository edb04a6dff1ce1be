/** @file One line of a menu. */
import { Check } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import type { MenuItem } from './overlayProps';
import './Menu.css';

/** A line: what it does, its shortcut, and whether it holds. */
export function MenuLine({ item }: { readonly item: MenuItem }) {
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
