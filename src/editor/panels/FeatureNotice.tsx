/** @file Says what this browser lacks, once. */
import { lazy, Suspense } from 'react';
import { findMissingFeatures } from './browserFeatures';

const FeatureNoticeLine = lazy(() => import('./FeatureNoticeLine'));

const missing = findMissingFeatures(globalThis);

/** A line above the network; nothing in a browser that has everything. */
export function FeatureNotice() {
  return missing.length > 0 ? (
    <Suspense>
      <FeatureNoticeLine missing={missing} />
    </Suspense>
  ) : null;
}
