/** @file The dialogs of the page, each loaded when it is first shown. */
import { type ComponentType, lazy, Suspense } from 'react';
import type { DialogName } from '../../state/viewSlice';

/** Dialogs by name; those that are not here belong to other parts of the page. */
const dialogs: Readonly<Partial<Record<DialogName, ComponentType>>> = {
  commands: lazy(() => import('../commands/CommandsDialog')),
  compare: lazy(() => import('../compare/CompareDialog')),
  designs: lazy(() => import('./DesignsDialog')),
  export: lazy(() => import('../exporting/ExportDialog')),
  history: lazy(() => import('../commands/HistoryDialog')),
  layers: lazy(() => import('../commands/LayersDialog')),
  open: lazy(() => import('./OpenDialog')),
  rename: lazy(() => import('../commands/RenameDialog')),
  report: lazy(() => import('./ReportDialog')),
  share: lazy(() => import('../sharing/ShareDialog')),
  shortcuts: lazy(() => import('../commands/KeysDialog')),
};

/** One of the dialogs. */
export default function LateDialogs({ dialog }: { readonly dialog: DialogName }) {
  const Shown = dialogs[dialog];
  return Shown === undefined ? null : (
    <Suspense>
      <Shown />
    </Suspense>
  );
}
