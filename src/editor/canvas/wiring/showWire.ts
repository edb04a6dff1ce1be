/** @file Shows a wire in the hand, and what a drop would do. */
import type { Point } from '../../../layout/geometry';
import { explainRefusal } from '../../../state/editArchitecture';
import { getLateText } from '../../../state/language';
import { selectAnalysis } from '../../../state/selectors';
import { useStore } from '../../../state/store';
import type { CanvasHandle } from '../canvasHandle';
import { dragPreview, emptyPreview } from './dragPreview';
import { isOverNetwork } from './overNetwork';
import { getPortPoint } from './ports';
import { getPlugLayers, type Wire } from './wire';
import { type Aim, aim } from './wireAim';

/** A card is meant from this far on, in pixels of the screen. */
export const cardReach = 10;

/** What a drop at a place in the window does. */
export function aimAt(canvas: CanvasHandle, wire: Wire, client: Point): Aim {
  // On a panel, and outside of the window, a wire goes back to where it came from.
  if (!isOverNetwork(client)) return { type: 'home' };
  const state = useStore.getState();
  const point = canvas.toCanvas(client);
  const { layers } = selectAnalysis(state);
  const { architecture } = state.design;
  return aim(architecture, wire, canvas.getScene(), point, cardReach / canvas.getZoom(), layers);
}

/** What a drop would do, or why it cannot be done, in words; null where it would do nothing. */
function describeAim(wire: Wire, target: Aim): string | null {
  const { fixed, edge } = wire;
  const text = getLateText();
  const { layers } = useStore.getState().design.architecture;
  const getName = (id: Parameters<typeof layers.get>[0] | undefined) =>
    (id !== undefined && layers.get(id)?.name) || '';
  const before = edge === null ? undefined : layers.get(edge.target)?.inputs[edge.port];
  switch (target.type) {
    case 'home':
      return null;
    case 'refused':
      return explainRefusal(target.reason, text);
    case 'offer':
      return text.wiring.offer;
    case 'cut':
      return text.wiring.cut(getName(before), getName(edge?.target));
    case 'plug': {
      const [other] = getPlugLayers(wire, target.place.card, layers);
      const [source, taker] = fixed.end === 'output' ? [fixed.layer, other] : [other, fixed.layer];
      const names = [getName(source), getName(taker)] as const;
      if (edge === null) return text.wiring.feeds(...names);
      return fixed.end === 'output'
        ? text.wiring.feedsNow(...names, getName(edge.target))
        : text.wiring.isFedNow(...names, getName(before));
    }
  }
}

/** Shows a wire in the hand and what a drop would do. */
export function showWire(canvas: CanvasHandle, wire: Wire, from: Point, client: Point): void {
  const target = aimAt(canvas, wire, client);
  const place = target.type === 'plug' || target.type === 'refused' ? target.place : null;
  const isPlugged = target.type === 'plug';
  const to =
    place !== null && isPlugged
      ? getPortPoint(
          place,
          wire.fixed.end === 'output' ? 'input' : 'output',
          canvas.getScene().layout.direction,
        )
      : canvas.toCanvas(client);
  dragPreview.set({
    ...emptyPreview,
    line: [from, to],
    box: place,
    isRefused: target.type === 'refused',
    hint: describeAim(wire, target),
    client,
  });
}
