/** @file A menu that a button opens. Until its code is there, a moment after the first picture, the button is idle. */
import { lazy, type ReactElement, Suspense } from 'react';

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
  readonly trigger: ReactElement;
  readonly items: readonly MenuItem[];
}

const RadixMenu = lazy(() => import('./RadixMenu'));

/** A menu. */
export function Menu(props: MenuProps) {
  return (
    <Suspense fallback={props.trigger}>
      <RadixMenu {...props} />
    </Suspense>
  );
}
