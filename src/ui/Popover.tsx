/** @file A few sentences that a button opens beside itself; loaded like menus. */
import { lazy, type ReactElement, type ReactNode, Suspense } from 'react';

/** What a popover needs. */
export interface PopoverProps {
  /** The button that opens it. */
  readonly trigger: ReactElement;
  /** The name of what opens. */
  readonly label: string;
  readonly children: ReactNode;
}

const RadixPopover = lazy(() => import('./RadixPopover'));

/** A popover. */
export function Popover(props: PopoverProps) {
  return (
    <Suspense fallback={props.trigger}>
      <RadixPopover {...props} />
    </Suspense>
  );
}
