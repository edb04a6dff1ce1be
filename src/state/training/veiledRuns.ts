/** @file Results of runs without what a lesson hides: a run knows the status of its layers, whatever else is measured. */
import type { LayerResult } from '../../training/layerResults';
import { useStore } from '../store';
import type { Store } from '../storeShape';

/** Whether statuses and fields of runs are left out now. */
export function selectVeilsRuns({ hidden }: Pick<Store, 'hidden'>): boolean {
  return hidden.has('status');
}

/** The same for components. */
export function useVeilsRuns(): boolean {
  return useStore(selectVeilsRuns);
}

/** A layer without its status. */
export function veilResult<Result extends Pick<LayerResult, 'status' | 'isBorder' | 'isTail'>>(
  result: Result,
): Result {
  return { ...result, status: 'none', isBorder: false, isTail: false };
}
