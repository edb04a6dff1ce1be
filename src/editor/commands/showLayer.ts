/** @file Leads to a layer: selects it, brings it into view, and takes the focus there. */
import type { LayerId } from '../../architecture/architecture';
import { useStore } from '../../state/store';
import { getCanvas } from '../canvas/canvasHandle';
import { focusLayer } from '../canvas/focusLayer';

/** Shows a layer. */
export function showLayer(id: LayerId): void {
  useStore.getState().select([id]);
  const canvas = getCanvas();
  const place = canvas
    ?.getScene()
    .placed.find(({ card }) => card.id === id || card.rows.some((row) => row === id));
  if (place !== undefined) canvas?.reveal(place);
  focusLayer(id);
}
