/** @file The dialogs of the page, each loaded when it is first shown. */
import { lazy, Suspense } from 'react';
import { useStore } from '../../state/store';

const CommandsDialog = lazy(() => import('../commands/CommandsDialog'));
const DesignsDialog = lazy(() => import('./DesignsDialog'));
const HistoryDialog = lazy(() => import('../commands/HistoryDialog'));
const KeysDialog = lazy(() => import('../commands/KeysDialog'));
const LayersDialog = lazy(() => import('../commands/LayersDialog'));
const OpenDialog = lazy(() => import('./OpenDialog'));
const ShareDialog = lazy(() => import('../sharing/ShareDialog'));
const ReportDialog = lazy(() => import('./ReportDialog'));

/** The dialog that is shown, if any. */
export function Dialogs() {
  const dialog = useStore((state) => state.dialog);
  return (
    <Suspense fallback={null}>
      {dialog === 'commands' && <CommandsDialog />}
      {dialog === 'shortcuts' && <KeysDialog />}
      {dialog === 'layers' && <LayersDialog />}
      {dialog === 'history' && <HistoryDialog />}
      {dialog === 'designs' && <DesignsDialog />}
      {dialog === 'open' && <OpenDialog />}
      {dialog === 'share' && <ShareDialog />}
      {dialog === 'report' && <ReportDialog />}
    </Suspense>
  );
}
