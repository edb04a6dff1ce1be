/** @file A few sentences that a button opens beside itself; loaded like menus. */
import { lazy, Suspense } from 'react';
import type { PopoverProps } from './overlayProps';

const RadixPopover = lazy(() => import('./RadixPopover'));

/** A popover. */
export function Popover(props: PopoverProps) {
  return (
    <Suspense fallback={props.trigger}>
      <RadixPopover {...props} />
    </Suspense>
  );
}
