/**
 * @file Two fingers zoom and move the view, also where one of them is on a card.
 *
 * React Flow leaves a touch on a card to the drag of that card, and on a phone there is little beside the cards. The
 * second finger ends the drag: from then on the fingers are kept from everything else until all are lifted.
 */
import { clamp } from '../../../util/numbers';
import type { CanvasHandle } from '../canvasHandle';
import { maxZoom, minZoom } from '../fitView';

/** What the fingers held as the second one came down. */
interface Hold {
  readonly zoom: number;
  readonly distance: number;
  /** The place between the fingers, in canvas pixels. */
  readonly anchor: { readonly x: number; readonly y: number };
}

function measure({ touches }: TouchEvent) {
  const [a, b] = touches;
  if (a === undefined || b === undefined) return null;
  return {
    distance: Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY),
    middle: { x: (a.clientX + b.clientX) / 2, y: (a.clientY + b.clientY) / 2 },
  };
}

const isOnCard = ({ touches }: TouchEvent) =>
  [...touches].some(
    ({ target }) => target instanceof Element && target.closest('.react-flow__node') !== null,
  );

/** Listens on a canvas whose cards can be moved (where they cannot, React Flow does it); returns what ends it. */
export function listenForPinches(canvas: CanvasHandle): () => void {
  const { element } = canvas;
  let hold: Hold | null = null;
  const keep = (event: TouchEvent) => {
    event.stopPropagation();
    if (event.cancelable) event.preventDefault();
  };
  const handleStart = (event: TouchEvent) => {
    if (hold !== null) return keep(event);
    const fingers = event.touches.length === 2 && isOnCard(event) ? measure(event) : null;
    if (fingers === null || fingers.distance === 0) return;
    keep(event);
    hold = { zoom: canvas.getZoom(), distance: fingers.distance, anchor: canvas.toCanvas(fingers.middle) };
  };
  const handleMove = (event: TouchEvent) => {
    if (hold === null) return;
    keep(event);
    const fingers = measure(event);
    if (fingers === null) return;
    const { left, top } = element.getBoundingClientRect();
    const zoom = clamp((hold.zoom * fingers.distance) / hold.distance, minZoom, maxZoom);
    const { x, y } = fingers.middle;
    canvas.show({ x: x - left - hold.anchor.x * zoom, y: y - top - hold.anchor.y * zoom, zoom }, false);
  };
  const handleEnd = ({ touches }: TouchEvent) => {
    if (touches.length === 0) hold = null;
  };
  const end = new AbortController();
  const options = { capture: true, passive: false, signal: end.signal };
  element.addEventListener('touchstart', handleStart, options);
  element.addEventListener('touchmove', handleMove, options);
  element.addEventListener('touchend', handleEnd, options);
  element.addEventListener('touchcancel', handleEnd, options);
  return () => end.abort();
}
