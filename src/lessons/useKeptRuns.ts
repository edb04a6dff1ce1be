/** @file Runs of earlier visits, read once somebody is asked about one. */
import { useEffect } from 'react';
import { getRunControl } from '../state/training/runControl';

/** Has the runs of this browser read. */
export function useKeptRuns(): void {
  useEffect(() => {
    void getRunControl().readKept();
  }, []);
}
