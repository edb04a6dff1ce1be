/** @file Presses and drags on the small map, by mouse and finger: what is pressed comes to the middle of the canvas. */
import { type PointerEvent, type RefObject, useRef } from 'react';
import type { Point, Size } from '../../../layout/geometry';
import type { CanvasHandle } from '../canvasHandle';
import type { MapFrame } from './mapGeometry';

interface Handlers {
  readonly onPointerDown: (event: PointerEvent) => void;
  readonly onPointerMove: (event: PointerEvent) => void;
  readonly onPointerUp: () => void;
  readonly onPointerCancel: () => void;
}

/** What the map's element needs. */
export function useMapDrag(
  canvas: CanvasHandle,
  surface: RefObject<HTMLElement | null>,
  { x: left, y: top, scale }: MapFrame,
  { width, height }: Size,
): Handlers {
  // From the pointer to the middle of what is seen, in pixels of the canvas.
  const grip = useRef<Point | null>(null);
  const toCanvas = (event: PointerEvent): Point | null => {
    const box = surface.current?.getBoundingClientRect();
    if (box === undefined) return null;
    return { x: (event.clientX - box.x - left) / scale, y: (event.clientY - box.y - top) / scale };
  };
  const getMiddle = (): Point => {
    const box = canvas.element.getBoundingClientRect();
    return canvas.toCanvas({ x: box.x + width / 2, y: box.y + height / 2 });
  };
  const moveTo = (middle: Point) => {
    const from = getMiddle();
    const zoom = canvas.getZoom();
    canvas.panBy((from.x - middle.x) * zoom, (from.y - middle.y) * zoom);
  };
  const letGo = () => {
    grip.current = null;
  };
  return {
    onPointerDown: (event) => {
      const at = toCanvas(event);
      if (at === null || event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      const middle = getMiddle();
      const zoom = canvas.getZoom();
      const isInside =
        Math.abs(at.x - middle.x) < width / zoom / 2 && Math.abs(at.y - middle.y) < height / zoom / 2;
      grip.current = isInside ? { x: middle.x - at.x, y: middle.y - at.y } : { x: 0, y: 0 };
      if (!isInside) moveTo(at);
    },
    onPointerMove: (event) => {
      const at = grip.current && toCanvas(event);
      if (at && grip.current) moveTo({ x: at.x + grip.current.x, y: at.y + grip.current.y });
    },
    onPointerUp: letGo,
    onPointerCancel: letGo,
  };
}
