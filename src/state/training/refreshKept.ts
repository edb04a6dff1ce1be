/** @file Which sets of pictures are kept in this browser, looked up for the page. */
import { listKeptData } from '../../training/listKeptData';
import { useStore } from '../store';

/** Looks which sets are kept. Never rejects. */
export async function refreshKept(): Promise<void> {
  const kept = await listKeptData();
  useStore.getState().updateTraining((view) => ({ ...view, kept }));
}
