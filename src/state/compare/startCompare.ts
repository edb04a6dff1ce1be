/** @file Begins to compare the open design with another one, and shows what differs. */
import type { Design } from '../../document/document';
import { type CompareView, useStore } from '../store';

/** Compares the open design with another one in the tab of the dock. */
export function compareWith(other: Design, view: Partial<CompareView> = {}): void {
  const { setPreview, setCompared, showDockTab } = useStore.getState();
  setPreview(null);
  setCompared(other, view);
  showDockTab('compare');
}
