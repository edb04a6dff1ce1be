/**
 * @file The network from afar, where there are more cards than a page can bear: painted, with every frame of a gesture
 * anew. A click selects the card that is painted there, a double click goes to it.
 */
import { useEffect, useRef } from 'react';
import type { Size } from '../../layout/geometry';
import type { PlacedCard } from '../../layout/placedCard';
import type { CanvasHandle, Scene } from './canvasHandle';
import { selectLayer } from './cardSelection';
import { useTransform } from './flowState';
import { paintOverview } from './overviewPaint';
import { useOverviewPainting, usePaintColors } from './useOverviewPainting';

function findCard({ placed }: Scene, x: number, y: number): PlacedCard | undefined {
  return placed.findLast(
    (card) => x >= card.x && x <= card.x + card.width && y >= card.y && y <= card.y + card.height,
  );
}

/** Clicks on what is painted, in place of clicks on cards. */
function useClicks(canvas: CanvasHandle): void {
  useEffect(() => {
    const end = new AbortController();
    const { signal } = end;
    const find = (event: MouseEvent) => {
      const isOnPane = event.target instanceof Element && event.target.matches('.react-flow__pane');
      if (!isOnPane) return undefined;
      const { x, y } = canvas.toCanvas({ x: event.clientX, y: event.clientY });
      return findCard(canvas.getScene(), x, y);
    };
    const handleClick = (event: MouseEvent) => {
      const place = find(event);
      if (place !== undefined) selectLayer(place.card.id, event);
    };
    const handleDoubleClick = (event: MouseEvent) => {
      const place = find(event);
      if (place === undefined) return;
      event.stopPropagation();
      const { clientWidth, clientHeight } = canvas.element;
      const x = clientWidth / 2 - (place.x + place.width / 2);
      const y = clientHeight / 2 - (place.y + place.height / 2);
      canvas.show({ x, y, zoom: 1 });
    };
    canvas.element.addEventListener('click', handleClick, { signal, capture: true });
    canvas.element.addEventListener('dblclick', handleDoubleClick, { signal, capture: true });
    return () => end.abort();
  }, [canvas]);
}

/** The painted network. */
export default function Overview({
  canvas,
  scene,
  size: { width, height },
}: {
  readonly canvas: CanvasHandle;
  readonly scene: Scene;
  readonly size: Size;
}) {
  const painting = useOverviewPainting(scene);
  const colors = usePaintColors();
  const ref = useRef<HTMLCanvasElement>(null);
  useClicks(canvas);
  useTransform(
    ({ x, y, zoom }) => {
      const element = ref.current;
      const context = element?.getContext('2d');
      if (!element || !context) return;
      const ratio = Math.min(2, devicePixelRatio);
      const bitmap = { width: Math.round(width * ratio), height: Math.round(height * ratio) };
      if (element.width !== bitmap.width) element.width = bitmap.width;
      if (element.height !== bitmap.height) element.height = bitmap.height;
      const transform = { x: x * ratio, y: y * ratio, zoom: zoom * ratio };
      paintOverview(context, painting, transform, bitmap, colors, ratio);
    },
    [painting, colors, width, height],
  );
  return (
    <div className="overview" aria-hidden="true">
      <canvas ref={ref} style={{ width, height }} />
    </div>
  );
}
