/** @file Brings layers into view, as large as they can be. */
import type { LayerId } from '../../architecture/architecture';
import { useStore } from '../../state/store';
import { getCanvas } from './canvasHandle';
import { selectCardGraph } from './cardGraph';
import { computeFit } from './fitView';

/** Shows these layers; nothing happens where none of them is on the canvas. */
export function zoomTo(layers: ReadonlySet<LayerId>): void {
  const canvas = getCanvas();
  if (canvas === null) return;
  const { clientWidth: width, clientHeight: height } = canvas.element;
  const { cardOf } = selectCardGraph(useStore.getState());
  const shown = new Set([...layers].map((id) => cardOf.get(id)));
  const cards = canvas.getScene().placed.filter(({ card }) => shown.has(card.id));
  if (cards.length > 0) canvas.show(computeFit(cards, null, { width, height }, true));
}
