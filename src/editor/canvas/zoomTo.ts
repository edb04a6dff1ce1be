/** @file Brings layers into view, as large as they can be. */
import type { LayerId } from '../../architecture/architecture';
import { getCanvas } from './canvasHandle';
import { computeFit } from './fitView';

/** Shows these layers; nothing happens where none of them is on the canvas. */
export function zoomTo(layers: ReadonlySet<LayerId>): void {
  const canvas = getCanvas();
  if (canvas === null) return;
  const { clientWidth: width, clientHeight: height } = canvas.element;
  const cards = canvas
    .getScene()
    .placed.filter(({ card }) => layers.has(card.id) || card.rows.some((row) => layers.has(row)));
  if (cards.length > 0) canvas.show(computeFit(cards, null, { width, height }, true));
}
