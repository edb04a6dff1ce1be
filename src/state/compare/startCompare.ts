/** @file Begins to compare the open design with another one, and shows what differs; ends it. */
import type { Design } from '../../document/document';
import { useStore } from '../store';
import type { CompareView } from '../viewSlice';

/** The key of the comparison among all that the canvas can show in place of the open design. */
export const comparisonKey = 'comparison';

/** Compares the open design with another one in the tab of the dock. */
export function compareWith(other: Design, view: Partial<CompareView> = {}): void {
  const { setPreview, setCompared, showDockTab } = useStore.getState();
  setPreview(null);
  setCompared(other, view);
  showDockTab('compare');
}

/** Ends the comparison, on the canvas as well. */
export function endComparison(): void {
  const { preview, setPreview, setCompared } = useStore.getState();
  if (preview?.key === comparisonKey) setPreview(null);
  setCompared(null);
}
