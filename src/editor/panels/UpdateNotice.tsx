/** @file Offers a new version of the page; it is never loaded unasked. */
import { lazy, Suspense } from 'react';
import { useStore } from '../../state/store';

const UpdateNoticeLine = lazy(() => import('./UpdateNoticeLine'));

/** A line above the network; nothing while this version is the newest. */
export function UpdateNotice() {
  const hasUpdate = useStore((state) => state.hasUpdate);
  return hasUpdate ? (
    <Suspense>
      <UpdateNoticeLine />
    </Suspense>
  ) : null;
}
