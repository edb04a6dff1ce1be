/** @file How far a file is read, and what became of it, in a line above the network. */
import { lazy, Suspense } from 'react';
import { useStore } from '../../state/store';

const FileNoticeLine = lazy(() => import('./FileNoticeLine'));

/** The line; nothing where no file was opened. */
export function FileNotice() {
  const run = useStore((state) => state.fileRun);
  return run === null ? null : (
    <Suspense>
      <FileNoticeLine run={run} />
    </Suspense>
  );
}
