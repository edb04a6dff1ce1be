/** @file Opens a design such that something is to be seen at once. */
import type { Design } from '../../document/document';
import { selectAnalysis } from '../../state/selectors';
import { useStore } from '../../state/store';

/** Opens a design with its first border layer selected, where it has one. */
export function openAtBorder(design: Design): void {
  useStore.getState().openDesign(design);
  const [border] = selectAnalysis(useStore.getState()).borderLayers;
  if (border !== undefined) useStore.getState().select([border]);
}
