/** @file The dialog that is shown, if any; which there are comes with the first of them. */
import { lazy, Suspense } from 'react';
import { useStore } from '../../state/store';

const LateDialogs = lazy(() => import('./LateDialogs'));

/** The dialog that is shown, if any. */
export function Dialogs() {
  const dialog = useStore((state) => state.dialog);
  return dialog === null ? null : (
    <Suspense>
      <LateDialogs dialog={dialog} />
    </Suspense>
  );
}
