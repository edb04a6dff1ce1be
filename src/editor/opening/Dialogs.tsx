/** @file The dialogs of the page, each loaded when it is first shown. */
import { lazy, Suspense } from 'react';
import { useStore } from '../../state/store';

const OpenDialog = lazy(() => import('./OpenDialog'));
const ReportDialog = lazy(() => import('./ReportDialog'));

/** The dialog that is shown, if any. */
export function Dialogs() {
  const dialog = useStore((state) => state.dialog);
  return (
    <Suspense fallback={null}>
      {dialog === 'open' && <OpenDialog />}
      {dialog === 'report' && <ReportDialog />}
    </Suspense>
  );
}
