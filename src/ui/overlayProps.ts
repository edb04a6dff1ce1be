/** @file What menus, popovers and dialogs need: shared by the parts that come at once and those loaded later. */
import type { ReactElement, ReactNode } from 'react';

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

/** What a menu needs. */
export interface MenuProps {
  /** The button that opens it. */
  readonly trigger: ReactElement<{ readonly onClick?: () => void }>;
  readonly items: readonly MenuItem[];
  /** Whether it is open as it first appears. */
  readonly isOpenAtFirst?: boolean;
}

/** What a popover needs. */
export interface PopoverProps {
  /** The button that opens it. */
  readonly trigger: ReactElement;
  /** The name of what opens. */
  readonly label: string;
  readonly children: ReactNode;
}

/** What a dialog needs. */
export interface DialogProps {
  readonly isOpen: boolean;
  readonly title: string;
  /** The name of the button that closes it. */
  readonly closeLabel: string;
  readonly onClose: () => void;
  readonly place?: 'middle' | 'below';
  /** Whether the title is for screen readers only. */
  readonly isTitleHidden?: boolean;
  readonly className?: string;
  /** Whether there is only text to read, so that the keys must be able to scroll it. */
  readonly isText?: boolean;
  /** Called as it has closed, before the focus goes back to where it was; prevents that where it moves it itself. */
  readonly onFocusBack?: (event: Event) => void;
  readonly children: ReactNode;
}
