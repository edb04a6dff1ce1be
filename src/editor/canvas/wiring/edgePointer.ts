/** @file Connections by pointer: which one it is over, and which one a click chooses. */
import { useEffect, useState } from 'react';
import type { Point } from '../../../layout/geometry';
import { useStore } from '../../../state/store';
import type { CanvasHandle } from '../canvasHandle';
import { selectLayer } from '../cardSelection';
import { dragPreview } from './dragPreview';
import { findCardAt, findEdgeAt, type NearEdge } from './nearby';

/** How near to a connection a pointer is on it, in pixels of the screen. */
const reaches = { mouse: 7, touch: 16 } as const;

const isOnPane = ({ target }: Event) =>
  target instanceof Element && target.classList.contains('react-flow__pane');

function findNear(canvas: CanvasHandle, client: Point, pointerType: string): NearEdge | null {
  const reach = pointerType === 'mouse' ? reaches.mouse : reaches.touch;
  const { edges } = canvas.getScene();
  return findEdgeAt(edges, canvas.toCanvas(client), reach / canvas.getZoom());
}

/** The connection that the mouse is over, and where; clicks and taps on connections choose them. */
export function useEdgePointer(canvas: CanvasHandle): NearEdge | null {
  const [near, setNear] = useState<NearEdge | null>(null);
  useEffect(() => {
    const end = new AbortController();
    const { signal } = end;
    const { element } = canvas;
    const show = (found: NearEdge | null) => {
      if (found === null) delete element.dataset.overEdge;
      else element.dataset.overEdge = '';
      setNear(found);
    };
    const handleMove = (event: PointerEvent) => {
      if (event.pointerType !== 'mouse') return;
      const isFree = event.buttons === 0 && isOnPane(event) && dragPreview.get() === null;
      const client = { x: event.clientX, y: event.clientY };
      show(isFree ? findNear(canvas, client, 'mouse') : null);
    };
    const handleClick = (event: MouseEvent) => {
      const { wireEnd, isFraming, chooseEdge } = useStore.getState();
      if (!isOnPane(event) || wireEnd !== null || event.shiftKey) return;
      if (isFraming) {
        const point = canvas.toCanvas({ x: event.clientX, y: event.clientY });
        const place = findCardAt(canvas.getScene().placed, point);
        if (place !== null) selectLayer(place.card.id, event);
        else useStore.getState().select([]);
        return;
      }
      const pointerType = event instanceof PointerEvent ? event.pointerType : 'mouse';
      const found = findNear(canvas, { x: event.clientX, y: event.clientY }, pointerType);
      if (found === null) return;
      // React Flow would select nothing.
      event.stopPropagation();
      const { from: source, to: target, port } = found.drawn.edge;
      chooseEdge({ source, target, port, of: target });
    };
    element.addEventListener('pointermove', handleMove, { signal, passive: true });
    element.addEventListener('pointerleave', () => show(null), { signal });
    element.addEventListener('click', handleClick, { signal, capture: true });
    return () => {
      show(null);
      end.abort();
    };
  }, [canvas]);
  return near;
}
