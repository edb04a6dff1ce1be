/** @file What stands above the page for a while: a dialog in its middle, or a sheet that rises from below. */
import { lazy, type ReactNode, Suspense } from 'react';

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
  readonly children: ReactNode;
}

const RadixDialog = lazy(() => import('./RadixDialog'));

/** A dialog: the focus stays within, Escape and a press beside it close it. */
export function Dialog(props: DialogProps) {
  return props.isOpen ? (
    <Suspense fallback={null}>
      <RadixDialog {...props} />
    </Suspense>
  ) : null;
}
