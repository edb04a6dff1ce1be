/** @file Why the link in the address was not opened, in a line above the network. */
import { lazy, Suspense } from 'react';
import { useStore } from '../../state/store';

const LinkNoticeLine = lazy(() => import('./LinkNoticeLine'));

/** The line; nothing where all is well. */
export function LinkNotice() {
  const problem = useStore((state) => state.linkProblem);
  return problem === null ? null : (
    <Suspense>
      <LinkNoticeLine problem={problem} />
    </Suspense>
  );
}
