/** @file What stands above the page for a while: a dialog in its middle, or a sheet that rises from below. */
import { lazy, Suspense } from 'react';
import type { DialogProps } from './overlayProps';

const RadixDialog = lazy(() => import('./RadixDialog'));

/** A dialog: the focus stays within, Escape and a press beside it close it. */
export function Dialog(props: DialogProps) {
  return props.isOpen ? (
    <Suspense fallback={null}>
      <RadixDialog {...props} />
    </Suspense>
  ) : null;
}
