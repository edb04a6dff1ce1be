/** @file Offers layers for a spot on a connection. */
import type { Edge } from '../../../architecture/edge';
import { selectAnalysis } from '../../../state/selectors';
import { useStore } from '../../../state/store';
import { getCanvas } from '../canvasHandle';
import { findDrawnAlong } from './grip';
import { getMiddle } from './nearby';
import { offer } from './offer';

/** Opens the palette for a connection, below a box in the window or at the connection itself. */
export function offerOnEdge(
  { target, port }: Edge,
  box?: { readonly left: number; readonly bottom: number },
): void {
  const state = useStore.getState();
  const source = state.design.architecture.layers.get(target)?.inputs[port];
  if (source === undefined) return;
  const canvas = getCanvas();
  const drawn = canvas?.getScene().edges.find(({ edge }) => edge.to === target && edge.port === port);
  const middle = drawn === undefined ? undefined : canvas?.toClient(getMiddle(drawn.line));
  const place = box === undefined ? middle : { x: box.left, y: box.bottom };
  offer.set({
    client: place ?? { x: innerWidth / 2, y: innerHeight / 3 },
    placement: { at: 'edge', edge: { target, port }, along: findDrawnAlong({ target, port }) },
    arriving: selectAnalysis(state).layers.get(source)?.shape ?? null,
    position: null,
  });
}
